using LeadSync.Journey;
using LeadSync.Leads;

namespace LeadSync.Tests.Journey;

/// <summary>Where a person's record goes in Salesforce, and that LeadSync goes with it.</summary>
public sealed class TrailTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly Owner Bob = new("005Ws000001xBobAAA", "Bob Berg", IsQueue: false);
    private readonly Story _story = Owned();

    [Fact]
    public void A_converted_Lead_is_followed_to_its_Contact_and_is_never_written_again()
    {
        var lead = Convert();
        _story.With("phone", "+49 30 1234").Settle();

        _story.Lead.Crm.ShouldBe(new CrmLink(CrmLink.Contact, "003Ws00000AbCdEMAV"));
        _story.Lead.Stage.ShouldBe(Stage.Sql);
        _story.Lead.HandedOffAt.ShouldNotBeNull();
        _story.Record!.Id.ShouldBe("003Ws00000AbCdEMAV");
        _story.Record["LeadSync_Id__c"].ShouldBe(_story.Lead.Id.Value);
        _story.Waiting.ShouldBeEmpty();
        lead["LeadSync_Stage__c"].ShouldBe(Stage.Assigned);
        _story.Tasks.ShouldBe(1);
    }

    [Fact]
    public void A_Lead_converted_while_it_was_on_its_way_back_stays_with_sales()
    {
        _story.After(TimeSpan.FromHours(13)).Look();
        _story.Lead.Return.ShouldNotBeNull();

        Convert();
        _story.Waiting.Clear();
        _story.Settle();

        _story.Lead.Return.ShouldBeNull();
        _story.Lead.Stage.ShouldBe(Stage.Sql);
    }

    [Fact]
    public void A_converted_Lead_whose_Contact_nobody_shows_us_is_not_written_either()
    {
        _story.Record = _story.Record! with { IsConverted = true, ConvertedContactId = "003Ws00000AbCdEMAV" };
        _story.With("phone", "+49 30 1234").Look();

        _story.Waiting.OfType<Effect.WriteCrm>().ShouldBeEmpty();
        _story.Lead.Crm!.IsLead.ShouldBeTrue();
        _story.Lead.Stage.ShouldBe(Stage.Sql);
    }

    [Fact]
    public void A_merged_Lead_is_followed_to_the_one_that_stays_which_gets_all_of_ours_and_goes_on_as_it_was()
    {
        var master = Story.LeadOf(Bob, "Open - Not Contacted", id: "00QWs00000Master0AV");
        (_story.Record, _story.Became) = (null, master);
        _story.Look();
        (_story.Record, _story.Became) = (master, null);
        _story.Settle();

        _story.Lead.Crm!.Id.ShouldBe(master.Id);
        _story.Record!["LeadSync_Id__c"].ShouldBe(_story.Lead.Id.Value);
        _story.Lead.Owner.ShouldBe(Bob);
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.Clocks.ShouldContain(clock => clock.IsOpen);
        _story.Creates.ShouldBe(1);
    }

    [Fact]
    public void A_Lead_that_was_thrown_away_is_held_with_the_reason_written_to_no_more_and_not_made_again()
    {
        _story.IsDeleted = true;
        _story.With("phone", "+49 30 1234").Settle();

        _story.Lead.HoldOn(HoldOn.Record)!.Because.ShouldStartWith("The record was deleted in Salesforce and is not made again by itself");
        _story.After(TimeSpan.FromSeconds(19)).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.Return.ShouldBeNull();
        _story.Creates.ShouldBe(1);
        _story.Lead.DueAt.ShouldBe(_story.Now.AddMinutes(10));
    }

    [Fact]
    public void Undeleted_it_goes_on_and_the_time_that_it_was_gone_for_does_not_count()
    {
        var due = _story.Lead.Clocks.Single(clock => clock.Name == "accept").Due;
        _story.IsDeleted = true;
        _story.Settle();

        _story.After(TimeSpan.FromHours(11)).IsDeleted = false;
        _story.Settle();

        _story.Lead.HoldOn(HoldOn.Record).ShouldBeNull();
        _story.Lead.Stage.ShouldBe(Stage.Assigned);
        _story.Lead.Clocks.Single(clock => clock.Name == "accept").Due.ShouldBe(due.AddHours(11));
    }

    [Fact]
    public void A_Lead_thrown_away_after_it_came_back_is_made_anew_only_when_a_marketer_asks()
    {
        _story.Edit(Ana.CrmId, status: "Recycled", reason: "Timing").Settle();
        _story.IsDeleted = true;
        _story.After(TimeSpan.FromDays(31)).Does(new Engagement("k1", EngagementKind.PageView, _story.Now, Url: "https://acme.example/pricing")).Settle();
        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Creates.ShouldBe(1);
        _story.Lead.Because.ShouldBe("Ready again, and not handed over: its record is gone from Salesforce, and nobody has asked for the person since");
        _story.Facts.ShouldContain(fact => fact.Text == _story.Lead.Because);
        _story.Lead.DueAt.ShouldBe(_story.Now.AddDays(1), "nobody has promised anything");

        _story.With("leadsync_request", "handoff").Look();

        _story.Lead.Stage.ShouldBe(Stage.Mql);
        _story.Waiting.OfType<Effect.WriteCrm>().Single().Write.IsCreate.ShouldBeTrue();
        _story.Facts.ShouldContain(fact => fact.Text.StartsWith("Marketing hands the person over again"));
    }

    [Fact]
    public void Who_asks_for_us_after_the_Lead_was_thrown_away_is_handed_over_anew()
    {
        _story.Edit(Ana.CrmId, status: "Recycled", reason: "Timing").Settle();
        _story.IsDeleted = true;
        _story.Settle();

        _story.AsksForUs().Look();

        (_story.Lead.Stage, _story.Lead.HandRaiser).ShouldBe((Stage.Mql, true));
        _story.Waiting.OfType<Effect.WriteCrm>().Single().Write.IsCreate.ShouldBeTrue();
        _story.Facts.ShouldContain(fact => fact.Text.StartsWith("The person asks for us"));
    }

    [Fact]
    public void A_marketer_can_recall_a_lead_whose_record_is_gone()
    {
        _story.IsDeleted = true;
        _story.Settle();

        _story.With("leadsync_request", "recall").Settle();

        _story.Lead.Stage.ShouldBe(Stage.Recycled);
        _story.Lead.ReturnReason.ShouldBe("recalled by marketing");
    }

    [Fact]
    public void Two_records_of_one_person_are_a_pair_until_somebody_has_merged_them()
    {
        var spare = Story.LeadOf(Bob, "Open - Not Contacted", id: "00QWs00000Spare00AV");
        _story.Lead = _story.Lead with { Spares = [new CrmLink(CrmLink.Lead, spare.Id)] };
        _story.Spares.Add(spare);
        _story.Settle();
        _story.Lead.HoldOn(HoldOn.Pair)!.Because.ShouldBe($"Salesforce has this person twice: merge Lead {spare.Id} of Bob Berg into Lead {_story.Lead.Crm!.Id}; LeadSync writes to that one alone");

        _story.Spares.Clear();
        _story.Settle();

        _story.Lead.HoldOn(HoldOn.Pair).ShouldBeNull();
        _story.Lead.Spares.ShouldBeEmpty();
    }

    [Fact]
    public void A_pair_ends_as_well_where_the_pinned_record_is_merged_into_the_other()
    {
        var spare = Story.LeadOf(Bob, "Open - Not Contacted", id: "00QWs00000Spare00AV");
        _story.Lead = _story.Lead with { Spares = [new CrmLink(CrmLink.Lead, spare.Id)] };
        _story.Spares.Add(spare);
        _story.Settle();

        (_story.Record, _story.Became) = (null, spare);
        _story.Look();
        (_story.Record, _story.Became) = (spare, null);
        _story.Settle();

        _story.Lead.Crm!.Id.ShouldBe(spare.Id);
        _story.Lead.HoldOn(HoldOn.Pair).ShouldBeNull();
    }

    [Fact]
    public void A_contact_deleted_in_HubSpot_stays_with_sales_hears_nothing_more_and_is_told_again_when_it_is_restored()
    {
        var contact = _story.Marketing;
        _story.Marketing = MarketingView.Missing("501");
        _story.Settle();
        _story.Lead.HoldOn(HoldOn.Feedback).ShouldNotBeNull();
        _story.Edit(Ana.CrmId, status: "Working - Contacted").Settle();
        _story.Lead.Stage.ShouldBe(Stage.Sal);
        _story.Record!["LeadSync_Brief__c"].ShouldNotBeNullOrEmpty();

        _story.Marketing = contact;
        _story.Settle();

        _story.Lead.HoldOn(HoldOn.Feedback).ShouldBeNull();
        _story.Marketing["leadsync_stage"].ShouldBe(Stage.Sal);
    }

    private static Story Owned()
    {
        var story = new Story().Ready();
        story.Settle();
        story.Lead.Stage.ShouldBe(Stage.Assigned);
        return story;
    }

    /// <summary>A rep converts the Lead; gives the Lead as it stands from then on.</summary>
    private CrmRecord Convert()
    {
        var lead = _story.Record!;
        var contact = new CrmRecord(CrmLink.Contact, "003Ws00000AbCdEMAV", null, lead.Owner, true, false, null, _story.Now, lead.Owner.CrmId, new Dictionary<string, string?> { ["Email"] = "kim@globex.example" });
        (_story.Record, _story.Became) = (lead with { IsConverted = true, ConvertedContactId = contact.Id }, contact);
        _story.Look();
        (_story.Record, _story.Became) = (contact, null);
        return lead;
    }
}
