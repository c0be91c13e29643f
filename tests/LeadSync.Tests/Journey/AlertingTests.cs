using LeadSync.Journey;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Alerts;

namespace LeadSync.Tests.Journey;

public sealed class AlertingTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private readonly Story _story = new();

    public AlertingTests()
    {
        _story.Rules = _story.Rules with { Alerts = Teams.Alerts(Teams.Tell("assigned", by: "mail task"), Teams.Tell("handRaise", by: "mail slack"), Teams.Tell("indicative", by: "mail task")) };
        _story.Desk = _story.Desk with
        {
            People = People.Of(
                new Dictionary<string, string>(),
                _story.Desk.Seats.Values.Where(seat => !seat.Owner.IsQueue).DistinctBy(seat => seat.Owner.CrmId).ToDictionary(seat => seat.Owner.CrmId, seat => $"{seat.Owner.Label.Split(' ')[0].ToLowerInvariant()}@acme.example")),
        };
    }

    [Fact]
    public void A_new_owner_is_told_once_by_mail_and_has_one_Task()
    {
        _story.Ready().Settle();
        _story.After(TimeSpan.FromSeconds(1)).Settle();

        var mail = _story.Mails.ShouldHaveSingleItem();
        mail.Name.ShouldBe(_story.Lead.Owner!.Label);
        mail.Text.ShouldContain("accept or reject it by");
        _story.Tasks.ShouldBe(1);
        Alerts().ShouldBe([$"Alert (is a new lead): a mail to {mail.Name}"]);
    }

    [Fact]
    public void The_mail_waits_for_what_Salesforce_says_so_that_its_link_leads_somewhere()
    {
        _story.Ready().Look();
        _story.Mails.ShouldBeEmpty();

        _story.Deliver();
        _story.Look();

        _story.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public void An_answer_alone_tells_nobody_before_the_record_was_read_for_it_starts_the_clock_that_the_mail_names()
    {
        _story.Ready().Look();
        _story.Deliver();

        _story.Look(asked: false).Asks.ShouldBe(Ask.Sales);
        _story.Mails.ShouldBeEmpty();

        _story.Look();
        _story.Mails.ShouldHaveSingleItem().Text.ShouldContain("accept or reject it by");
    }

    [Fact]
    public void A_hand_raiser_is_told_once_and_as_what_they_are()
    {
        _story.Does(new Engagement("f", EngagementKind.FormSubmit, Story.Start.AddMinutes(-1), Form: "Request a demo")).Settle();

        _story.Mails.ShouldHaveSingleItem().Subject.ShouldBe("Kim asked for a demo");
        Alerts().ShouldHaveSingleItem().ShouldContain("a post to Slack");
    }

    [Fact]
    public void A_price_page_after_the_handoff_is_told_with_a_Task_of_its_own_once_a_day()
    {
        _story.Ready().Settle();
        Visit("/pricing");
        Visit("/pricing?again");
        _story.Mails.Count.ShouldBe(2);
        _story.Tasks.ShouldBe(2);

        _story.After(TimeSpan.FromDays(1));
        Visit("/pricing?tomorrow");

        _story.Mails[1].Subject.ShouldBe("Kim read about prices");
        _story.Mails.Count.ShouldBe(3);
        _story.Mails.Select(mail => mail.Key).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void What_was_done_before_the_handoff_is_not_told_apart()
    {
        _story.Does(new Engagement("e", EngagementKind.PageView, Story.Start.AddMinutes(-5), Url: "https://acme.example/pricing")).Ready().Settle();

        _story.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public void A_lead_that_is_back_with_marketing_alerts_no_rep()
    {
        _story.Ready().Settle();
        _story.After(TimeSpan.FromMinutes(10)).Settle(); // the demo's agreement counts in seconds
        _story.Lead.Stage.ShouldBe(Stage.Recycled);

        Visit("/pricing");

        _story.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public void A_queue_is_told_nobody_and_the_story_says_so_until_somebody_takes_the_lead()
    {
        _story.With("country", "Japan").Ready().Settle();
        _story.Lead.Owner!.IsQueue.ShouldBeTrue();
        _story.Mails.ShouldBeEmpty();
        Alerts().ShouldHaveSingleItem().ShouldContain("nobody is told; the queue");

        _story.Edit(Ana.CrmId, owner: Ana).Settle();

        _story.Mails.ShouldHaveSingleItem().Name.ShouldBe("Ana Ruiz");
    }

    [Fact]
    public void The_Task_of_a_sign_does_not_become_the_handoff_of_a_Contact()
    {
        _story.Record = Story.LeadOf(Ana, "") with { Object = CrmLink.Contact, Id = "003Ws00000AbCdEMAV", Status = null };
        _story.Ready().Settle();
        var handoff = _story.Lead.Crm!.TaskId;
        handoff.ShouldNotBeNull();

        Visit("/pricing");

        _story.Tasks.ShouldBe(2);
        _story.Lead.Crm!.TaskId.ShouldBe(handoff);
    }

    [Fact]
    public void A_first_load_mails_nobody()
    {
        _story.Lead = _story.Lead with { Admitted = true };
        _story.Ready().Settle();

        _story.Tasks.ShouldBe(1);
        _story.Mails.ShouldBeEmpty();
    }

    [Fact]
    public void Observing_tells_nobody_and_says_whom_it_would_have_told()
    {
        _story.Record = Story.LeadOf(Ana, "Working - Contacted");
        _story.Rules = _story.Rules with { Settings = _story.Rules.Settings with { Mode = WorkMode.Observe } };
        _story.Ready().Settle();

        _story.Mails.ShouldBeEmpty();
        Alerts().ShouldBeEmpty();
        _story.Facts.ShouldContain(fact => fact.Kind == "observed" && fact.Text == "Would have told Ana Ruiz by mail: New lead: Kim");
    }

    [Fact]
    public void The_brief_of_the_look_stands_in_the_mail()
    {
        var look = new Look(
            _story.Lead with { Cycle = 1, Stage = Stage.Assigned, Owner = Ana, Crm = new CrmLink(CrmLink.Lead, "00QWs00000AbCdEMAV"), HandedOffAt = Story.Start },
            _story.Marketing, SalesView.NotAsked, _story.Desk, _story.Rules, Story.Start) { Brief = "Top topic: security." };

        var told = Alerting.Tell(look.With(look.Lead with { TaskAsked = true }));

        told.Effects.OfType<Effect.SendMail>().ShouldHaveSingleItem().Mail.Text.ShouldContain("Top topic: security.");
    }

    private IEnumerable<string> Alerts() => _story.Facts.Where(fact => fact.Kind == "alert").Select(fact => fact.Text);

    private void Visit(string page)
    {
        _story.After(TimeSpan.FromSeconds(1));
        _story.Does(new Engagement($"event{page}", EngagementKind.PageView, _story.Now, Url: $"https://acme.example{page}", Title: "Prices")).Settle();
    }
}
