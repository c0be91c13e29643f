using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Matching;

namespace LeadSync.Tests.Journey;

/// <summary>Design, section 2: "Several open Leads: the most recently active is pinned, the others are reported, one is written." And Leads that are opened again.</summary>
public sealed class SeveralRecordsTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);

    private readonly Story _story = new();

    [Fact]
    public void Of_several_open_Leads_one_is_written_and_the_others_are_reported()
    {
        _story.Candidates.Add(Story.LeadOf(_story.Desk.Seat("marketing")!.Owner, "Recycled", id: "00QWs00000OtherMAV"));
        _story.Record = Story.LeadOf(Ana, "Working - Contacted");
        _story.Ready().Settle();

        _story.Lead.Crm!.Id.ShouldBe("00QWs00000AbCdEMAV");
        _story.Facts.ShouldContain(fact => fact.Text.Contains("00QWs00000OtherMAV"));
    }

    [Fact]
    public void Of_several_open_Leads_that_nobody_works_the_most_recently_active_is_opened_again()
    {
        var queue = _story.Desk.Seat("marketing")!.Owner;
        var (recent, older) = (Story.LeadOf(queue, "Recycled"), Story.LeadOf(queue, "Recycled", id: "00QWs00000OtherMAV"));

        var match = PersonMatch.Of(new SalesView { Asked = true, Candidates = [recent, older] }, _story.Rules, _story.Desk);

        match.ShouldBeOfType<PersonMatch.Free>().Record.ShouldBe(recent);
        match.Others.ShouldBe([older]);
    }

    [Fact]
    public void The_reason_of_an_earlier_return_does_not_stand_on_a_Lead_that_is_opened_again()
    {
        _story.Record = Story.LeadOf(_story.Desk.Seat("marketing")!.Owner, "Recycled");
        _story.Edit(Ana.CrmId, reason: "Timing").Ready().Settle();

        _story.Record["LeadSync_Return_Reason__c"].ShouldBeNullOrEmpty();
        _story.After(TimeSpan.FromSeconds(3)).Edit(_story.Lead.Owner!.CrmId, "Recycled").Settle();
        _story.Lead.HoldOn(HoldOn.Reason).ShouldNotBeNull();
    }

    [Fact]
    public void Leads_and_other_Contacts_of_a_person_who_is_a_Contact_are_reported()
    {
        _story.Record = StoryDeeds.ContactOf(Ana);
        _story.Candidates.AddRange([_story.Record, StoryDeeds.ContactOf(Ana, id: "003Ws00000OtherMAV"), Story.LeadOf(Ana, "Working - Contacted")]);
        _story.Ready().Settle();

        _story.Lead.Crm!.Id.ShouldBe("003Ws00000AbCdEMAV");
        _story.Facts.ShouldContain(fact => fact.Text == "Also in Salesforce, reported and not written: Lead 00QWs00000AbCdEMAV, Contact 003Ws00000OtherMAV");
    }
}
