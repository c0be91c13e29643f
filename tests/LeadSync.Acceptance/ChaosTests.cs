using System.Net.Http.Json;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "`kill -9` of the worker, a separate process, at ten seeded moments during a burst of 2,000 leads while calls are in flight, at
/// least once between a sandbox's commit and our record of it (`dieAfterCommit`), restarted each time: at the end every qualified lead is in
/// Salesforce once, with one Task (none while a queue owns it), and round robin is fair to within one."
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LEADSYNC_LONG_TESTS") == "1";
    private static readonly int Leads = IsLong ? 2_000 : 500;
    private static readonly int Kills = IsLong ? 10 : 4;
    private readonly Installation _here = new();

    public async ValueTask InitializeAsync()
    {
        await _here.StartSandboxAsync();
        await _here.HubSpot.PostAsJsonAsync("/_sandbox/limits", new { latency = "40ms" }, TestContext.Current.CancellationToken);
        await _here.Salesforce.PostAsJsonAsync("/_sandbox/limits", new { latency = "60ms" }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Every_lead_is_in_Salesforce_once_with_one_Task_although_the_worker_is_killed_again_and_again()
    {
        var chance = new Random(20261122);
        await _here.CreateContactsAsync(Enumerable.Range(0, Leads).Select(i => (object)new
        {
            email = $"chaos-{i}@globex.example",
            lastname = $"Doe {i}",
            country = i % 10 == 0 ? "Japan" : "France",
            lifecyclestage = "marketingqualifiedlead",
        }));

        // The sandbox commits, and the answer never arrives: on creates, on Tasks, on feedback.
        await _here.Salesforce.PostAsJsonAsync("/_sandbox/faults", new object[]
        {
            new { method = "PATCH", path = "*/composite/sobjects/Lead/*", times = 1, dieAfterCommit = true },
            new { method = "POST", path = "*/composite/sobjects", times = 1, dieAfterCommit = true },
        }, TestContext.Current.CancellationToken);
        await _here.HubSpot.PostAsJsonAsync("/_sandbox/faults", new object[] { new { method = "POST", path = "*/contacts/batch/update", times = 1, dieAfterCommit = true } }, TestContext.Current.CancellationToken);

        for (var kill = 0; kill < Kills; kill++)
        {
            await _here.StartWorkerAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(600, 3_500)), TimeProvider.System, TestContext.Current.CancellationToken);
            await _here.KillWorkerAsync();
        }

        await _here.StartWorkerAsync();
        await Eventually.HoldsAsync("every lead is in Salesforce", TimeSpan.FromMinutes(3), async () => (await _here.QueryAsync("SELECT Id FROM Lead")).Count >= Leads);
        await _here.QuietAsync(TimeSpan.FromMinutes(3));

        var leads = await _here.QueryAsync("SELECT Id, Email, LeadSync_Id__c, OwnerId, Owner.Username FROM Lead");
        leads.Count.ShouldBe(Leads);
        leads.Select(lead => (string)lead["Email"]!).Distinct().Count().ShouldBe(Leads);
        leads.ShouldAllBe(lead => lead["LeadSync_Id__c"] != null);

        var tasks = (await _here.QueryAsync("SELECT Id, WhoId FROM Task")).GroupBy(task => (string)task["WhoId"]!).ToDictionary(one => one.Key, one => one.Count());
        foreach (var lead in leads)
            tasks.GetValueOrDefault((string)lead["Id"]!).ShouldBe(((string)lead["OwnerId"]!).StartsWith("005", StringComparison.Ordinal) ? 1 : 0, $"Tasks of {lead["Email"]}");

        var perRep = leads.Where(lead => ((string)lead["OwnerId"]!).StartsWith("005", StringComparison.Ordinal)).GroupBy(lead => (string)lead["OwnerId"]!).Select(rep => rep.Count()).ToList();
        output.WriteLine($"{Leads} leads, {Kills} kills; per rep: {string.Join(", ", perRep)}; Tasks: {tasks.Values.Sum()}");
        perRep.Count.ShouldBe(3);
        (perRep.Max() - perRep.Min()).ShouldBeLessThanOrEqualTo(1);
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();
}
