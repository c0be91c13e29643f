using System.Net.Http.Headers;
using System.Text.Json;

namespace LeadSync.Cli.Demo;

/// <summary>The demo's hands at Salesforce: what reps see and do there, each under their own name.</summary>
internal sealed class SalesDesk : IDisposable
{
    private const string Data = "/services/data/v67.0";

    /// <summary>Records of one collection call.</summary>
    private const int MostRecords = 200;

    private readonly HttpClient _http;

    private SalesDesk(HttpClient http) => _http = http;

    public static async Task<SalesDesk> OpenAsync(Uri url, CancellationToken token)
    {
        var http = new HttpClient { BaseAddress = url };
        http.DefaultRequestHeaders.Add(CallCounts.Actor, CallCounts.Demo);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "sandbox-client",
            ["client_secret"] = "sandbox-secret",
        });
        using var answer = await http.PostAsync(new Uri("/services/oauth2/token", UriKind.Relative), form, token);
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>(token);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("access_token").GetString());
        return new SalesDesk(http);
    }

    public async Task<List<JsonElement>> QueryAsync(string soql, CancellationToken token)
    {
        var rows = new List<JsonElement>();
        for (var path = $"{Data}/query?q={Uri.EscapeDataString(soql)}"; path is not null;)
        {
            var page = await _http.GetFromJsonAsync<JsonElement>(path, token);
            rows.AddRange(page.GetProperty("records").EnumerateArray());
            path = page.TryGetProperty("nextRecordsUrl", out var next) ? next.GetString() : null;
        }

        return rows;
    }

    /// <summary>Changes Leads in the name of a rep.</summary>
    public async Task UpdateAsync(string rep, IEnumerable<LeadEdit> edits, CancellationToken token)
    {
        foreach (var chunk in edits.Chunk(MostRecords))
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Data}/composite/sobjects")
            {
                Content = JsonContent.Create(new { allOrNone = false, records = chunk.Select(edit => edit.ToRecord()) }),
            };
            request.Headers.Add("X-Sandbox-User", rep);
            using var answer = await _http.SendAsync(request, token);
            answer.EnsureSuccessStatusCode();
        }
    }

    public Task<CallCounts> CallsAsync(CancellationToken token) => CallCounts.ReadAsync(_http, token);

    public void Dispose() => _http.Dispose();
}

/// <summary>New values for one Lead.</summary>
internal sealed record LeadEdit(string Id, IReadOnlyDictionary<string, string> Fields)
{
    public Dictionary<string, object> ToRecord()
    {
        var record = new Dictionary<string, object> { ["attributes"] = new { type = "Lead" }, ["Id"] = Id };
        foreach (var (field, value) in Fields) record[field] = value;
        return record;
    }
}
