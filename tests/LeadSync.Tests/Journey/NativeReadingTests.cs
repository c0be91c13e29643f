using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>What is read in Salesforce of a person whom HubSpot's own connector has linked.</summary>
public sealed class NativeReadingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_record_that_is_linked_is_found_by_an_id_of_fifteen_characters_and_stands_first()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var linked = await CreateAsync(here, "other@globex.example");
        var namesake = await CreateAsync(here, "kim@globex.example");

        var sales = await ReadAsync(here, Some.Lead(), (NativeLink.LeadId, linked[..15]));

        sales.Linked!.Id.ShouldBe(linked);
        sales.Candidates.Select(one => one.Id).ShouldBe([linked, namesake]);
    }

    [Fact]
    public async Task Without_the_connector_or_with_a_text_that_is_no_id_people_are_found_by_their_address_alone()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var (linked, namesake) = (await CreateAsync(here, "other@globex.example"), await CreateAsync(here, "kim@globex.example"));

        (await ReadAsync(here, Some.Lead(), (NativeLink.LeadId, linked), alongside: false)).Candidates.Select(one => one.Id).ShouldBe([namesake]);
        (await ReadAsync(here, Some.Lead(), (NativeLink.LeadId, "soon"))).Candidates.Select(one => one.Id).ShouldBe([namesake]);
    }

    [Fact]
    public async Task A_pinned_record_is_read_alone_until_it_is_gone_and_then_the_one_that_it_was_merged_into()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var (pinned, linked) = (await CreateAsync(here, "kim@globex.example"), await CreateAsync(here, "other@globex.example"));
        var lead = Some.Lead() with { Crm = new CrmLink(CrmLink.Lead, pinned) };
        (await ReadAsync(here, lead, (NativeLink.LeadId, linked))).Linked.ShouldBeNull();

        await here.Sandbox.Salesforce.SendAsync("/_sandbox/merge", new { masterId = linked, loserIds = new[] { pinned } });
        var sales = await ReadAsync(here, lead, (NativeLink.LeadId, linked));

        sales.Record.ShouldBeNull();
        sales.Became!.Id.ShouldBe(linked);
    }

    private static async Task<SalesView> ReadAsync(IntakeUnderTest here, Lead lead, (string Name, string? Value) link, bool alongside = true)
    {
        var work = new ClaimedWork(lead.Id, 1, Lane.Event, Sides.HubSpot, null, null, null, null);
        var look = new PreparedLook(work, lead, Some.Person(("email", "kim@globex.example"), link), SalesView.NotAsked, 0);
        var desk = new Desk { Seats = new Dictionary<string, DeskSeat>(), Alongside = alongside };
        var read = await new SalesReader(here.Salesforce, here.Org).ReadAsync([look], desk, here.Rules.Current, mustBeFresh: true, here.Time.GetUtcNow(), Stop);
        return read[lead.Id].Sales;
    }

    private static async Task<string> CreateAsync(IntakeUnderTest here, string email)
    {
        var record = new SalesforceRecord(null, new Dictionary<string, object?> { ["LastName"] = "Kim", ["Company"] = "Globex", ["Email"] = email });
        return (await here.Salesforce.CreateAsync("Lead", [record], cancellationToken: Stop)).Single().Id!;
    }
}
