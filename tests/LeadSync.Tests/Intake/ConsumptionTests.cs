using LeadSync.Storage;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Intake.Visitors;

namespace LeadSync.Tests.Intake;

/// <summary>Everything that two hundred people do, told by all four sources, and what it costs to hear of it.</summary>
public sealed class ConsumptionTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>"200 leads with 10,000 events by all four sources, with overlaps, late and repeated: engagements stored equal those that happened; a second pass stores none."</summary>
    [Fact]
    public async Task As_many_engagements_are_kept_as_things_happened_and_a_second_pass_keeps_none()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var crowd = await Crowd.OfAsync(intake, people: 200);
        var (contacts, poll) = (ContactPoll(intake), Poll(intake));

        for (var round = 0; round < 25; round++)
        {
            // For some hours the account has no events, and the contacts' own properties have to do; then they are told after all.
            if (round is 8 or 14) await intake.Sandbox.HubSpot.SendAsync("/_sandbox/portal", new { tier = round == 8 ? "professional" : "enterprise" });
            await HappensAsync(intake, [.. crowd.Do(400)]);
            if (round == 12) (contacts, poll) = (ContactPoll(intake), Poll(intake)); // a restart: nothing is remembered but the store
            await (round % 2 == 0 ? contacts.RunAsync(Stop) : poll.RunAsync(Stop));
            await contacts.RunAsync(Stop);
            await poll.RunAsync(Stop);
            await intake.LookAsync();
            intake.Time.Advance(TimeSpan.FromMinutes(10));
        }

        await EverythingLateIsInAsync();
        var mentions = await MentionsAsync();
        output.WriteLine($"{crowd.Happened().Count} things of 200 people, told {mentions} times");
        (await KeptAsync(crowd)).ShouldBe(crowd.Happened());

        await intake.Database.WriteAsync(session => session.Run("DELETE FROM marks WHERE name LIKE 'poll/%/cursor'"));
        (contacts, poll) = (ContactPoll(intake), Poll(intake));
        await contacts.RunAsync(Stop);
        await poll.RunAsync(Stop);

        (await MentionsAsync()).ShouldBe(mentions);
        (await KeptAsync(crowd)).ShouldBe(crowd.Happened());
        (await intake.WorkAsync()).ShouldBeEmpty();

        async Task EverythingLateIsInAsync()
        {
            for (var day = 0; day < 2; day++)
            {
                intake.Time.Advance(TimeSpan.FromDays(1));
                await contacts.RunAsync(Stop);
                await poll.RunAsync(Stop);
                await intake.LookAsync();
            }
        }

        Task<long> MentionsAsync() => intake.Database.ReadAsync(session => session.Count("SELECT count(*) FROM engagements"), Stop);

        async Task<List<string>> KeptAsync(Crowd who) => await intake.Database.ReadAsync(
            session => who.People.SelectMany(person => EngagementRows.Of(session, person.Id, person.Email).Select(thing => Crowd.Line(person.Email, thing.Kind, thing.At, thing.Url)))
                .Order(StringComparer.Ordinal).ToList(),
            Stop);
    }

    /// <summary>"Reading consumption for 10,000 leads of which 100 did something costs at most 10 HubSpot calls, plus one for each active form."</summary>
    [Fact]
    public async Task What_a_hundred_of_ten_thousand_did_costs_at_most_ten_calls_and_one_for_each_active_form()
    {
        await using var intake = await IntakeUnderTest.StartAsync(contacts: 10_000);
        var (contacts, poll) = (ContactPoll(intake), Poll(intake));
        intake.BeforeCall = _ => intake.Database.WriteAsync(session => session.Run("DELETE FROM work")).GetAwaiter().GetResult(); // looks keep up
        await contacts.RunAsync(Stop);
        await poll.RunAsync(Stop);
        intake.BeforeCall = null;
        for (var settle = 0; settle < 2; settle++)
        {
            intake.Time.Advance(TimeSpan.FromMinutes(6));
            await contacts.RunAsync(Stop);
            await intake.LookAsync();
        }

        (await intake.Database.ReadAsync(session => session.Count("SELECT count(*) FROM leads"), Stop)).ShouldBe(10_000);

        var hundred = await intake.Database.ReadAsync(session => session.All("SELECT email FROM leads WHERE email IS NOT NULL ORDER BY id LIMIT 100", row => row.GetString(0)), Stop);
        await HappensAsync(intake, [.. hundred.SelectMany(Deeds)]);
        var before = await CallsAsync(intake);
        await contacts.RunAsync(Stop);
        await poll.RunAsync(Stop);
        var waiting = await intake.WorkAsync();
        await intake.LookAsync();
        var cost = (await CallsAsync(intake)).Select(call => (call.Key, Count: call.Value - before.GetValueOrDefault(call.Key))).Where(call => call.Count > 0).ToList();

        foreach (var (call, count) in cost) output.WriteLine($"{count} {call}");
        waiting.Count.ShouldBe(100);
        var forms = cost.Where(call => call.Key.Contains("/submissions/", StringComparison.Ordinal)).Sum(call => call.Count);
        forms.ShouldBe(3, "two were filled in, and one that raises hands is always read; the silent one is not");
        (cost.Sum(call => call.Count) - forms).ShouldBeInRange(1, 10);
        (await intake.Database.ReadAsync(session => session.Count("SELECT count(*) FROM engagements WHERE same_as IS NULL"), Stop)).ShouldBe(140);

        await contacts.RunAsync(Stop);
        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    private static IEnumerable<object> Deeds(string email, int at)
    {
        yield return new { email, @event = "page_view", url = $"https://acme.example/{at % 7}", title = "A page" };
        if (at % 5 == 0) yield return new { email, @event = "form_submit", form = at % 2 == 0 ? "Newsletter" : "Contact sales" };
        if (at % 10 == 1) yield return new { email, @event = "email_click", url = "https://acme.example/may" };
        if (at % 10 == 2) yield return new { email, @event = "download", url = "https://acme.example/guide.pdf" };
    }

    private static async Task<Dictionary<string, long>> CallsAsync(IntakeUnderTest intake) =>
        (await intake.Sandbox.HubSpot.JsonAsync("/_sandbox/calls"))["calls"]!.AsArray()
            .GroupBy(call => $"{call!["method"]} {call["path"]}").ToDictionary(group => group.Key, group => group.Sum(call => (long)call!["count"]!));
}
