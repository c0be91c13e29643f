using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using static LeadSync.Tests.Journey.AgreedStory;

namespace LeadSync.Tests.Journey;

public sealed class LadderTests
{
    private static readonly ClockRule Accept = Clock("accept", Stage.Assigned, Stage.Sal, 10, Remind(0.5), Escalate(1), Escalate(1.2, "sales@acme.example"), Revert(1.5));

    [Fact]
    public void Whoever_a_step_names_is_told_at_its_share_of_the_time()
    {
        var story = Under(Accept).Ready().Settle();
        var owner = story.Lead.Owner!.Label;

        story.At(4.99).Settle().Mails.ShouldBeEmpty();
        story.At(5).Settle().Mails.Single().ShouldSatisfyAllConditions(
            mail => mail.Name.ShouldBe(owner),
            mail => mail.Subject.ShouldBe("Reminder: Kim is still to be accepted"),
            mail => mail.Text.ShouldContain("Please accept or reject it by"));
        story.At(10).Settle().Mails[^1].ShouldSatisfyAllConditions(
            mail => mail.Name.ShouldBe("Cho Sato"),
            mail => mail.Subject.ShouldBe($"Kim was not accepted in time ({owner})"));
        story.At(12).Settle().Mails[^1].To.ShouldBe("sales@acme.example");
        story.Lead.Stage.ShouldBe(Stage.Assigned);
        story.At(15).Settle().Lead.Stage.ShouldBe(Stage.Recycled);
        story.Mails.Count.ShouldBe(3);
    }

    /// <summary>"Each step once, whatever happens (restart, repeated looks, config reload)".</summary>
    [Fact]
    public void Each_step_is_taken_once_whatever_happens()
    {
        var story = Under(Accept).Ready().Settle();
        for (var hours = 0.0; hours < 14.9; hours += 0.25)
        {
            story.At(hours).Restart().Settle().Settle();
            if (hours == 7) story.Rules = story.Rules with { Sla = story.Rules.Sla with { Clocks = [Accept with { Then = [Escalate(0.1), .. Accept.Then] }] } };
        }

        story.Mails.Count.ShouldBe(3);
        story.Mails.Select(mail => mail.Key).ShouldBeUnique();
        story.Mails.ShouldAllBe(mail => mail.Key.StartsWith($"{story.Lead.Id}/1/reminder/accept.") || mail.Key.StartsWith($"{story.Lead.Id}/1/escalation/accept."));
    }

    [Fact]
    public void The_next_look_is_at_the_next_step_and_not_only_where_the_lead_goes_back()
    {
        var story = Under(Accept with { Then = [Remind(0.5), Escalate(2)] }).Ready().Settle();
        var assigned = story.Lead.AssignedAt!.Value;

        story.Lead.DueAt.ShouldBe(assigned.AddHours(5));
        story.At(5).Settle().Lead.DueAt.ShouldBe(assigned.AddHours(10));
        story.At(10).Settle().Lead.DueAt.ShouldBe(assigned.AddHours(20));
        story.At(20).Settle().Lead.DueAt.ShouldBe(assigned.AddDays(14), "then nothing is promised any more, and somebody watches all the same");
    }

    [Fact]
    public void Open_clocks_keep_their_terms_and_the_next_lead_has_the_new_ones()
    {
        var story = Under(Accept).Ready().Settle();
        story.Rules = story.Rules with { Sla = story.Rules.Sla with { Clocks = [Clock("accept", Stage.Assigned, Stage.Sal, 2, Revert())] } };

        story.At(4).Settle().Lead.Stage.ShouldBe(Stage.Assigned);
        story.Clock("accept").Due.ShouldBe(story.Lead.AssignedAt!.Value.AddHours(10));
        story.At(15).Settle().Lead.Stage.ShouldBe(Stage.Recycled);
    }

    [Fact]
    public void Nobody_is_reminded_of_what_is_done()
    {
        var story = Under(Accept).Ready().Settle();
        story.At(1).Edit(story.Lead.Owner!.CrmId, "Working - Contacted").Settle();

        story.At(30).Settle();

        story.Mails.ShouldBeEmpty();
        story.Lead.Stage.ShouldBe(Stage.Sal);
        story.Lead.DueAt.ShouldBe(story.Lead.AcceptedAt!.Value.AddDays(14));
    }

    [Fact]
    public void Nobody_is_reminded_before_Salesforce_was_asked_what_they_did()
    {
        var story = Under(Accept).Ready().Settle();
        story.At(4).Edit(story.Lead.Owner!.CrmId, "Working - Contacted").At(5);

        story.Look(asked: false).Asks.ShouldBe(Ask.Sales);
        story.Look(fresh: false).Effects.OfType<Effect.SendMail>().ShouldBeEmpty();
        story.Settle().Mails.ShouldBeEmpty();
    }

    [Fact]
    public void Found_too_late_the_reminder_is_passed_over_and_the_manager_hears_of_it_all_the_same()
    {
        var story = Under(Accept).Ready().Settle();

        story.At(100).Settle();

        story.Lead.Stage.ShouldBe(Stage.Recycled);
        story.Mails.Select(mail => mail.To).ShouldBe(["cho@acme.example", "sales@acme.example"]);
    }

    [Fact]
    public void Alerts_say_by_which_channels_and_who_hears_of_it_too()
    {
        var story = Under(Accept).Ready();
        story.Rules = story.Rules with { Alerts = Alerts.Teams.Alerts(Alerts.Teams.Tell("reminder", by: "task"), Alerts.Teams.Tell("escalation", to: "boss@acme.example", by: "mail slack")) };
        story.Settle();

        story.At(5).Settle();
        story.Mails.ShouldBeEmpty();
        story.Tasks.ShouldBe(2);

        story.At(10).Look().Effects.OfType<Effect.PostToSlack>().Single().Post.Text.ShouldContain("was not accepted in time");
        story.Mails.Select(mail => mail.To).ShouldBe(["cho@acme.example", "boss@acme.example"]);
    }

    [Fact]
    public void At_night_a_reminder_waits_for_the_morning()
    {
        var story = Under(Accept).Ready();
        story.Rules = story.Rules with { Alerts = Alerts.Teams.Alerts() with { Quiet = new QuietHours(new TimeOnly(0, 0), new TimeOnly(23, 0)) } };
        story.Settle();

        story.At(5).Look().Effects.OfType<Effect.SendMail>().Single().NotBefore.ShouldBeGreaterThan(story.Now);
    }

    [Fact]
    public void A_lead_with_an_open_Opportunity_is_not_taken_from_its_rep_and_the_manager_is_told()
    {
        var story = Under(Clock("accept", Stage.Assigned, Stage.Sal, 10, Revert())).WithoutOpportunities().Ready().Settle();
        story.Opportunity = new CrmOpportunity("006", "Big deal", story.Lead.Owner!);

        story.At(11).Settle();

        story.Lead.Stage.ShouldBe(Stage.Assigned);
        story.Mails.Single().Name.ShouldBe("Cho Sato");
        story.At(30).Settle().Mails.Count.ShouldBe(1);
    }

    [Fact]
    public void Before_its_end_and_after_it_a_lead_may_go_back_too()
    {
        Under(Clock("accept", Stage.Assigned, Stage.Sal, 10, Revert(0.5))).Ready().Settle().At(5.1).Settle().Lead.Stage.ShouldBe(Stage.Recycled);

        var late = Under(Clock("accept", Stage.Assigned, Stage.Sal, 10, Revert(2))).Ready().Settle();
        late.At(19).Settle().Lead.Stage.ShouldBe(Stage.Assigned);
        late.At(20).Settle().Lead.Stage.ShouldBe(Stage.Recycled);
    }
}
