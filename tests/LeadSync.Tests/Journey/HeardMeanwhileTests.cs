using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

public sealed class HeardMeanwhileTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_told_of_an_address_while_its_first_look_is_under_way_asks_for_another_look()
    {
        await using var here = await IntakeUnderTest.StartAsync();

        (await LookAsync(here, tells: true)).ShouldBe(1);
    }

    [Fact]
    public async Task A_first_look_during_which_nothing_is_told_is_enough()
    {
        await using var here = await IntakeUnderTest.StartAsync();

        (await LookAsync(here, tells: false)).ShouldBe(0);
    }

    /// <summary>Gives how many looks are asked for after it.</summary>
    private static async Task<long> LookAsync(IntakeUnderTest here, bool tells)
    {
        var id = await here.ContactAsync("kim@globex.example");
        var now = here.Time.GetUtcNow();
        var (rules, desk) = (here.Rules.Current, new Desk { Seats = new Dictionary<string, DeskSeat>() });
        var claims = await here.Database.WriteAsync(session =>
        {
            WorkRows.Touch(session, new Arrival(LeadRows.ForContact(session, id, now)!.Lead, Sides.HubSpot, Lane.Poll, now));
            return WorkRows.Claim(session, "claim", now, 10);
        });
        var looks = await new LookReader(here.Database, here.HubSpot, new SalesReader(here.Salesforce, here.Org), here.Time).ReadAsync(claims, rules, desk, Stop);

        // Nobody is known by this address yet: whoever told it asked for no look.
        if (tells) await here.Database.WriteAsync(session => EngagementRows.Add(session, Some.Engagement(EngagementKind.EmailClick), ToldBy.Mail, contactId: null, "kim@globex.example"));
        await here.Database.WriteAsync(session => JourneyCommit.Commit(session, "claim", claims, looks, desk, rules, now));
        return await here.Database.ReadAsync(session => session.Count("SELECT count(*) FROM work"), Stop);
    }
}
