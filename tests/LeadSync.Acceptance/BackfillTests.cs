using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "Backfill of 100,000 contacts, 30,000 of them handed off: resumable after `kill -9`, live leads still handed off in under 5 s
/// meanwhile, at most 25 Salesforce calls per 10,000 records written (matching included, job polls not)."
/// </summary>
/// <remarks>The short form loads 10,000 contacts, the long one 100,000. Calls are counted per record from a load that nothing live runs beside.</remarks>
public sealed class BackfillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LEADSYNC_LONG_TESTS") == "1";
    private static readonly int Contacts = IsLong ? 100_000 : 10_000;
    private static readonly int Ready = Contacts * 3 / 10;
    private static readonly TimeSpan Most = IsLong ? TimeSpan.FromMinutes(12) : TimeSpan.FromMinutes(4);
    private readonly Installation _here = new();
    private readonly string _list = Path.GetTempFileName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllLinesAsync(_list, ["hs_object_id,email,lastname,company,lifecyclestage", .. Enumerable.Range(0, Contacts).Select(Row)], Stop);
        _here.Write("leadsync.yaml", (await File.ReadAllTextAsync(Path.Combine(_here.ConfigDirectory, "leadsync.yaml"), Stop)).Replace("goLive: everything", "goLive: baseline", StringComparison.Ordinal));
        await _here.StartSandboxAsync("--csv", _list);
        await _here.StartWorkerAsync();
        await _here.RegisterWebhooksAsync();
    }

    [Fact]
    public async Task A_first_load_survives_a_kill_lets_live_leads_pass_and_takes_few_calls()
    {
        var load = LeadSyncProcess.Start("backfill", "--config", _here.ConfigDirectory, "--data", _here.DataDirectory, "--hand-off", $"{Contacts}/day", "--yes");
        await Eventually.HoldsAsync("the load has begun", Most, () => Task.FromResult(load.Output.Contains(" let in,", StringComparison.Ordinal)));

        var slowest = TimeSpan.Zero;
        var live = 0;
        for (var killed = false; !load.HasExited; live++)
        {
            var took = await HandOffAsync(live);
            if (took > slowest) slowest = took;
            if (killed || await CountAsync("SELECT COUNT() FROM Lead") < Ready / 2) continue;

            killed = true;
            await _here.KillWorkerAsync();
            await _here.StartWorkerAsync();
        }

        output.WriteLine($"{live} live leads meanwhile, the slowest after {slowest.TotalSeconds:0.0} s");
        output.WriteLine(load.Output[^Math.Min(300, load.Output.Length)..]);
        await _here.QuietAsync(Most);

        var leads = await _here.QueryAsync("SELECT Email, LeadSync_Id__c FROM Lead");
        leads.Count.ShouldBe(Ready + live);
        leads.Select(lead => (string)lead["Email"]!).Distinct().Count().ShouldBe(leads.Count);
        (await CountAsync("SELECT COUNT() FROM Task")).ShouldBe(leads.Count);
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Ten_thousand_records_take_at_most_twenty_five_calls()
    {
        Assert.SkipUnless(IsLong, "A job takes its five calls for any number of records: only a large load tells.");
        var load = LeadSyncProcess.Start("backfill", "--config", _here.ConfigDirectory, "--data", _here.DataDirectory, "--hand-off", $"{Contacts}/day", "--yes");
        await Eventually.HoldsAsync("the load has begun", Most, () => Task.FromResult(load.Output.Contains(" let in,", StringComparison.Ordinal)));
        var before = await CallsAsync();
        await Eventually.HoldsAsync("the load is over", Most, () => Task.FromResult(load.HasExited));
        var after = await CallsAsync();

        // Every Lead was created, got its Task, and its deadlines once a rep had it.
        var written = 3 * Ready;
        var allowed = written / 10_000.0 * 25;
        output.WriteLine($"{after - before} Salesforce calls for {written} records written; {allowed:0} are allowed");
        (after - before).ShouldBeLessThanOrEqualTo((int)allowed);
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        File.Delete(_list);
    }

    private static string Row(int number) =>
        $"{1_000_000 + number},p{number}@big.example,Person {number},Company {number % 500},{(number % 10 < 3 ? "marketingqualifiedlead" : "lead")}";

    /// <summary>From the moment HubSpot knows that a person is ready to the owned Lead in Salesforce.</summary>
    private async Task<TimeSpan> HandOffAsync(int number)
    {
        var begun = Stopwatch.GetTimestamp();
        await _here.CreateContactAsync(new { email = $"live-{number}@live.example", lastname = "Live", lifecyclestage = "marketingqualifiedlead" });
        await Eventually.HoldsAsync("the live lead is in Salesforce", Most, async () => await CountAsync($"SELECT COUNT() FROM Lead WHERE Email = 'live-{number}@live.example'") == 1);
        return Stopwatch.GetElapsedTime(begun);
    }

    private async Task<int> CountAsync(string soql) =>
        (int)(await _here.Salesforce.GetFromJsonAsync<JsonObject>($"/services/data/v67.0/query?q={Uri.EscapeDataString(soql)}", Stop))!["totalSize"]!;

    /// <summary>LeadSync's calls, without looking whether a job is done and without the poll for what reps do.</summary>
    private async Task<int> CallsAsync()
    {
        var calls = (await _here.Salesforce.GetFromJsonAsync<JsonObject>("/_sandbox/calls", Stop))!["calls"]!.AsArray().Select(call => call!.AsObject());
        return calls.Where(call => !IsPoll((string)call["method"]!, (string)call["path"]!)).Sum(call => (int)call["count"]!);
    }

    private static bool IsPoll(string method, string path) =>
        method == "GET" && (path.EndsWith("/jobs/ingest/*", StringComparison.Ordinal) || path.EndsWith("/queryAll", StringComparison.Ordinal));
}
