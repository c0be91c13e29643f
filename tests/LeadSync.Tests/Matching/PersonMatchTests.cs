using LeadSync.Leads;
using LeadSync.Matching;
using LeadSync.Rules;

namespace LeadSync.Tests.Matching;

/// <summary>Who a person is, where HubSpot's own connector has a say in it; the other cases are told as stories of a handoff.</summary>
public sealed class PersonMatchTests
{
    private static readonly Owner Rep = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly Owner Connector = new("005Ws000001xHubAAA", "HubSpot Integration", IsQueue: false);
    private static readonly Rulebook Rules = RulebookReader.ReadDemo(_ => null).Rulebook!;

    private static readonly Desk Beside = new()
    {
        Seats = new Dictionary<string, DeskSeat> { ["ana@acme.example"] = new(Rep, true) },
        Alongside = true,
        IntegrationUser = "005Ws000001xUs0AAA",
    };

    [Fact]
    public void The_record_that_the_connector_has_linked_stands_before_others_with_the_address()
    {
        var (linked, worked) = (Lead("00QWs000000000LMAV", Connector, "Open - Not Contacted"), Lead("00QWs000000000WMAV", Rep, "Working - Contacted"));
        var sales = new SalesView { Asked = true, Candidates = [linked, worked], Linked = linked };

        var match = PersonMatch.Of(sales, Rules, Beside);

        match.ShouldBeOfType<PersonMatch.Free>().Record.ShouldBe(linked);
        match.Others.ShouldBe([worked]);
    }

    [Fact]
    public void A_Contact_that_it_has_linked_stands_before_a_Lead_and_a_linked_Lead_before_a_Contact()
    {
        var lead = Lead("00QWs000000000LMAV", Rep, "Working - Contacted");
        var contact = lead with { Object = CrmLink.Contact, Id = "003Ws000000000CMAV", Status = null };
        var sales = new SalesView { Asked = true, Candidates = [lead, contact] };

        PersonMatch.Of(sales with { Linked = contact }, Rules, Beside).ShouldBeOfType<PersonMatch.Person>().Contact.ShouldBe(contact);
        PersonMatch.Of(sales with { Linked = lead }, Rules, Beside).ShouldBeOfType<PersonMatch.Worked>().Record.ShouldBe(lead);
    }

    [Fact]
    public void A_linked_Lead_that_was_converted_is_the_Contact_it_became()
    {
        var lead = Lead("00QWs000000000LMAV", Rep, "Qualified") with { IsConverted = true, ConvertedContactId = "003Ws000000000CMAV" };
        var contact = lead with { Object = CrmLink.Contact, Id = "003Ws000000000CMAV", Status = null, IsConverted = false };

        PersonMatch.Of(new SalesView { Asked = true, Candidates = [lead, contact], Linked = lead }, Rules, Beside).ShouldBeOfType<PersonMatch.Person>().Contact.ShouldBe(contact);
    }

    [Theory]
    [InlineData("made by the connector", true)]
    [InlineData("in a Status nobody agreed on", true)]
    [InlineData("answered", false)]
    [InlineData("given to a rep", false)]
    [InlineData("made by a rep", false)]
    [InlineData("without the connector", false)]
    [InlineData("of our own user", true)]
    public void Nobody_works_a_Lead_that_still_stands_as_the_connector_made_it(string which, bool isFree)
    {
        var made = Lead("00QWs000000000LMAV", Connector, "Open - Not Contacted");
        var lead = which switch
        {
            "in a Status nobody agreed on" => made with { Status = "Fresh" },
            "answered" => made with { Status = "Working - Contacted" },
            "given to a rep" => made with { Owner = Rep },
            "made by a rep" => Lead(made.Id, Rep, made.Status!),
            "of our own user" => made with { Owner = new Owner(Beside.IntegrationUser!, "LeadSync", IsQueue: false) },
            _ => made,
        };

        var match = PersonMatch.Of(new SalesView { Asked = true, Candidates = [lead] }, Rules, Beside with { Alongside = which != "without the connector" });

        (match is PersonMatch.Free).ShouldBe(isFree);
    }

    private static CrmRecord Lead(string id, Owner madeBy, string status) => new(
        CrmLink.Lead, id, status, madeBy, OwnerIsActive: true, IsConverted: false, null, DateTimeOffset.UnixEpoch, madeBy.CrmId, new Dictionary<string, string?> { ["CreatedById"] = madeBy.CrmId });
}
