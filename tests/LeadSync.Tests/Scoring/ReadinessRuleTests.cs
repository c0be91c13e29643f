using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Scoring;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring;

public sealed class ReadinessRuleTests
{
    private static readonly ScoringRules Rules = new()
    {
        Exclude = [new ScopeRule(Some.When("lifecyclestage", "customer"), "customer")],
        QualifyAt = new QualifyAt(60, null, null),
        ReadyWhen = [Some.When("lifecyclestage", "marketingqualifiedlead"), Some.When("leadsync_request", "handoff")],
        HandRaisers = [new HandRaiserRule("Request a demo", null, "asked for a demo"), new HandRaiserRule(null, "/contact-sales", "asked to be called")],
        Grades = [new("A", 40), new("B", 20), new("C", null)],
    };

    private static readonly Engagement Demo = Some.Engagement(EngagementKind.FormSubmit) with { Form = "request a DEMO" };

    private static Readiness Of(MarketingView who, Score? score = null, Lead? lead = null, ScoringRules? rules = null, MarketingView? said = null) =>
        ReadinessRule.Of(who, score ?? Score.None, lead ?? Some.Lead(), rules ?? Rules, new ConditionValues(who).ValueOf, new ConditionValues(said ?? who).ValueOf);

    [Fact]
    public void Is_ready_at_the_score_that_is_needed() =>
        Of(Some.Person(), new Score(30, 30, "", [])).ShouldBe(new Readiness(true, "scored 60 of 60 needed"));

    [Fact]
    public void Is_not_ready_below_it() =>
        Of(Some.Person(), new Score(20, 11, "", [])).ShouldBe(new Readiness(false, "scored 31 of the 60 needed"));

    [Theory]
    [InlineData(40, 45, "A", true, "engagement 40 of 40 needed and grade A, B needed")]
    [InlineData(40, 20, "B", true, "engagement 40 of 40 needed and grade B, B needed")]
    [InlineData(40, 10, "C", false, "grade C, B needed")]
    [InlineData(39, 45, "A", false, "engagement 39 of the 40 needed")]
    [InlineData(90, 0, "", false, "grade unknown, B needed")]
    public void Engagement_and_grade_may_be_asked_for_apart(int engagement, int fit, string grade, bool ready, string because) =>
        Of(Some.Person(), new Score(fit, engagement, grade, []), rules: Rules with { QualifyAt = new QualifyAt(null, 40, "B") })
            .ShouldBe(new Readiness(ready, because));

    [Fact]
    public void A_grade_nobody_agreed_on_is_never_good_enough() =>
        Of(Some.Person(), new Score(0, 90, "A", []), rules: Rules with { QualifyAt = new QualifyAt(null, 40, "Z") }).IsReady.ShouldBeFalse();

    [Theory]
    [InlineData("lifecyclestage", "marketingqualifiedlead", "marketing said so: lifecycle stage is marketing qualified lead")]
    [InlineData("leadsync_request", "handoff", "marketing said so: marketing's request is handoff")]
    public void Is_ready_whatever_the_score_when_marketing_says_so(string property, string value, string because) =>
        Of(Some.Person((property, value))).ShouldBe(new Readiness(true, because));

    [Fact]
    public void What_the_last_handoff_left_behind_makes_nobody_ready_again() =>
        Of(Some.Person(("lifecyclestage", "marketingqualifiedlead")), lead: Some.Lead() with { Cycle = 1, ReadyBecause = "scored 62 of 60 needed" }, said: Some.Person())
            .ShouldBe(new Readiness(false, "scored 0 of the 60 needed"));

    [Fact]
    public void What_marketing_had_said_itself_still_counts_when_the_lead_has_come_back() =>
        Of(Some.Person(("lifecyclestage", "marketingqualifiedlead")), lead: Some.Lead() with { Cycle = 1, ReadyBecause = "marketing said so: lifecycle stage is marketing qualified lead" }, said: Some.Person())
            .IsReady.ShouldBeTrue();

    [Fact]
    public void Is_ready_at_once_when_the_person_asks_by_form() =>
        Of(Some.Person().Doing(Demo)).ShouldBe(new Readiness(true, "asked for a demo", HandRaiser: true));

    [Fact]
    public void Knows_a_form_by_its_guid_too() =>
        Of(Some.Person().Doing(Demo with { Form = null, FormId = "Request a demo" })).HandRaiser.ShouldBeTrue();

    [Theory]
    [InlineData(EngagementKind.PageView, true)]
    [InlineData(EngagementKind.FormSubmit, true)]
    [InlineData(EngagementKind.EmailClick, false)]
    public void A_page_asks_when_the_person_was_there_not_when_a_mail_scanner_followed_its_link(string kind, bool asked) =>
        Of(Some.Person().Doing(Some.Engagement(kind) with { Url = "https://acme.example/en/Contact-Sales?x=1" })).HandRaiser.ShouldBe(asked);

    [Fact]
    public void Reading_a_page_is_not_filling_in_the_form_on_it() =>
        Of(Some.Person().Doing(Demo with { Kind = EngagementKind.PageView })).HandRaiser.ShouldBeFalse();

    [Fact]
    public void What_was_asked_before_the_last_return_has_been_answered()
    {
        var who = Some.Person().Doing(Demo with { At = Some.Now.AddDays(-2) });

        Of(who, lead: Some.Lead() with { ReturnedAt = Some.Now.AddDays(-1) }).HandRaiser.ShouldBeFalse();
        Of(who, lead: Some.Lead() with { ReturnedAt = Some.Now.AddDays(-3) }).HandRaiser.ShouldBeTrue();
    }

    [Fact]
    public void Out_of_scope_outranks_everything() =>
        Of(Some.Person(("lifecyclestage", "customer"), ("leadsync_request", "handoff")).Doing(Demo), new Score(90, 90, "A", []))
            .ShouldBe(new Readiness(false, "excluded: customer", Excluded: true));

    [Fact]
    public void A_contact_that_is_gone_is_never_ready() =>
        Of(MarketingView.Missing("501"), new Score(90, 90, "A", [])).IsReady.ShouldBeFalse();

    [Fact]
    public void Without_a_threshold_no_score_is_enough() =>
        Of(Some.Person(), new Score(90, 90, "A", []), rules: Rules with { QualifyAt = new QualifyAt(null, null, null) }).IsReady.ShouldBeFalse();
}
