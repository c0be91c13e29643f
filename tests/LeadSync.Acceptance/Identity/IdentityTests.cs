using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance.Identity;

/// <summary>
/// Must hold: "500 contacts merged in pairs, 200 e-mail changes, 200 conversions, 100 Salesforce merges, 100 deletions, 50 privacy deletions while the
/// worker runs: no Lead *created* twice (two contacts that each had a Lead before they merged: one pinned, the other's clocks closed, the pair listed
/// for merging), no write to a converted Lead, nothing of the erased left in the store, logs or outbox."
/// </summary>
/// <remarks>The short form has a tenth of it. Once with webhooks that come doubled and shuffled, once without any: the polls notice all of it alone.</remarks>
public sealed class IdentityTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LEADSYNC_LONG_TESTS") == "1";
    private static readonly TimeSpan Most = IsLong ? TimeSpan.FromMinutes(8) : TimeSpan.FromMinutes(2);

    /// <summary>A write may be under way when a rep converts; the next look knows.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(15);
    private readonly Installation _here = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _here.StartSandboxAsync();
        await _here.StartWorkerAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_person_is_one_story_and_one_Lead_whatever_happens_to_their_records(bool webhooks)
    {
        if (webhooks) await _here.RegisterWebhooksAsync(duplicate: 0.2, shuffle: true);
        _here.HubSpot.DefaultRequestHeaders.Add("X-Sandbox-User", "cho@acme.example");
        var crowd = await Crowd.GatherAsync(_here, IsLong ? 10 : 1, Most);
        var user = (string)(await _here.QueryAsync($"SELECT CreatedById FROM Lead WHERE Id = '{crowd.Renamed[0].LeadId}'")).Single()["CreatedById"]!;

        var seed = int.Parse(Environment.GetEnvironmentVariable("LEADSYNC_SEED") ?? "20261127", CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        await new Events(_here, crowd, new Random(seed)).HappenAsync();
        var happened = clock.Elapsed;

        var judge = new Judge(_here, crowd);
        List<string> complaints = ["nobody looked yet"];
        try
        {
            await Eventually.HoldsAsync("all is as it should be", Most, async () => (complaints = await judge.ComplainAsync()).Count == 0);
            await Eventually.HoldsAsync("nothing of the erased is left", Most, () => Task.FromResult((complaints = judge.Traces(crowd.Erased)).Count == 0));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"LEADSYNC_SEED={seed}\n{complaints.Count}:\n{string.Join('\n', complaints.Take(20))}\n{string.Join('\n', _here.WorkerOutput.Split('\n').Where(line => !line.Contains("/api/", StringComparison.Ordinal)).TakeLast(30))}");
        }

        await NoLeadWasMadeTwiceAsync(judge, crowd, user);
        var refused = await NothingWasWrittenToAConvertedLeadAsync(crowd, user);
        var status = await _here.Worker.GetFromJsonAsync<JsonObject>("/api/status", Stop);

        // Without webhooks nobody tells an erased contact that sales never had from a deleted one: it is dropped all the same.
        ((long)status!["forgotten"]!).ShouldBe(webhooks ? crowd.Erased.Count : crowd.Erased.Count(person => person.IsReady));
        ((long)status["pairs"]!).ShouldBeGreaterThanOrEqualTo(crowd.Pairs.Count / 4 + crowd.Twins.Count);
        ((long)status["deadLetters"]!).ShouldBe(0);
        output.WriteLine($"LEADSYNC_SEED={seed}, webhooks {webhooks}: {crowd.All.Count()} people, all of it in {happened.TotalSeconds:0} s, at rest after {clock.Elapsed.TotalSeconds:0} s; {status["pairs"]} pairs listed, {refused} writes met a Lead converted a moment before");
    }

    [Fact]
    public async Task Erase_forgets_a_person_beside_a_running_worker_and_a_late_event_brings_nobody_back()
    {
        await _here.RegisterWebhooksAsync();
        var person = new Person("Wanted", 1, IsReady: true);
        person.ContactId = await _here.CreateContactAsync(person.Properties);
        await Eventually.HoldsAsync("it is owned", Most, async () => (await _here.QueryAsync("SELECT Id FROM Lead")).Count == 1);
        await _here.QuietAsync(Most);
        var judge = new Judge(_here, null!);
        judge.Traces([person]).ShouldNotBeEmpty();

        var (exit, said, _) = await LeadSyncProcess.RunAsync(Stop, "erase", person.Email, "--data", _here.DataDirectory, "--config", _here.ConfigDirectory);

        exit.ShouldBe(0, said);
        await Eventually.HoldsAsync("the fields are taken back", Most, async () => (await _here.QueryAsync("SELECT LeadSync_Id__c FROM Lead")).Single()["LeadSync_Id__c"] is null);
        (await _here.HubSpot.PatchAsJsonAsync($"/crm/v3/objects/contacts/{person.ContactId}", new { properties = new { phone = "1", jobtitle = "Director" } }, Stop)).EnsureSuccessStatusCode();
        (await _here.HubSpot.PostAsJsonAsync("/_sandbox/events", new[] { new { email = person.Email, @event = "form_submit", form = "Request a demo", at = "2026-01-01T00:00:00Z" } }, Stop)).EnsureSuccessStatusCode();
        await Task.Delay(TimeSpan.FromSeconds(6), Stop);
        await _here.QuietAsync(Most);

        judge.Traces([person]).ShouldBeEmpty();
        (await _here.QueryAsync("SELECT Id FROM Lead")).Count.ShouldBe(1);
        (await LeadSyncProcess.RunAsync(Stop, "erase", person.Email, "--data", _here.DataDirectory, "--config", _here.ConfigDirectory)).ExitCode.ShouldBe(1, "nothing is kept any more");
    }

    public ValueTask DisposeAsync() => _here.DisposeAsync();

    private static async Task NoLeadWasMadeTwiceAsync(Judge judge, Crowd crowd, string user)
    {
        var made = await judge.MadeAsync(user);
        made.Where(name => name.Value > 1).ShouldBeEmpty();

        // Of the pairs that nobody was ready of, half became ready as one person: that is one Lead. The other half became ready as two, a moment before.
        var late = crowd.Pairs.Where((_, i) => i % 8 == 7).Count(pair => made.ContainsKey(pair.Primary.Name));
        late.ShouldBe(crowd.Pairs.Where((_, i) => i % 8 == 7).Count());
        made.Keys.Except(crowd.All.Where(person => person.IsReady).Select(person => person.Name))
            .Except(crowd.Pairs.Where((_, i) => i % 8 == 3).SelectMany(pair => new[] { pair.Primary.Name, pair.Second.Name }))
            .Except(crowd.Pairs.Where((_, i) => i % 8 == 7).Select(pair => pair.Primary.Name)).ShouldBeEmpty();
    }

    private async Task<int> NothingWasWrittenToAConvertedLeadAsync(Crowd crowd, string user)
    {
        var converted = new Dictionary<string, DateTimeOffset>();
        foreach (var row in await _here.QueryAsync("SELECT LeadId, CreatedDate FROM LeadHistory WHERE Field = 'leadConverted'")) converted[(string)row["LeadId"]!] = DateTimeOffset.Parse((string)row["CreatedDate"]!, CultureInfo.InvariantCulture);
        converted.Count.ShouldBe(crowd.Converted.Count);

        var log = await _here.Salesforce.GetFromJsonAsync<JsonObject>("/_sandbox/writes", Stop);
        log!["writes"]!.AsArray().Where(one => converted.TryGetValue((string)one!["id"]!, out var at) && Time(one) > at).Select(one => one!.ToJsonString()).ShouldBeEmpty();

        var refused = log["refused"]!.AsArray().Where(one => (string)one!["by"]! == user && (string)one["code"]! == "CANNOT_UPDATE_CONVERTED_LEAD").ToList();
        refused.Where(one => Time(one!) > converted[(string)one!["id"]!] + UnderWay).Select(one => one!.ToJsonString()).ShouldBeEmpty();
        refused.CountBy(one => (string)one!["id"]!).Where(one => one.Value > 1).ShouldBeEmpty();
        return refused.Count;
    }

    private static DateTimeOffset Time(JsonNode one) => DateTimeOffset.Parse((string)one["at"]!, CultureInfo.InvariantCulture);
}
