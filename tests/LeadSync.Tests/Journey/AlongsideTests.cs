using FsCheck.Fluent;
using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>A lead's life beside HubSpot's own Salesforce connector.</summary>
public sealed class AlongsideTests
{
    private static readonly Owner Connector = new("005Ws000001xHubAAA", "HubSpot Integration", IsQueue: false);
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private readonly Story _story = Beside();

    [Fact]
    public void Waits_fifteen_minutes_for_the_connectors_record_says_so_on_both_sides_and_makes_none_meanwhile()
    {
        _story.Ready().Settle();

        _story.Lead.Stage.ShouldBe(Stage.Mql);
        _story.Lead.Because.ShouldEndWith("; waits for HubSpot's own connector until 09:15 UTC");
        _story.Lead.DueAt.ShouldBe(Story.Start.AddMinutes(15));
        _story.Marketing["leadsync_stage"].ShouldBe(Stage.Mql);
        _story.Creates.ShouldBe(0);
    }

    [Fact]
    public void Says_once_that_it_waits()
    {
        _story.Ready().Settle();
        var facts = _story.Facts.Count;

        _story.After(TimeSpan.FromMinutes(5)).Settle();

        _story.Facts.Count.ShouldBe(facts);
        _story.Lead.Owner.ShouldBeNull();
        _story.Desk.Turns.ShouldBeEmpty();
    }

    [Fact]
    public void Takes_the_connectors_Lead_over_as_soon_as_it_is_there_and_writes_only_owner_Status_and_its_own_fields()
    {
        _story.Ready().With("jobtitle", "Director").Settle();
        _story.Record = Made();

        _story.After(TimeSpan.FromMinutes(4)).Settle();

        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.Crm!.Id.ShouldBe(Made().Id);
        _story.Record.Owner.ShouldBe(_story.Lead.Owner);
        _story.Creates.ShouldBe(0);
        _story.Written.Where(field => !IsOurs(field)).ShouldBeEmpty();
    }

    [Fact]
    public void Makes_the_Lead_when_the_time_is_up_with_no_more_than_it_needs_to_be_found_by_and_says_why()
    {
        _story.Ready().With("jobtitle", "Director").Settle();

        _story.After(TimeSpan.FromMinutes(15)).Settle();

        _story.Creates.ShouldBe(1);
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Facts.ShouldContain(fact => fact.Text == "HubSpot's own connector made no record within 15 min: a new Lead is made");
        _story.Written.Where(field => !IsOurs(field)).Order().ShouldBe(["Company", "Email", "LastName"]);
    }

    [Fact]
    public void A_record_that_the_connector_has_linked_and_Salesforce_does_not_show_is_not_made_a_second_time()
    {
        _story.With(NativeLink.LeadId, "00QWs00000HiddenMA").Ready().Settle();

        _story.After(TimeSpan.FromMinutes(15)).Settle();

        _story.Creates.ShouldBe(0);
        _story.Lead.HoldOn(HoldOn.Handoff)!.Because.ShouldStartWith("HubSpot's own connector has linked Lead 00QWs00000HiddenMA, which Salesforce does not show");
    }

    [Fact]
    public void A_record_that_comes_while_ours_is_refused_as_its_duplicate_is_taken_over_by_the_owner_chosen()
    {
        _story.Ready().Settle();
        _story.After(TimeSpan.FromMinutes(15)).Look();
        var chosen = _story.Lead.Owner;
        _story.Deliver(ReceiptKind.Refused, "DUPLICATES_DETECTED", "Use one of these records?");
        _story.Record = Made();

        _story.Settle();

        _story.Creates.ShouldBe(0);
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Record.Owner.ShouldBe(chosen);
        _story.Desk.Turns.Values.Sum().ShouldBe(1);
        _story.Lead.HoldOn(HoldOn.Handoff).ShouldBeNull();
    }

    [Fact]
    public void A_Lead_that_a_rep_works_stays_his_beside_the_connector_too()
    {
        _story.Record = _story.Linked = Story.LeadOf(Ana, "Working - Contacted");

        _story.Ready().Settle();

        _story.Record.Owner.ShouldBe(Ana);
        _story.Record.Status.ShouldBe("Working - Contacted");
        _story.Lead.Stage.ShouldBe(Stage.Sal);
    }

    [Fact]
    public void A_Contact_stays_with_whoever_entered_it_though_routing_does_not_know_him()
    {
        _story.Record = _story.Linked = Made() with { Object = CrmLink.Contact, Id = "003Ws00000AbCdEMAV", Status = null };

        _story.Ready().Settle();

        _story.Lead.Owner.ShouldBe(Connector);
        _story.Lead.OwnerBecause.ShouldBe("owns the Contact");
    }

    [Fact]
    public void The_record_that_is_pinned_stands_although_the_connector_moves_on()
    {
        _story.Record = Made();
        _story.Ready().Settle();

        _story.With(NativeLink.ContactId, "003Ws00000AbCdEMAV").Settle();

        _story.Lead.Crm!.Id.ShouldBe(Made().Id);
        _story.Lead.HoldOn(HoldOn.Record).ShouldBeNull();
    }

    [Fact]
    public void A_record_that_was_merged_away_is_followed_to_the_one_that_the_connector_has_linked()
    {
        _story.Record = Made();
        _story.Ready().Settle();
        var merged = Story.LeadOf(Ana, "Open - Not Contacted", id: "00QWs00000MergedMAV");
        _story.Record = null;
        _story.Settle();
        _story.Lead.HoldOn(HoldOn.Record).ShouldNotBeNull();

        _story.With(NativeLink.LeadId, merged.Id).Look(asked: false).Asks.ShouldBe(Ask.Sales);
        _story.Linked = merged;
        _story.Candidates.Add(merged);
        _story.Settle();

        _story.Lead.Crm!.Id.ShouldBe(merged.Id);
        _story.Lead.HoldOn(HoldOn.Record).ShouldBeNull();
        _story.Record!["LeadSync_Id__c"].ShouldBe(_story.Lead.Id.Value);
    }

    [Fact]
    public void Two_Leads_of_one_person_are_said_until_somebody_has_merged_them()
    {
        _story.Record = Made();
        _story.With(NativeLink.LeadId, Made().Id[..15]).Ready().Settle();
        _story.Lead.HoldOn(HoldOn.OtherRecord).ShouldBeNull();

        _story.With(NativeLink.LeadId, "00QWs00000OtherMAV").Settle();
        _story.Lead.HoldOn(HoldOn.OtherRecord)!.Because.ShouldContain("merge the two in Salesforce");

        _story.With(NativeLink.LeadId, Made().Id).Settle();
        _story.Lead.HoldOn(HoldOn.OtherRecord).ShouldBeNull();
    }

    [Fact]
    public void Stage_properties_other_than_our_own_are_not_written()
    {
        _story.Record = Made();
        _story.Ready().Settle();

        _story.After(TimeSpan.FromMinutes(1)).Edit(_story.Lead.Owner!.CrmId, "Working - Contacted").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Sal);
        _story.Marketing["leadsync_stage"].ShouldBe(Stage.Sal);
        _story.Written.ShouldNotContain("hs_lead_status");
        _story.Written.ShouldNotContain("lifecyclestage");
    }

    [Fact]
    public void There_is_one_record_and_no_field_of_the_connectors_is_written_whenever_its_record_comes() =>
        Specification.Holds(
            from before in Gen.Choose(0, 40)
            from looks in Gen.Choose(1, 120).ListOf(12)
            select (Before: TimeSpan.FromMinutes(before), Looks: looks),
            one =>
            {
                var story = Beside().With("jobtitle", "Director").Ready();
                foreach (var seconds in one.Looks)
                {
                    if (story.Record is null && story.Now - Story.Start >= one.Before) story.Record = Made();
                    story.Look();
                    story.Deliver();
                    story.After(TimeSpan.FromSeconds(seconds));
                }

                story.After(TimeSpan.FromMinutes(15)).Settle();

                story.Lead.HandedOffAt.ShouldNotBeNull();
                story.Creates.ShouldBe(story.Lead.Crm!.Id == Made().Id ? 0 : 1);
                story.Written.Where(field => !IsOurs(field) && field is not ("Company" or "Email" or "LastName")).ShouldBeEmpty();
            });

    private static Story Beside()
    {
        var story = new Story();
        story.Desk = story.Desk with
        {
            Alongside = true,
            Seats = new Dictionary<string, DeskSeat>(story.Desk.Seats) { [Connector.CrmId.ToLowerInvariant()] = new(Connector, true) },
        };
        return story;
    }

    /// <summary>As the connector makes it: by its own user, who owns it, in the Status that new Leads have.</summary>
    private static CrmRecord Made() => Story.LeadOf(Connector, "Open - Not Contacted") with
    {
        Fields = new Dictionary<string, string?> { ["Email"] = "kim@globex.example", ["CreatedById"] = Connector.CrmId },
    };

    private static bool IsOurs(string field) =>
        field.StartsWith("leadsync_", StringComparison.OrdinalIgnoreCase) || field is "OwnerId" or "Status";
}
