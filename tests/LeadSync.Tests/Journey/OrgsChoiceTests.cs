using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>The org's own assignment rules choose, and whom they chose is read back.</summary>
public sealed class OrgsChoiceTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private readonly Story _story = new Story().Ready();

    public OrgsChoiceTests() => _story.Rules = _story.Rules with
    {
        Routing = _story.Rules.Routing with { Rules = [new RouteRule("the org decides", null, null, new Assignment.BySalesforceRules(), Some.Position)] },
    };

    [Fact]
    public void Keeps_whom_the_org_chose_with_the_rule_as_the_reason()
    {
        _story.OrgChooses = Ana;

        _story.Settle();

        (_story.Lead.Stage, _story.Lead.Owner, _story.Record!.Owner, _story.Tasks).ShouldBe((Stage.Assigned, Ana, Ana, 1));
        _story.Lead.OwnerBecause.ShouldBe("rule \"the org decides\": the org's own assignment rules choose; queue Unassigned_Leads has it where they choose nobody; they chose Ana Ruiz");
        _story.Lead.HoldOn(HoldOn.Owner).ShouldBeNull();
        _story.Lead.Clocks.ShouldHaveSingleItem().Name.ShouldBe("accept");
    }

    [Fact]
    public void Asks_the_org_with_the_handoff_and_with_no_other_write()
    {
        _story.OrgChooses = Ana;
        _story.Look();
        _story.Waiting.OfType<Effect.WriteCrm>().ShouldHaveSingleItem().Write.OrgAssigns.ShouldBeTrue();
        _story.Deliver();

        _story.Look();

        _story.Waiting.OfType<Effect.WriteCrm>().ShouldAllBe(effect => !effect.Write.OrgAssigns);
    }

    [Fact]
    public void Leaves_it_in_the_queue_where_the_org_chooses_nobody()
    {
        _story.Settle();

        (_story.Lead.Stage, _story.Lead.Owner!.Label, _story.Tasks).ShouldBe((Stage.Assigned, "Unassigned Leads", 0));
    }

    [Fact]
    public void Takes_it_out_of_the_hands_of_the_integration_user()
    {
        _story.OrgChooses = new Owner(Story.Us, "LeadSync Integration", IsQueue: false);

        _story.Settle();

        (_story.Lead.Owner!.Label, _story.Record!.Owner.Label).ShouldBe(("Unassigned Leads", "Unassigned Leads"));
        _story.Facts.ShouldContain(fact => fact.Text == "The org's assignment rules chose LeadSync's own user: the lead goes to Unassigned Leads");
    }

    [Fact]
    public void A_later_change_of_owner_is_the_work_of_a_person_and_said_as_such()
    {
        _story.OrgChooses = Ana;
        _story.Settle();

        var bob = _story.Desk.Seat("bob@acme.example")!.Owner;
        _story.Edit(Ana.CrmId, owner: bob).Settle();

        (_story.Lead.Owner, _story.Lead.OwnerBecause).ShouldBe((bob, "changed in Salesforce"));
    }
}
