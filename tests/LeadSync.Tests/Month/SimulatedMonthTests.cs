using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Month;

/// <summary>
/// Must hold: "Simulated month (`--clock-speed` or a manual clock, sandbox, 5,000 leads, 12 reps in four zones with holidays, rates of accept /
/// reject / ignore): at every hour each lead from mql to sql is in exactly one stage with owner or queue, deadline and reason; every breach is
/// acted on within 10 s of simulated time; no step of a ladder happens twice; no lead that was accepted in time is reverted."
/// </summary>
public sealed class SimulatedMonthTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Start = new(2026, 12, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LEADSYNC_LONG_TESTS") == "1";
    private static readonly int Leads = IsLong ? 5000 : 40;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(IsLong ? 30 : 6);

    private readonly PriorityQueue<Deed, (DateTimeOffset, int)> _deeds = new();
    private readonly HashSet<(LeadId, int)> _accepted = [];
    private readonly List<string> _wrong = [];
    private int _planned;
    private int _hours;
    private int _done;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_every_hour_each_lead_has_its_place_and_every_breach_is_acted_on()
    {
        await using var world = await MonthWorld.StartAsync(Start, MonthRules.Files);
        var reps = new MonthReps(world.Sandbox, seed: 7);
        await reps.JoinAsync();
        var arrivals = Arrivals();

        for (var now = Start; now <= Start + Lasts; now += MonthReps.Step)
        {
            await world.LiveUntilAsync(now);
            if ((now - Start).Ticks % TimeSpan.TicksPerHour == 0) await CheckAsync(world);
            var moved = await ArriveAsync(world, arrivals, now) | await ActAsync(world, reps, now);
            if (moved) await world.PollAsync();
            await PlanAsync(world, reps);
        }

        await TellAsync(world);
    }

    /// <summary>Whole numbers of leads at every step, most of them in the first four fifths.</summary>
    private static Dictionary<DateTimeOffset, int> Arrivals()
    {
        var chance = new Random(11);
        var steps = (int)(Lasts * 0.8 / MonthReps.Step);
        return Enumerable.Range(0, Leads).Select(_ => Start + (MonthReps.Step * chance.Next(steps))).CountBy(at => at).ToDictionary();
    }

    private async Task<bool> ArriveAsync(MonthWorld world, Dictionary<DateTimeOffset, int> arrivals, DateTimeOffset now)
    {
        if (arrivals.GetValueOrDefault(now) is not (> 0 and var count)) return false;

        var inputs = Enumerable.Range(_done, count).Select(i => new
        {
            properties = new { email = $"lead-{i}@globex-{i % 50}.example", lastname = $"Lead {i}", lifecyclestage = "marketingqualifiedlead", country = MonthRules.Countries[i % MonthRules.Countries.Count] },
        }).ToList();
        _done += count;
        var answer = await world.Sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts/batch/create", new { inputs });
        await world.TellAsync(answer!["results"]!.AsArray().Select(one => (string)one!["id"]!));
        return true;
    }

    private async Task<bool> ActAsync(MonthWorld world, MonthReps reps, DateTimeOffset now)
    {
        var acted = false;
        while (_deeds.TryPeek(out var deed, out _) && deed.At <= now)
        {
            _deeds.Dequeue();
            var lead = await world.Database.ReadAsync(session => LeadRows.Load(session, deed.Lead), Stop);
            if (lead is not { Return: null, Crm: { } record } || lead.Cycle != deed.Cycle || lead.Owner != deed.Rep || lead.Stage is not (Stage.Assigned or Stage.Sal)) continue;

            await reps.DoAsync(deed, record.Id);
            if (deed.Due > now) _accepted.Add((deed.Lead, deed.Cycle));
            acted = true;
        }

        return acted;
    }

    private async Task PlanAsync(MonthWorld world, MonthReps reps)
    {
        foreach (var lead in await LeadsAsync(world, "WHERE stage IN ('assigned', 'sal')"))
            foreach (var deed in reps.Plan(lead)) _deeds.Enqueue(deed, (deed.At, _planned++));
    }

    private async Task CheckAsync(MonthWorld world)
    {
        _hours++;
        _wrong.AddRange((await LeadsAsync(world, "")).SelectMany(lead => MonthChecks.AtTheHour(lead, world.Now)));
        _wrong.ShouldBeEmpty($"at {world.Now:u}");
    }

    private async Task TellAsync(MonthWorld world)
    {
        var stories = await world.Database.ReadAsync(session => session.All("SELECT id FROM leads", row => new LeadId(row.GetString(0))).ToDictionary(id => id, id => HistoryRows.Of(session, id)), Stop);
        stories.SelectMany(story => MonthChecks.InTheStory(story.Key, story.Value)).ShouldBeEmpty();

        var tasks = await RowsAsync(world, "SELECT LeadSync_Key__c FROM Task WHERE LeadSync_Key__c != null");
        var leads = await RowsAsync(world, "SELECT Email FROM Lead WHERE LeadSync_Id__c != null");
        tasks.GroupBy(key => key).Where(key => key.Count() > 1).ShouldBeEmpty("a Task that exists twice is a step that happened twice");
        leads.Count.ShouldBe(leads.Distinct().Count());
        leads.Count.ShouldBe(_done);

        var all = await LeadsAsync(world, "");
        var breaches = stories.Values.Sum(MonthChecks.Breaches);
        var words = string.Join(", ", all.CountBy(lead => lead.Stage).OrderBy(stage => stage.Key).Select(stage => $"{stage.Value} {stage.Key}"));
        output.WriteLine($"{_done} leads, {Lasts.TotalDays:0} days, {_hours} hours looked at; {_accepted.Count} accepted in time, {breaches} promises broken, {all.Sum(lead => lead.Returns)} returns, {tasks.Count} Tasks; {words}");
        _accepted.Count.ShouldBeGreaterThan(_done / 4);
        breaches.ShouldBeGreaterThan(_done / 10);
        all.Count(lead => lead.Returns > 0).ShouldBeGreaterThan(_done / 10);
        all.Count(lead => lead.Stage == Stage.Sql).ShouldBeGreaterThan(0);
    }

    private static Task<List<Lead>> LeadsAsync(MonthWorld world, string where) =>
        world.Database.ReadAsync(session => session.All($"SELECT state FROM leads {where}", row => StoredJson.Read<Lead>(row.GetString(0))), Stop);

    private static async Task<List<string>> RowsAsync(MonthWorld world, string soql)
    {
        var values = new List<string>();
        for (var next = $"/services/data/v67.0/query?q={Uri.EscapeDataString(soql)}"; next is not null;)
        {
            var page = await world.Sandbox.Salesforce.JsonAsync(next);
            values.AddRange(page["records"]!.AsArray().Select(row => row!.AsObject().Single(field => field.Key != "attributes").Value!.GetValue<string>()));
            next = (string?)page["nextRecordsUrl"];
        }

        return values;
    }
}
