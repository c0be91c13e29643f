using System.Net.Http.Headers;
using System.Text.Json;

namespace LeadSync.Cli.Demo;

/// <summary>The demo's hands at HubSpot: what visitors and marketers do there. The worker knows nothing of it.</summary>
internal sealed class MarketingDesk : IDisposable
{
    private const string Contacts = "/crm/v3/objects/contacts";

    private static readonly object LastTold = new
    {
        filterGroups = new[] { new { filters = new[] { new { propertyName = "leadsync_stage", @operator = "HAS_PROPERTY" } } } },
        sorts = new[] { new { propertyName = "lastmodifieddate", direction = "DESCENDING" } },
        properties = new[] { "leadsync_stage", "leadsync_owner", "leadsync_return_reason" },
        limit = 20,
    };

    private readonly HttpClient _http;

    public MarketingDesk(Uri url)
    {
        _http = new HttpClient { BaseAddress = url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-token");
        _http.DefaultRequestHeaders.Add(CallCounts.Actor, CallCounts.Demo);
    }

    public async Task CreateAsync(IReadOnlyList<MadeUpPerson> people, CancellationToken token)
    {
        foreach (var chunk in people.Chunk(100))
            await PostAsync($"{Contacts}/batch/create", new { inputs = chunk.Select(person => new { properties = person.Properties }) }, token);
    }

    public Task DoAsync(IReadOnlyList<VisitorDeed> deeds, CancellationToken token) =>
        deeds.Count == 0 ? Task.CompletedTask : PostAsync("/_sandbox/events", deeds.Select(deed => new { email = deed.Email, @event = deed.Event, url = deed.Url, title = deed.Title, form = deed.Form }), token);

    /// <summary>From now on every change is told to the worker, signed.</summary>
    public Task SendWebhooksToAsync(Uri worker, CancellationToken token) =>
        PostAsync("/_sandbox/webhooks", new { url = new Uri(worker, "/webhooks/hubspot"), clientSecret = "sandbox-client-secret" }, token);

    /// <summary>Contacts whose LeadSync stage was written last, newest first: what marketing sees of its leads.</summary>
    public async Task<IReadOnlyList<ToldContact>> LastToldAsync(CancellationToken token)
    {
        var answer = await PostAsync($"{Contacts}/search", LastTold, token);
        return [.. answer.GetProperty("results").EnumerateArray().Select(ToldContact.Of)];
    }

    /// <summary>Ids of all contacts.</summary>
    public async Task<IReadOnlyList<string>> ContactIdsAsync(CancellationToken token)
    {
        var ids = new List<string>();
        for (var after = "0"; after is not null;)
        {
            var page = await _http.GetFromJsonAsync<JsonElement>($"{Contacts}?limit=100&properties=email&after={after}", token);
            ids.AddRange(page.GetProperty("results").EnumerateArray().Select(contact => contact.GetProperty("id").GetString()!));
            after = page.TryGetProperty("paging", out var paging) ? paging.GetProperty("next").GetProperty("after").GetString() : null;
        }

        return ids;
    }

    public Task<CallCounts> CallsAsync(CancellationToken token) => CallCounts.ReadAsync(_http, token);

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> PostAsync<T>(string path, T body, CancellationToken token)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, token);
        var text = await answer.Content.ReadAsStringAsync(token);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"The demo's own call {path} was refused: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}

/// <summary>What a marketer reads of one lead in HubSpot.</summary>
internal sealed record ToldContact(string Id, string Stage, string? Owner, string? Reason)
{
    public static ToldContact Of(JsonElement contact)
    {
        var properties = contact.GetProperty("properties");
        return new ToldContact(contact.GetProperty("id").GetString()!, Text("leadsync_stage") ?? "", Text("leadsync_owner"), Text("leadsync_return_reason"));

        string? Text(string name) => properties.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
