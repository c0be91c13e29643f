using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>What a lead comes upon when it arrives in sales: a Status that nobody has agreed on, values that a rep has entered.</summary>
public sealed class ArrivalTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private readonly Story _story = new();

    [Fact]
    public void Who_works_a_person_under_a_Status_that_nobody_agreed_on_has_the_lead_and_a_deadline()
    {
        _story.Record = Story.LeadOf(Ana, "Attempting");
        _story.Ready().Settle();

        HasItUntilItsDeadline(Ana);
        _story.Record.Status.ShouldBe("Attempting");
    }

    [Fact]
    public void So_has_the_rep_of_a_Lead_whose_Status_a_flow_sets_right_after_we_made_it()
    {
        _story.Ready().Look();
        _story.Deliver();
        _story.Edit("005Ws00000AutomatA", status: "Attempting").Settle();

        HasItUntilItsDeadline(_story.Record!.Owner);
    }

    [Fact]
    public void Such_a_lead_goes_back_in_its_time()
    {
        _story.Record = Story.LeadOf(Ana, "Attempting");
        _story.Ready().Settle();

        _story.Now = _story.Lead.DueAt!.Value.AddSeconds(1);
        _story.Settle();

        (_story.Lead.Stage, _story.Record!.Status).ShouldBe((Stage.Recycled, "Recycled"));
    }

    [Fact]
    public void And_an_answer_that_both_teams_know_is_one()
    {
        _story.Record = Story.LeadOf(Ana, "Attempting");
        _story.Ready().Settle();

        _story.After(TimeSpan.FromHours(1)).Edit(Ana.CrmId, status: "Working - Contacted").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Sal);
        _story.Lead.HoldOn(HoldOn.Status).ShouldBeNull();
    }

    [Fact]
    public void A_rep_who_works_a_person_keeps_the_values_that_stand_there_at_the_handoff()
    {
        Mapping("Phone", "+1 555 0100");
        _story.With("phone", "+49 30 1234").Ready().Settle();

        _story.Record!["Phone"].ShouldBe("+1 555 0100");
        _story.Marketing["phone"].ShouldBe("+49 30 1234");
        _story.Record["LeadSync_Id__c"].ShouldBe(_story.Lead.Id.Value);
    }

    [Fact]
    public void And_what_changes_later_travels_by_its_rule()
    {
        Mapping("Phone", "+1 555 0100");
        _story.With("phone", "+49 30 1234").Ready().Settle();

        _story.After(TimeSpan.FromHours(1)).With("phone", "+49 30 5678").Settle();

        _story.Record!["Phone"].ShouldBe("+49 30 5678");
    }

    private void Mapping(string field, string value)
    {
        _story.Rules = _story.Rules with { Fields = new FieldRules([new FieldRule { HubSpot = "phone", Salesforce = field, Direction = Direction.ToCrm, At = Some.Position }]) };
        var worked = Story.LeadOf(Ana, "Working - Contacted");
        _story.Record = worked with { Fields = new Dictionary<string, string?>(worked.Fields) { [field] = value } };
    }

    private void HasItUntilItsDeadline(Owner owner)
    {
        (_story.Lead.Stage, _story.Lead.Owner).ShouldBe((Stage.Assigned, owner));
        _story.Lead.HoldOn(HoldOn.Status)!.Because.ShouldContain("Attempting");
        _story.Lead.Clocks.ShouldContain(clock => clock.Name == "accept" && clock.IsOpen);
        _story.Lead.DueAt.ShouldBe(_story.Lead.Clocks.Where(clock => clock.IsOpen).Min(clock => clock.Due));
        _story.Tasks.ShouldBe(1);
    }
}
