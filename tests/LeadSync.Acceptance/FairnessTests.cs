using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "Fairness: 30 runs of one lead each over N equal reps, restarts between: none has more than one above the others. Weighted
/// pools within 1 of their share. Persistent across `kill -9`."
/// </summary>
public sealed class FairnessTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int Runs = Environment.GetEnvironmentVariable("LEADSYNC_LONG_TESTS") == "1" ? 30 : 8;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);
    private static readonly IReadOnlyDictionary<string, int> Shares = new Dictionary<string, int> { ["ana@acme.example"] = 5, ["bob@acme.example"] = 2, ["cho@acme.example"] = 1 };
    private readonly Installation _here = new();

    public async ValueTask InitializeAsync()
    {
        _here.Write("routing.yaml", """
            owners:
              - { id: ana, salesforce: ana@acme.example }
              - { id: bob, salesforce: bob@acme.example }
              - { id: cho, salesforce: cho@acme.example }
            pools:
              equal: { members: [ana, bob, cho], method: roundRobin }
              shares: { members: { ana: 5, bob: 2, cho: 1 }, method: weighted }
            rules:
              - { name: by shares, when: { country: Brazil }, assign: { pool: shares } }
              - { name: in turn, assign: { pool: equal } }
            fallback: { queue: Unassigned_Leads }
            """);
        await _here.StartSandboxAsync();
    }

    [Fact]
    public async Task Runs_of_one_lead_each_are_fair_though_each_ends_with_a_kill()
    {
        var chance = new Random(20261127);
        for (var run = 0; run < Runs; run++)
        {
            await _here.StartWorkerAsync();
            await _here.CreateContactAsync(new { email = $"equal{run}@globex.example", lastname = "Doe", country = "France", lifecyclestage = "marketingqualifiedlead" });
            await _here.CreateContactAsync(new { email = $"shares{run}@globex.example", lastname = "Doe", country = "Brazil", lifecyclestage = "marketingqualifiedlead" });

            // As often in the middle of a handoff as after it.
            if (run % 2 == 0) await Eventually.HoldsAsync("both are owned", Most, async () => (await _here.QueryAsync("SELECT Id FROM Lead")).Count == 2 * (run + 1));
            else await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(200, 3_000)), TimeProvider.System, TestContext.Current.CancellationToken);
            await _here.KillWorkerAsync();
        }

        await _here.StartWorkerAsync();
        await Eventually.HoldsAsync("every lead is in Salesforce", Most, async () => (await _here.QueryAsync("SELECT Id FROM Lead")).Count == 2 * Runs);
        await _here.QuietAsync(Most);
        var equal = await PerRepAsync("equal");
        var shares = await PerRepAsync("shares");

        output.WriteLine($"{Runs} runs, each killed; in turn: {Words(equal)}; by shares 5:2:1: {Words(shares)}");
        (Shares.Keys.Max(rep => equal.GetValueOrDefault(rep)) - Shares.Keys.Min(rep => equal.GetValueOrDefault(rep))).ShouldBeLessThanOrEqualTo(1);
        foreach (var (rep, share) in Shares) Math.Abs(shares.GetValueOrDefault(rep) - (Runs * share / 8.0)).ShouldBeLessThanOrEqualTo(1, rep);
        (equal.Values.Sum(), shares.Values.Sum()).ShouldBe((Runs, Runs));
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();

    private async Task<IReadOnlyDictionary<string, int>> PerRepAsync(string pool) =>
        (await _here.QueryAsync($"SELECT Id, Owner.Username FROM Lead WHERE Email LIKE '{pool}%'")).GroupBy(lead => (string)lead["Owner"]!["Username"]!).ToDictionary(rep => rep.Key, rep => rep.Count());

    private static string Words(IReadOnlyDictionary<string, int> perRep) => string.Join(", ", perRep.OrderBy(rep => rep.Key, StringComparer.Ordinal).Select(rep => $"{rep.Key.Split('@')[0]} {rep.Value}"));
}
