using System.Text.Json.Nodes;
using LeadSync.Cli;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Cli;
using LeadSync.Tests.Rules;

namespace LeadSync.Tests.Journey.Simulating;

/// <summary>
/// Must hold: "`simulate` with the unchanged configuration shows no difference; with `qualifyAt` raised by 10, or one rep removed, exactly the
/// leads worked out by hand." The past is lived on the sandbox by the worker's own parts; the hand works by <see cref="ByHand"/>.
/// </summary>
public sealed class SimulationTests(LivedWeek week, ITestOutputHelper output) : IClassFixture<LivedWeek>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_unchanged_configuration_shows_no_difference()
    {
        await The_week_was_lived_as_the_hand_says();

        var unchanged = await SimulateAsync(week.InForce);

        unchanged["differences"]!.AsArray().ShouldBeEmpty();
        Sums(unchanged["other"]!).ShouldBe(Sums(unchanged["inForce"]!));
        Sums(unchanged["inForce"]!).ShouldBe(Sums(ByHand.Play()));
        ((int)unchanged["asItWas"]!).ShouldBe(SalesTeam.People);
    }

    [Fact]
    public Task With_the_threshold_raised_by_ten_exactly_the_leads_worked_out_by_hand_fare_otherwise() =>
        DiffersAsync(SalesTeam.Config(qualifyAt: 70), ByHand.Play(qualifyAt: 70));

    [Fact]
    public Task With_one_rep_removed_exactly_the_leads_worked_out_by_hand_fare_otherwise() =>
        DiffersAsync(SalesTeam.Config(reps: ["ana", "bob"]), ByHand.Play(reps: ["ana", "bob"]));

    [Fact]
    public Task What_sales_would_have_done_with_a_lead_it_never_had_is_not_guessed() =>
        DiffersAsync(SalesTeam.Config(qualifyAt: 55), ByHand.Play(qualifyAt: 55));

    [Fact]
    public Task A_shorter_deadline_breaks_for_whoever_answered_later_than_that() =>
        DiffersAsync(SalesTeam.Config(accept: "4h"), ByHand.Play(acceptWithin: 4));

    [Fact]
    public Task What_would_have_been_done_after_a_lead_was_taken_back_is_not_guessed() =>
        DiffersAsync(SalesTeam.Config(accept: "24h"), ByHand.Play(acceptWithin: 24));

    [Fact]
    public async Task People_read_lines_and_the_store_stays_as_it_is()
    {
        using var other = SalesTeam.Config(qualifyAt: 70);
        var before = week.Files();

        var ran = await Ran.Async("simulate", "--config", other.Directory, "--data", week.DataDirectory);

        ran.Code.ShouldBe(ExitCode.Good, ran.Error);
        ran.Output.ShouldContain("\nMQLs  |  52  |  28  |  -24\n");
        ran.Output.ShouldContain("\n38 leads would have fared otherwise:\n");
        ran.Output.ShouldContain("\nlead01@globex.example  |  MQL  |  2026-11-18 13:00:00 UTC: scored 62 of 60 needed  |  no: scored 62 of the 70 needed\n");
        ran.Output.ShouldContain("\nlead01@globex.example  |  owner  |  Ana Ruiz (rule everybody)  |  nobody\n");
        ran.Output.ShouldContain("note: What sales did with a lead, it did under its real owner.");
        week.Files().ShouldBe(before);
    }

    [Fact]
    public async Task Only_news_is_kept_of_looks_that_say_nothing_and_the_sales_floor_once()
    {
        var (desks, silent, late) = await week.Database.ReadAsync(
            session => (session.Count("SELECT count(*) FROM desks"), session.Count("SELECT count(*) FROM looks WHERE silent = 1"), session.Count("SELECT count(*) FROM leads WHERE contact ->> '$.properties.jobtitle' = 'p65' AND email LIKE 'lead_9%'")),
            Stop);

        desks.ShouldBe(1);
        late.ShouldBe(6);
        silent.ShouldBe(late, "each of them had 57 points for a day, which says nothing under these rules");
    }

    [Fact]
    public async Task A_field_that_only_the_other_rules_require_was_never_read_so_no_stage_waits_for_it()
    {
        using var other = SalesTeam.Config();
        other.Write("stages.yaml", ConfigDirectory.Shipped("stages.yaml").Text.Replace("requires: []", "requires: [Budget__c]", StringComparison.Ordinal));

        var answer = await SimulateAsync(other);

        answer["differences"]!.AsArray().ShouldBeEmpty();
        answer["notes"]!.AsArray().Select(note => (string)note!).ShouldContain("Not read in this time, so no stage waits for them: Budget__c.");
    }

    /// <summary>Otherwise the hand would agree with the simulation, and both might be wrong.</summary>
    private async Task The_week_was_lived_as_the_hand_says()
    {
        var leads = (await week.Database.ReadAsync(session => LeadFinder.Search(session, "", null), Stop)).ToDictionary(lead => lead.Email!);
        leads.Count.ShouldBe(SalesTeam.People);
        foreach (var (person, fate) in ByHand.Play())
        {
            var lead = leads[LivedWeek.Email(person)];
            lead.Cycle.ShouldBe(fate.MqlHour is null ? 0 : 1, $"{LivedWeek.Email(person)}: {lead.Because}, {string.Join("; ", lead.Holds)}");
            if (fate.MqlHour is null) continue;

            var owner = await week.Database.ReadAsync(session => HistoryRows.Of(session, lead.Id).First(entry => entry.Kind == "owner").Text, Stop);
            owner.ShouldStartWith(ByHand.Names[fate.Owner!]);
            lead.Clocks.Where(clock => clock.Breached is not null).Select(clock => clock.Name).ShouldBe(fate.Broken is null ? [] : [fate.Broken], LivedWeek.Email(person));
        }
    }

    private async Task DiffersAsync(TempConfig other, IReadOnlyDictionary<int, ByHand.Fate> hand)
    {
        using (other)
        {
            var answer = await SimulateAsync(other);

            var found = answer["differences"]!.AsArray().Select(one => Said((string)one!["who"]!, (string)one["what"]!, (string)one["inForce"]!, (string)one["other"]!)).ToList();
            var expected = ByHand.Differences(ByHand.Play(), hand);
            found.Except(expected).ShouldBeEmpty("by hand they would not differ");
            expected.Except(found).ShouldBeEmpty("by hand they would differ");
            Sums(answer["other"]!).ShouldBe(Sums(hand));
            output.WriteLine($"{Sums(answer["inForce"]!)} -> {Sums(answer["other"]!)}: {found.Count} differences of {found.Select(one => one.Split(' ')[0]).Distinct().Count()} leads");
        }
    }

    private async Task<JsonNode> SimulateAsync(TempConfig other)
    {
        var ran = await Ran.Async("simulate", "--config", other.Directory, "--data", week.DataDirectory, "--json");
        ran.Code.ShouldBe(ExitCode.Good, ran.Error);
        return JsonNode.Parse(ran.Output)!;
    }

    /// <summary>In the hand's words: the hour of readiness, the owner's first name, the clock.</summary>
    private static string Said(string who, string what, string inForce, string other) => $"{who} {what}: {ByHand.Word(what, inForce)} -> {ByHand.Word(what, other)}";

    private static string Sums(JsonNode figures) => $"{figures["mqls"]} MQLs, {Counts(figures["handoffs"]!)}; broken {Counts(figures["broken"]!)}; {figures["unknown"]} unknown";

    private static string Counts(JsonNode counts) => string.Join(", ", counts.AsObject().OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"));

    private static string Sums(IReadOnlyDictionary<int, ByHand.Fate> fates)
    {
        var ready = fates.Values.Where(fate => fate.MqlHour is not null).ToList();
        string Counts(IEnumerable<string> names) => string.Join(", ", names.CountBy(name => name).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"));
        return $"{ready.Count} MQLs, {Counts(ready.Select(fate => ByHand.Names[fate.Owner!]))}; broken {Counts(ready.Select(fate => fate.Broken).OfType<string>())}; {ready.Count(fate => fate.IsUnknown)} unknown";
    }
}
