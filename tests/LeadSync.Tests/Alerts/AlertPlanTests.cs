using LeadSync.Alerts;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Alerts;

public sealed class AlertPlanTests
{
    private static readonly AlertEvent NewLead = AlertEvent.Handoff(new Readiness(true, "scored 75 of 60 needed"));
    private static readonly AlertEvent HandRaise = AlertEvent.Handoff(new Readiness(true, "asked for a demo", HandRaiser: true));
    private static readonly AlertEvent Alarm = AlertEvent.Orphan("its owner has left");
    private static readonly QuietHours Night = new(new TimeOnly(20, 0), new TimeOnly(7, 0));

    [Fact]
    public void The_owner_is_told_at_the_address_that_Salesforce_knows()
    {
        var told = Plan(NewLead, Teams.Alerts(Teams.Tell("assigned"))).Notices.ShouldHaveSingleItem();

        (told.Whom.Email, told.Channel, told.NotBefore, told.Whom.TimeZone).ShouldBe(("ana@acme.example", "mail", Some.Now, "Europe/Berlin"));
    }

    [Fact]
    public void The_manager_is_whom_routing_names_for_the_owner() =>
        Addresses(Plan(NewLead, Teams.Alerts(Teams.Tell("assigned", to: "manager")))).ShouldBe(["cho@acme.example"]);

    [Fact]
    public void An_owner_without_a_manager_is_said_and_nobody_is_guessed()
    {
        var plan = Plan(NewLead, Teams.Alerts(Teams.Tell("assigned", to: "manager")), Teams.Cho);

        plan.Notices.ShouldBeEmpty();
        plan.Untold.ShouldHaveSingleItem().ShouldBe("the manager of Cho Sato, whom neither routing.yaml nor Salesforce names, has no e-mail address to tell");
    }

    [Fact]
    public void A_manager_whom_routing_does_not_name_is_the_one_that_Salesforce_does()
    {
        var desk = Teams.Desk with
        {
            Seats = new Dictionary<string, DeskSeat>(Teams.Desk.Seats) { [Teams.Ana.CrmId.ToLowerInvariant()] = new(Teams.Ana, true) },
            People = Teams.Desk.People with { Managers = new Dictionary<string, string> { [Teams.Cho.CrmId] = Teams.Ana.CrmId } },
        };

        Addresses(Plan(NewLead, Teams.Alerts(Teams.Tell("assigned", to: "manager")), Teams.Cho, desk: desk)).ShouldBe(["ana@acme.example"]);
    }

    [Theory]
    [InlineData("ana", "cho@acme.example")] // her manager
    [InlineData("cho", "cho@acme.example")] // no manager of his own: whoever is one
    [InlineData("queue", "cho@acme.example")]
    public void An_alarm_that_no_rule_tells_of_reaches_a_manager(string owner, string told) =>
        Addresses(Plan(Alarm, Teams.Alerts(Teams.Tell("assigned")), Named(owner))).ShouldBe([told]);

    [Fact]
    public void An_alarm_that_reaches_nobody_whom_its_rule_names_goes_to_a_manager_and_into_the_chat()
    {
        var plan = Plan(Alarm, Teams.Alerts(Teams.Tell("orphan")), Teams.Queue);

        Addresses(plan).ShouldBe(["cho@acme.example"]);
        plan.Notices.Count(notice => notice.Channel == "slack").ShouldBe(1);
        plan.Untold.ShouldHaveSingleItem().ShouldContain("the queue APAC Leads");
    }

    [Fact]
    public void An_alarm_that_its_rule_tells_is_told_to_nobody_else() =>
        Addresses(Plan(Alarm, Teams.Alerts(Teams.Tell("orphan", to: "team@acme.example")))).ShouldBe(["team@acme.example"]);

    [Fact]
    public void An_alarm_that_nobody_can_be_told_of_says_so()
    {
        var plan = Plan(Alarm, new AlertRules());

        plan.Notices.ShouldBeEmpty();
        plan.Untold.ShouldHaveSingleItem().ShouldBe("alerts.yaml names nobody who can be told");
    }

    [Fact]
    public void Nobody_of_a_queue_is_mailed_but_the_addresses_that_the_rule_names_are()
    {
        var plan = Plan(NewLead, Teams.Alerts(Teams.Tell("assigned", to: "owner team@acme.example")), Teams.Queue);

        Addresses(plan).ShouldBe(["team@acme.example"]);
        plan.Untold.ShouldHaveSingleItem().ShouldContain("the queue APAC Leads");
    }

    [Fact]
    public void Whom_several_rules_name_is_told_once_by_each_channel()
    {
        var plan = Plan(NewLead, Teams.Alerts(
            Teams.Tell("assigned", by: "mail slack"), Teams.Tell("assigned", to: "owner ANA@acme.example manager", by: "mail slack")));

        Addresses(plan).ShouldBe(["ana@acme.example", "cho@acme.example"]);
        plan.Notices.Count(notice => notice.Channel == "slack").ShouldBe(1);
    }

    [Fact]
    public void A_hand_raiser_is_told_once_by_the_rule_for_hand_raisers()
    {
        var plan = Plan(HandRaise, Teams.Alerts(Teams.Tell("assigned"), Teams.Tell("handRaise")));

        plan.Notices.ShouldHaveSingleItem().Kind.ShouldBe("handRaise");
    }

    [Fact]
    public void Where_no_rule_is_for_hand_raisers_they_are_told_like_any_other_lead() =>
        Plan(HandRaise, Teams.Alerts(Teams.Tell("assigned"))).Notices.ShouldHaveSingleItem().Kind.ShouldBe("assigned");

    [Theory]
    [InlineData("2026-11-24T19:30:00Z", false, "2026-11-25T06:00:00Z")] // half past eight in the evening in Berlin
    [InlineData("2026-11-24T19:30:00Z", true, "2026-11-24T19:30:00Z")]
    [InlineData("2026-11-24T12:00:00Z", false, "2026-11-24T12:00:00Z")] // night in Tokyo, not in Berlin
    public void At_night_a_mail_waits_for_the_receivers_morning_unless_the_rule_ignores_it(string at, bool ignores, string leaves)
    {
        var rules = Teams.Alerts(Teams.Tell("assigned", ignoresQuiet: ignores)) with { Quiet = Night };

        Plan(NewLead, rules, at: DateTimeOffset.Parse(at)).Notices.ShouldHaveSingleItem().NotBefore.ShouldBe(DateTimeOffset.Parse(leaves));
    }

    [Fact]
    public void A_channel_without_its_secret_tells_nobody_and_says_so()
    {
        var plan = Plan(NewLead, Teams.Alerts(Teams.Tell("assigned", by: "mail slack")) with { Mail = null, Off = ["mail"] });

        plan.Notices.ShouldHaveSingleItem().Channel.ShouldBe("slack");
        plan.Untold.ShouldHaveSingleItem().ShouldBe("the channel mail is off, for its secret is not set");
    }

    [Fact]
    public void The_examples_mail_server_is_nobodys() =>
        Plan(NewLead, RulebookReader.ReadDemo(name => name.StartsWith("LEADSYNC", StringComparison.Ordinal) ? null : "https://hooks.slack.example/x").Rulebook!.Alerts).Notices.ShouldAllBe(notice => notice.Channel == "task");

    private static AlertPlan Plan(AlertEvent happened, AlertRules alerts, Owner? owner = null, DateTimeOffset? at = null, Desk? desk = null) =>
        AlertPlan.Of(happened, alerts, new Receivers(owner ?? Teams.Ana, Teams.Rules(alerts), desk ?? Teams.Desk), at ?? Some.Now);

    private static Owner Named(string name) => name switch { "ana" => Teams.Ana, "cho" => Teams.Cho, _ => Teams.Queue };

    private static IEnumerable<string?> Addresses(AlertPlan plan) => plan.Notices.Where(notice => notice.Channel == "mail").Select(notice => notice.Whom.Email);
}
