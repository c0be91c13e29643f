using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Scoring;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring;

public sealed class LeadScorerTests
{
    private static readonly ScoringRules Rules = new()
    {
        Fit =
        [
            new FitRule(Some.When("jobtitle", Operator.HasWord, "director", "head"), 20, "decision maker"),
            new FitRule(Some.When("numemployees", Operator.AtLeast, "200"), 25, "200 people or more"),
            new FitRule(Some.When("email", Operator.EndsWith, "@gmail.com"), -20, "private address"),
        ],
        Grades = [new("A", 40), new("B", 20), new("C", 0), new("D", null)],
        HalfLife = TimeSpan.FromDays(14),
        Engagement =
        [
            new EngagementRule(EngagementKind.PageView, Some.When("url", Operator.Contains, "/pricing"), 15, 30, "read about prices"),
            new EngagementRule(EngagementKind.FormSubmit, null, 20, 40, "filled in a form"),
        ],
    };

    private static Engagement Pricing(TimeSpan ago) => Some.Engagement(ago: ago) with { Url = "https://acme.example/Pricing?plan=2" };

    private static Score Score(MarketingView who, ScoringRules? rules = null) => LeadScorer.Score(who, rules ?? Rules, Some.Now);

    [Fact]
    public void Fit_and_engagement_stand_apart_and_every_rule_that_fired_is_a_reason()
    {
        var score = Score(Some.Person(("jobtitle", "Head of IT"), ("numemployees", "500")).Doing(Pricing(TimeSpan.Zero), Some.Engagement(EngagementKind.FormSubmit)));

        score.Fit.ShouldBe(45);
        score.Engagement.ShouldBe(35);
        score.Total.ShouldBe(80);
        score.Reasons.Select(reason => reason.Because).ShouldBe(["200 people or more", "decision maker", "filled in a form", "read about prices"]);
    }

    [Theory]
    [InlineData("Head of IT", "500", "jo@acme.example", "A")]
    [InlineData("Head of IT", "20", "jo@acme.example", "B")]
    [InlineData("Clerk", "20", "jo@acme.example", "C")]
    [InlineData("Clerk", "20", "jo@gmail.com", "D")]
    public void Fit_alone_gives_the_grade(string title, string people, string email, string grade) =>
        Score(Some.Person(("jobtitle", title), ("numemployees", people), ("email", email)).Doing(Pricing(TimeSpan.Zero))).Grade.ShouldBe(grade);

    [Fact]
    public void Without_agreed_grades_there_is_none() => Score(Some.Person(), Rules with { Grades = [] }).Grade.ShouldBe("");

    [Fact]
    public void Points_may_be_negative_and_say_so_among_the_reasons() =>
        Score(Some.Person(("email", "jo@gmail.com"))).Reasons.ShouldBe([new ScoreReason(-20, "private address")]);

    [Fact]
    public void The_strongest_reasons_come_first_whichever_way_they_pull()
    {
        var score = Score(Some.Person(("email", "jo@gmail.com")).Doing(Pricing(TimeSpan.Zero)));

        score.Reasons.Select(reason => reason.Points).ShouldBe([-20, 15]);
    }

    [Fact]
    public void Points_of_engagement_are_half_after_the_half_life() =>
        Score(Some.Person().Doing(Some.Engagement(EngagementKind.FormSubmit, TimeSpan.FromDays(14)))).Engagement.ShouldBe(10);

    [Fact]
    public void Points_do_not_fade_where_no_half_life_is_agreed() =>
        Score(Some.Person().Doing(Pricing(TimeSpan.FromDays(900))), Rules with { HalfLife = null }).Engagement.ShouldBe(15);

    [Fact]
    public void An_event_of_the_future_happened_just_now() =>
        Score(Some.Person().Doing(Pricing(TimeSpan.FromDays(-3)))).Engagement.ShouldBe(15);

    [Fact]
    public void A_rule_gives_its_most_to_the_freshest_events_before_they_fade()
    {
        var old = Enumerable.Range(0, 5).Select(_ => Pricing(TimeSpan.FromDays(14)));

        Score(Some.Person().Doing([.. old])).Engagement.ShouldBe(15);
        Score(Some.Person().Doing([.. old, Pricing(TimeSpan.Zero)])).Engagement.ShouldBe(23);
    }

    [Fact]
    public void What_is_left_of_the_most_may_be_less_than_one_event_is_worth() =>
        Score(Some.Person().Doing(Pricing(TimeSpan.Zero), Pricing(TimeSpan.Zero)), Only(new(EngagementKind.PageView, null, 15, 20, "reads"))).Engagement.ShouldBe(20);

    [Fact]
    public void The_same_thing_told_twice_counts_once()
    {
        var told = Some.Engagement(EngagementKind.FormSubmit, key: "form-1");

        Score(Some.Person().Doing(told, told with { At = told.At.AddDays(-20) })).Engagement.ShouldBe(20);
    }

    [Theory]
    [InlineData("topic", "security", 10)]
    [InlineData("channel", "webinar", 10)]
    [InlineData("form", "Newsletter", 10)]
    [InlineData("form", "0f3b-guid", 10)]
    [InlineData("event", "download", 10)]
    [InlineData("industry", "Banking", 10)]
    [InlineData("topic", "prices", 0)]
    public void A_condition_asks_the_engagement_first_and_the_person_for_the_rest(string name, string value, int points)
    {
        var taken = Some.Engagement(EngagementKind.Download) with { Topic = "security", Channel = "webinar", Form = "Newsletter", FormId = "0f3b-guid" };
        var reader = Some.Engagement() with { Topic = "prices" };

        Score(Some.Person(("industry", "Banking")).Doing(taken, reader), Only(new(EngagementKind.Download, Some.When(name, value), 10, null, "takes documents")))
            .Engagement.ShouldBe(points);
    }

    [Fact]
    public void What_an_engagement_does_not_say_of_itself_is_not_borrowed_from_another()
    {
        var who = Some.Person().Doing(Some.Engagement(EngagementKind.Download), Some.Engagement() with { Topic = "security" });

        Score(who, Only(new(EngagementKind.Download, Some.When("topic", "security"), 10, null, "reads about security"))).Engagement.ShouldBe(0);
    }

    [Theory]
    [InlineData("12.4", 12)]
    [InlineData("-3", -3)]
    [InlineData("", 0)]
    [InlineData("high", 0)]
    [InlineData("1763467200000", 0)]
    public void The_score_of_HubSpot_is_one_more_reason(string value, int points)
    {
        var score = Score(Some.Person(("hubspotscore", value)), Rules with { HubSpotScore = "hubspotscore" });

        score.Engagement.ShouldBe(points);
        score.Fit.ShouldBe(0);
    }

    [Fact]
    public void After_a_return_only_a_share_of_what_was_earned_until_then_counts()
    {
        var who = Some.Person(("jobtitle", "Director"))
            .Doing(Some.Engagement(EngagementKind.FormSubmit, TimeSpan.FromDays(2)), Some.Engagement(EngagementKind.FormSubmit));

        var score = LeadScorer.Score(who, Rules with { HalfLife = null }, Some.Now, null, new ReturnDiscount(Some.Now.AddDays(-1), 0.5));

        score.Fit.ShouldBe(20);
        score.Engagement.ShouldBe(30);
    }

    [Fact]
    public void Nobody_scores_nothing() => Score(MarketingView.Missing("501")).ShouldBe(Leads.Score.None);

    private static ScoringRules Only(EngagementRule rule) => Rules with { Engagement = [rule] };
}
