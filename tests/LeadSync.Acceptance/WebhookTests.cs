using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "A wrong, old, or missing signature is 401 and leaves nothing behind; a body that is not JSON is 400; an event for an unknown
/// contact does no harm." and "The same webhook batch sent five times, shuffled: the same end state as once, and no more Salesforce writes than once."
/// </summary>
public sealed class WebhookTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);
    private readonly Installation _here = new();

    public async ValueTask InitializeAsync()
    {
        await _here.StartSandboxAsync();
        await _here.StartWorkerAsync();
    }

    [Fact]
    public async Task What_is_not_signed_by_the_published_rules_is_refused_and_leaves_nothing_behind()
    {
        const string body = """[{"eventId":1,"subscriptionType":"contact.creation","objectId":424242,"occurredAt":1767225600123,"attemptNumber":0}]""";
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        (await SendAsync(body, now, secret: "not the secret")).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(body, now - 301_000)).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(body, timestamp: null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await LeadsAsync()).ShouldBe(0);

        (await SendAsync("this is not JSON", now)).ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(body, now)).ShouldBe(HttpStatusCode.OK);
        await _here.QuietAsync(Most);
        (await LeadsAsync()).ShouldBe(0, "HubSpot has no such contact, and so LeadSync forgets it");
    }

    [Fact]
    public async Task The_same_batch_five_times_and_shuffled_ends_as_once_and_writes_no_more()
    {
        var once = await _here.CreateContactsAsync(People("once"));
        await SendAllAsync(once, times: 1);
        var afterOnce = await SalesforceWritesAsync();

        var often = await _here.CreateContactsAsync(People("often"));
        await SendAllAsync(often, times: 5);
        var records = await SalesforceWritesAsync() - afterOnce;

        output.WriteLine($"records written to Salesforce: {afterOnce} after one sending, {records} after five");
        records.ShouldBeLessThanOrEqualTo(afterOnce);
        (await _here.QueryAsync("SELECT Id FROM Lead")).Count.ShouldBe(80);
        (await _here.QueryAsync("SELECT Id FROM Task")).Count.ShouldBe(80);
        foreach (var contact in often) (await _here.PropertyAsync(contact, "leadsync_stage")).ShouldBe("assigned");
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();

    private static IEnumerable<object> People(string name) => Enumerable.Range(0, 40).Select(i => (object)new
    {
        email = $"{name}-{i}@globex.example",
        lastname = $"Doe {i}",
        lifecyclestage = "marketingqualifiedlead",
    });

    private async Task SendAllAsync(List<string> contacts, int times)
    {
        var chance = new Random(5);
        for (var time = 0; time < times; time++)
        {
            var shuffled = contacts.ToArray();
            chance.Shuffle(shuffled);
            var body = $"[{string.Join(',', shuffled.Select((contact, i) => $$"""{"eventId":{{i}},"subscriptionType":"contact.creation","objectId":{{contact}},"occurredAt":1767225600123,"attemptNumber":{{time}}}"""))}]";
            (await SendAsync(body, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds())).ShouldBe(HttpStatusCode.OK);
        }

        await Eventually.HoldsAsync($"HubSpot knows every owner. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contacts[^1], "leadsync_stage") == "assigned" && await _here.PropertyAsync(contacts[0], "leadsync_stage") == "assigned");
        await _here.QuietAsync(Most);
    }

    /// <summary>HubSpot's v3 signature: HMAC-SHA256 over method, address, body and timestamp.</summary>
    private async Task<HttpStatusCode> SendAsync(string body, long? timestamp, string secret = "sandbox-client-secret")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _here.WebhookUrl) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (timestamp is not null)
        {
            var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"POST{_here.WebhookUrl}{body}{timestamp}"));
            request.Headers.Add("X-HubSpot-Request-Timestamp", $"{timestamp}");
            request.Headers.Add("X-HubSpot-Signature-v3", Convert.ToBase64String(signature));
        }

        using var answer = await _here.Worker.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<int> LeadsAsync()
    {
        var status = JsonNode.Parse(await _here.Worker.GetStringAsync("/api/status"))!;
        return status["leads"]!.AsObject().Sum(stage => (int)stage.Value!);
    }

    /// <summary>Records in writes, as the sandbox counted them.</summary>
    private async Task<int> SalesforceWritesAsync()
    {
        var calls = JsonNode.Parse(await _here.Salesforce.GetStringAsync("/_sandbox/calls"))!["calls"]!.AsArray();
        return calls.Where(call => ((string)call!["path"]!).Contains("composite/sobjects", StringComparison.Ordinal)).Sum(call => (int)call!["records"]!);
    }
}
