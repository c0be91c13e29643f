using LeadSync.Journey;
using LeadSync.Leads;

namespace LeadSync.Tests.Journey;

public sealed class LinkingTests
{
    private static readonly Owner Cho = new("005Ws000001xChoAAA", "Cho Sato", IsQueue: false);
    private readonly Story _story = new();

    public LinkingTests() => _story.Lead = _story.Lead with { WantsLink = true };

    [Fact]
    public void A_person_whom_Salesforce_knows_is_linked_and_stays_with_marketing()
    {
        _story.Candidates.Add(Story.LeadOf(Cho, "Open - Not Contacted"));

        var lead = _story.Look().Lead;

        lead.Crm.ShouldBe(new CrmLink(CrmLink.Lead, _story.Candidates[0].Id));
        lead.Stage.ShouldBe(Stage.Nurture);
        lead.Clocks.ShouldBeEmpty();
        lead.WantsLink.ShouldBeFalse();
    }

    [Fact]
    public void A_rep_who_works_the_person_finds_the_fields_as_they_were()
    {
        _story.With("jobtitle", "Director");
        _story.Candidates.Add(Story.LeadOf(Cho, "Open - Not Contacted"));

        _story.Look().Effects.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_in_Salesforce_is_no_reason_to_make_anybody()
    {
        var decision = _story.Look();

        decision.Effects.ShouldBeEmpty();
        decision.Lead.Crm.ShouldBeNull();
        decision.Lead.WantsLink.ShouldBeFalse();
    }

    [Fact]
    public void A_linked_lead_that_becomes_ready_stays_with_the_rep_who_works_it()
    {
        _story.Candidates.Add(Story.LeadOf(Cho, "Working - Contacted"));
        _story.Look();
        _story.Record = _story.Candidates[0];

        var lead = _story.Ready().Look().Lead;

        lead.Owner!.Label.ShouldBe("Cho Sato");
        lead.OwnerBecause.ShouldBe("works this person already");
    }

    [Fact]
    public void A_linked_Lead_that_sales_converts_is_followed_to_its_Contact_and_the_person_stays_with_marketing()
    {
        Convert();

        (_story.Lead.Crm!.Object, _story.Lead.Stage, _story.Lead.Cycle, _story.Lead.HandedOffAt, _story.Lead.TaskAsked).ShouldBe((CrmLink.Contact, Stage.Nurture, 0, null, false));
    }

    [Fact]
    public void Who_asks_for_us_after_the_linked_Lead_was_converted_is_handed_over_on_the_Contact()
    {
        Convert();

        _story.AsksForUs().Settle();

        (_story.Lead.Stage, _story.Lead.Owner, _story.Tasks, _story.Creates).ShouldBe((Stage.Assigned, Cho, 1, 0));
        _story.Lead.Clocks.ShouldContain(clock => clock.IsOpen);
    }

    [Fact]
    public void Who_was_ready_before_LeadSync_is_handed_off_once_let_in()
    {
        _story.Desk = _story.Desk with { BaselineAt = Story.Start };
        _story.Lead = _story.Lead with { WantsLink = false };
        _story.Ready().Look().Lead.Stage.ShouldBe(Stage.Nurture);

        _story.Lead = _story.Lead with { Admitted = true };

        _story.Look().Lead.Stage.ShouldBe(Stage.Mql);
    }

    /// <summary>Linked by a first load; then a rep converts the Lead.</summary>
    private void Convert()
    {
        _story.Record = Story.LeadOf(Cho, "Open - Not Contacted");
        _story.Look();
        var contact = StoryDeeds.ContactOf(Cho);
        (_story.Record, _story.Became) = (_story.Record with { IsConverted = true, ConvertedContactId = contact.Id }, contact);
        _story.Look();
        (_story.Record, _story.Became) = (contact, null);
    }
}
