using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

public sealed class CompanyTests
{
    private const string Claim = "a-claim";

    [Fact]
    public async Task Ready_leads_of_a_bulk_are_sought_in_Salesforce_together_and_before_the_rest()
    {
        using var folder = new TempFolder();
        await using var database = Database.Open(folder.File("leadsync.db"));
        await database.WriteAsync(session =>
        {
            foreach (var number in Enumerable.Range(1, 3)) Bulk(session, number);
        });

        // Two of them turn out to be ready, in two batches a second apart.
        await LookAsync(database, 1, Some.Now);
        await LookAsync(database, 1, Some.Now.AddSeconds(1));
        (await ClaimAsync(database, Some.Now.AddSeconds(1), 10)).Select(work => work.Lead).ShouldBe([Id(3)]);

        var together = await ClaimAsync(database, Some.Now.AddSeconds(3), 2);
        together.Select(work => work.Lead).ShouldBe([Id(1), Id(2)], ignoreOrder: true);
        together.ShouldAllBe(work => work.Sides.HasFlag(Sides.Salesforce) && work.Lane == Lane.Poll);
    }

    [Fact]
    public async Task A_lead_that_comes_alone_waits_for_nobody()
    {
        using var folder = new TempFolder();
        await using var database = Database.Open(folder.File("leadsync.db"));
        await database.WriteAsync(session =>
        {
            ToldLead.Put(session, Lead(1));
            WorkRows.Touch(session, new Arrival(Id(1), Sides.HubSpot, Lane.Event, Some.Now));
        });

        await LookAsync(database, 1, Some.Now);

        (await ClaimAsync(database, Some.Now, 10)).ShouldHaveSingleItem();
    }

    /// <summary>One batch of looks at leads whose HubSpot side alone was read: each is ready and wants to know who it is in Salesforce.</summary>
    private static async Task LookAsync(Database database, int most, DateTimeOffset now) => await database.WriteAsync(session =>
    {
        var claimed = WorkRows.Claim(session, Claim, now, most);
        var story = new Story();
        var looks = claimed.Select(work => new PreparedLook(work, LeadRows.Load(session, work.Lead)!, Ready(), SalesView.NotAsked, 0)).ToList();
        JourneyCommit.Commit(session, Claim, claimed, looks, story.Desk, story.Rules, now);
    });

    private static Task<List<ClaimedWork>> ClaimAsync(Database database, DateTimeOffset now, int most) => database.WriteAsync(session =>
    {
        var claimed = WorkRows.Claim(session, Claim, now, most);
        foreach (var work in claimed) WorkRows.Release(session, work.Lead, Claim);
        return claimed;
    });

    private static void Bulk(SqlSession session, int number)
    {
        ToldLead.Put(session, Lead(number));
        WorkRows.Touch(session, new Arrival(Id(number), Sides.HubSpot, Lane.Bulk, Some.Now.AddMilliseconds(number - 10)));
    }

    private static MarketingView Ready() => Some.Person(("email", "kim@globex.example"), ("lifecyclestage", "marketingqualifiedlead"));

    private static Lead Lead(int number) => new() { Id = Id(number), ContactId = $"{number}", Version = 1 };

    private static LeadId Id(int number) => new($"{number:d32}");
}
