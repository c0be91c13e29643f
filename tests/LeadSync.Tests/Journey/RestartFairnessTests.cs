using LeadSync.Content;
using LeadSync.HubSpot;
using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadSync.Tests.Journey;

/// <summary>
/// Must hold: "Fairness: 30 runs of one lead each over N equal reps, restarts between: none has more than one above the others. Weighted
/// pools within 1 of their share." Each run opens the store anew, and knows of the runs before only what is on disk.
/// </summary>
public sealed class RestartFairnessTests(ITestOutputHelper output)
{
    private const int Runs = 30;

    /// <summary>Active users of the sandbox's org.</summary>
    private static readonly string[] Reps = ["ana", "bob", "cho", "hubspot"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Thirty_runs_of_one_lead_each_leave_no_rep_more_than_one_above_the_others(int reps)
    {
        var given = await HandOutAsync(PoolMethod.RoundRobin, [.. Reps.Take(reps).Select(rep => (rep, 1))]);

        given.Count.ShouldBe(reps);
        (given.Values.Max() - given.Values.Min()).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Thirty_runs_of_one_lead_each_leave_a_weighted_pool_within_one_of_its_shares()
    {
        (string Owner, int Weight)[] members = [("ana", 9), ("bob", 4), ("cho", 1), ("hubspot", 1)];

        var given = await HandOutAsync(PoolMethod.Weighted, members);

        foreach (var (owner, weight) in members)
            Math.Abs(given.GetValueOrDefault(owner) - (Runs * weight / 15.0)).ShouldBeLessThanOrEqualTo(1, owner);
    }

    /// <summary>Leads per rep, as the store has them in the end.</summary>
    private async Task<IReadOnlyDictionary<string, int>> HandOutAsync(PoolMethod method, (string Owner, int Weight)[] members)
    {
        await using var here = await IntakeUnderTest.StartAsync(rules => rules with
        {
            Settings = rules.Settings with { GoLive = GoLive.Everything, NativeSync = NativeSync.Absent },
            Routing = new RoutingRules
            {
                Owners = [.. members.Select(member => new OwnerRule(member.Owner, $"{member.Owner}@acme.example", null, null, null, null, null, [], Some.Position))],
                Pools = new Dictionary<string, PoolRule> { ["team"] = new("team", [.. members.Select(member => new PoolMember(member.Owner, member.Weight))], method, Some.Position) },
                Rules = [new RouteRule("everybody", null, null, new Assignment.ToPool("team"), Some.Position)],
            },
        });

        for (var run = 0; run < Runs; run++)
        {
            await RunAsync(here, await here.ContactAsync($"lead{run}@globex.example", ("lastname", "Doe"), ("lifecyclestage", "marketingqualifiedlead")));
            await here.RestartAsync();
        }

        var owners = await here.Database.ReadAsync(session => session.All("SELECT state FROM leads", row => StoredJson.Read<Lead>(row.GetString(0)).Owner!.Label), Stop);
        var given = owners.GroupBy(label => label.Split(' ')[0].ToLowerInvariant()).ToDictionary(rep => rep.Key, rep => rep.Count());
        output.WriteLine($"{method}, {Runs} runs: {string.Join(", ", given.OrderBy(rep => rep.Key, StringComparer.Ordinal).Select(rep => $"{rep.Key} {rep.Value}"))}");
        given.Values.Sum().ShouldBe(Runs);
        return given;
    }

    /// <summary>One run of a worker that was just started: it looks at the one lead that waits.</summary>
    private static async Task RunAsync(IntakeUnderTest here, string contact)
    {
        using var portal = new HubSpotPortal(here.HubSpot, here.Time);
        var native = new NativeWatch(here.HubSpot, portal, new NativeInForce(), NullLogger<NativeWatch>.Instance);
        var reader = new LookReader(here.Database, here.HubSpot, new SalesReader(here.Salesforce, here.Org), here.Time);
        var cycle = new JourneyCycle(here.Database, reader, new DeskReader(here.Org, portal, native), native, here.Rules, new Library(here.Database), here.Time, NullLogger<JourneyCycle>.Instance);
        var now = here.Time.GetUtcNow();
        await here.Database.WriteAsync(session => WorkRows.Touch(session, new Arrival(LeadRows.ForContact(session, contact, now)!.Lead, Sides.HubSpot, Lane.Event, now)));

        (await cycle.RunAsync(Stop)).ShouldBe(1);
    }
}
