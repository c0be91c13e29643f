using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>A lead is found by any id that it ever had, also in Salesforce.</summary>
public sealed class FormerRecordTests
{
    private const string Claim = "a-claim";
    private const string Former = "00QWs00000AbCdEMAV";

    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);

    [Theory]
    [InlineData(Former)]
    [InlineData("00QWs00000AbCdE")]
    [InlineData("003Ws00000AbCdEMAV")]
    public async Task Whoever_asks_for_a_Lead_that_was_converted_finds_the_person(string who)
    {
        using var folder = new TempFolder();
        await using var database = Database.Open(folder.File("leadsync.db"));
        var lead = new Lead { Id = new LeadId($"{1:d32}"), ContactId = "501", Version = 1, Cycle = 1, Stage = Stage.Sal, HandedOffAt = Some.Now, AssignedAt = Some.Now, Owner = Ana, Crm = new CrmLink(CrmLink.Lead, Former) };
        await database.WriteAsync(session =>
        {
            ToldLead.Put(session, lead);
            WorkRows.Touch(session, new Arrival(lead.Id, Sides.Salesforce, Lane.Event, Some.Now));
            var claimed = WorkRows.Claim(session, Claim, Some.Now, 1);
            var contact = StoryDeeds.ContactOf(Ana);
            var converted = Story.LeadOf(Ana, "Qualified", id: Former, converted: true) with { ConvertedContactId = contact.Id };
            var look = new PreparedLook(claimed[0], lead, new Story().Marketing, new SalesView { Asked = true, Fresh = true, Record = converted, Became = contact }, 0);
            JourneyCommit.Commit(session, Claim, claimed, [look], new Story().Desk, new Story().Rules, Some.Now);
        });

        var found = await database.ReadAsync(session => LeadFinder.Find(session, who), TestContext.Current.CancellationToken);

        found!.Id.ShouldBe(lead.Id);
        found.Crm!.Object.ShouldBe(CrmLink.Contact);
    }
}
