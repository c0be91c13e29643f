using FsCheck;
using FsCheck.Fluent;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Scoring;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring;

/// <summary>
/// Must hold: "The score never depends on the order or repetition of events; is monotone in each positive rule; fades to the fit alone as time passes."
/// </summary>
public sealed class LeadScorerSpecification
{
    private static readonly string[] Kinds = [EngagementKind.PageView, EngagementKind.FormSubmit, EngagementKind.EmailClick];
    private static readonly string[] Pages = ["/pricing", "/security", "/blog"];

    private static readonly Gen<Engagement> Engagements =
        from kind in Gen.Elements(Kinds)
        from minutes in Gen.Choose(-60, 90 * 24 * 60)
        from key in Gen.Choose(1, 30)
        from page in Gen.Elements(Pages)
        select Some.Engagement(kind, TimeSpan.FromMinutes(minutes), $"{key}") with { Url = $"https://acme.example{page}" };

    private static readonly Gen<EngagementRule> EngagementRules =
        from kind in Gen.Elements(Kinds)
        from points in Gen.Choose(-20, 40)
        from most in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(0, 60).Select(most => (int?)most))
        from page in Gen.Elements<string?>([null, .. Pages])
        select new EngagementRule(kind, page is null ? null : Some.When("url", Operator.Contains, page), points, most, $"{kind} {page} {points}");

    private static readonly Gen<ScoringRules> RuleSets =
        from rules in EngagementRules.ListOf()
        from halfLife in Gen.Choose(1, 30)
        from fit in Gen.Choose(-50, 50)
        select new ScoringRules
        {
            HalfLife = TimeSpan.FromDays(halfLife),
            Fit = [new FitRule(Some.When("jobtitle", Operator.Exists), fit, "has a title")],
            Engagement = [.. rules],
        };

    private static readonly Gen<ReturnDiscount?> Returns =
        from days in Gen.Choose(0, 60)
        from keeps in Gen.Elements<double?>(null, 0, 0.5, 1)
        select keeps is { } share ? new ReturnDiscount(Some.Now - TimeSpan.FromDays(days), share) : null;

    private static readonly Gen<(ScoringRules Rules, Engagement[] Engagements)> Cases =
        from rules in RuleSets
        from engagements in Engagements.ListOf()
        select (rules, engagements.ToArray());

    private static Score Score(ScoringRules rules, IEnumerable<Engagement> engagements, DateTimeOffset? now = null, ReturnDiscount? returned = null) =>
        LeadScorer.Score(Some.Person(("jobtitle", "Clerk")).Doing(engagements), rules, now ?? Some.Now, returned: returned);

    [Fact]
    public void The_reasons_add_up_to_the_score() => Specification.Holds(Cases, drawn =>
    {
        var score = Score(drawn.Rules, drawn.Engagements);
        score.Reasons.Sum(reason => reason.Points).ShouldBe(score.Total);
    });

    [Fact]
    public void Neither_order_nor_repetition_of_events_matters() => Specification.Holds(
        from drawn in Cases
        from shuffled in Gen.Shuffle(drawn.Engagements.Concat(drawn.Engagements.Take(5)))
        select (drawn.Rules, drawn.Engagements, Shuffled: shuffled),
        drawn => Score(drawn.Rules, drawn.Shuffled).ShouldBeEquivalentTo(Score(drawn.Rules, drawn.Engagements)));

    [Fact]
    public void One_more_event_never_lowers_what_a_positive_rule_gives() => Specification.Holds(
        from drawn in Cases
        from more in Engagements
        select (Rules: Positive(drawn.Rules), drawn.Engagements, More: more),
        drawn => Score(drawn.Rules, [.. drawn.Engagements, drawn.More]).Engagement
            .ShouldBeGreaterThanOrEqualTo(Score(drawn.Rules, drawn.Engagements).Engagement));

    [Fact]
    public void A_positive_rule_that_is_added_or_gives_more_never_lowers_the_score() => Specification.Holds(
        from drawn in Cases
        from added in EngagementRules
        from more in Gen.Choose(0, 20)
        from returned in Returns
        select (drawn.Rules, drawn.Engagements, Added: added with { Points = Math.Abs(added.Points) }, More: more, Returned: returned),
        drawn =>
        {
            var without = Total(drawn.Rules);
            var with = Total(With(drawn.Added));
            with.ShouldBeGreaterThanOrEqualTo(without);
            Total(With(drawn.Added with { Points = drawn.Added.Points + drawn.More })).ShouldBeGreaterThanOrEqualTo(with);
            Total(With(drawn.Added with { AtMost = drawn.Added.AtMost + drawn.More })).ShouldBeGreaterThanOrEqualTo(with);
            Total(drawn.Rules with { Fit = [.. drawn.Rules.Fit, new FitRule(Some.When("jobtitle", Operator.Exists), drawn.More, "fits")] }).ShouldBe(without + drawn.More);

            int Total(ScoringRules rules) => Score(rules, drawn.Engagements, returned: drawn.Returned).Total;
            ScoringRules With(EngagementRule rule) => drawn.Rules with { Engagement = [.. drawn.Rules.Engagement, rule] };
        });

    [Fact]
    public void No_rule_gives_more_than_its_most() => Specification.Holds(Cases, drawn =>
    {
        foreach (var rule in drawn.Rules.Engagement.Where(rule => rule.AtMost is not null))
            Math.Abs(Score(drawn.Rules with { Engagement = [rule] }, drawn.Engagements).Engagement).ShouldBeLessThanOrEqualTo(rule.AtMost!.Value);
    });

    [Fact]
    public void Time_alone_never_adds_points() => Specification.Holds(
        from drawn in Cases
        from hours in Gen.Choose(0, 2000)
        select (Rules: Positive(drawn.Rules), drawn.Engagements, Later: TimeSpan.FromHours(hours)),
        drawn => Score(drawn.Rules, drawn.Engagements, Some.Now + drawn.Later).Engagement
            .ShouldBeLessThanOrEqualTo(Score(drawn.Rules, drawn.Engagements).Engagement));

    [Fact]
    public void In_the_end_only_fit_is_left() => Specification.Holds(Cases, drawn =>
    {
        var score = Score(drawn.Rules, drawn.Engagements, Some.Now.AddYears(20));
        score.Total.ShouldBe(score.Fit);
        score.Fit.ShouldBe(drawn.Rules.Fit[0].Points);
    });

    private static ScoringRules Positive(ScoringRules rules) =>
        rules with { Engagement = [.. rules.Engagement.Select(rule => rule with { Points = Math.Abs(rule.Points) })] };
}
