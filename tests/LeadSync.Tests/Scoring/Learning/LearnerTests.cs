using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Scoring;
using LeadSync.Scoring.Learning;
using LeadSync.Tests.Rules;

namespace LeadSync.Tests.Scoring.Learning;

public sealed class LearnerTests
{
    private static readonly Rulebook Rules = Shipped();

    private readonly Learned _learned = Learner.Learn(MadeUpOutcomes.Learnable(1_500), Rules);

    [Fact]
    public void What_made_the_outcomes_is_found_and_what_did_not_gives_next_to_nothing()
    {
        Points(("source_of_lead", "Referral")).ShouldBeInRange(25, 50);
        Points(("time_on_site_seconds", "1500")).ShouldBeInRange(18, 45);
        Points(("jobtitle", "")).ShouldBeLessThan(Points(("jobtitle", "Head of Sales")) - 10);
        Math.Abs(Points(("favourite_colour", "blue")) - Points(("favourite_colour", "red"))).ShouldBeLessThan(8);
    }

    [Fact]
    public void The_figure_of_leads_not_seen_is_the_one_that_new_leads_give()
    {
        var scores = TodaysRules.Scores(MadeUpOutcomes.Learnable(4_000, seed: 2), _learned.Proposal.Rules, Rules);
        var fresh = Auc.Of([.. scores.Select(score => (double)score.Total)], [.. MadeUpOutcomes.Learnable(4_000, seed: 2).Select(lead => lead.Won)]);

        _learned.HeldOut.Rules.Value.ShouldBe(fresh.Value, 0.03);
        fresh.Value.ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Whole_points_keep_the_order_that_the_weights_give() =>
        _learned.HeldOut.Rules.Value.ShouldBe(_learned.HeldOut.Learned.Value, 0.005);

    [Fact]
    public void Neither_the_order_of_the_leads_nor_a_second_run_changes_anything()
    {
        var shuffled = MadeUpOutcomes.Learnable(1_500);
        new Random(3).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shuffled));

        var again = Learner.Learn(shuffled, Rules);

        Yaml(again).ShouldBe(Yaml(_learned));
        again.HeldOut.Learned.ShouldBe(_learned.HeldOut.Learned);
    }

    [Fact]
    public void The_proposed_file_read_back_scores_every_lead_as_the_learned_points_do()
    {
        using var config = TempConfig.Shipped().Write("scoring.yaml", Yaml(_learned));

        var reading = config.Read();

        reading.Findings.Where(finding => finding.Stops(Purpose.CheckOffline)).ShouldBeEmpty();
        var leads = MadeUpOutcomes.Learnable(1_500);
        TodaysRules.Scores(leads, reading.Rulebook!.Scoring, Rules).Select(score => score.Total)
            .ShouldBe(TodaysRules.Scores(leads, _learned.Proposal.Rules, Rules).Select(score => score.Total));
        reading.Rulebook.Scoring.Engagement.Select(Told).ShouldBe(Rules.Scoring.Engagement.Select(Told));
        (reading.Rulebook.Scoring.HalfLife, reading.Rulebook.Scoring.Exclude.Count, reading.Rulebook.Scoring.HandRaisers.Count)
            .ShouldBe((Rules.Scoring.HalfLife, Rules.Scoring.Exclude.Count, Rules.Scoring.HandRaisers.Count));
    }

    [Fact]
    public void Every_rule_says_how_many_leads_stand_behind_it()
    {
        var leads = MadeUpOutcomes.Learnable(1_500);
        _learned.Proposal.Fit.ShouldNotBeEmpty();
        foreach (var rule in _learned.Proposal.Fit)
        {
            var holding = leads.Where(lead => rule.Rule.When.Holds(new ConditionValues(lead.Who).ValueOf)).ToList();
            (rule.Leads, rule.Won).ShouldBe((holding.Count, holding.Count(lead => lead.Won)), rule.Rule.Because);
        }
    }

    [Fact]
    public void Having_no_value_is_a_rule_of_its_own()
    {
        var random = new Random(5);
        var leads = MadeUpOutcomes.Learnable(1_000, alsoWritten: (properties, won) => properties["budget"] = random.NextDouble() < (won ? 0.1 : 0.5) ? "" : $"{random.Next(1, 900)}");

        var rules = Learner.Learn(leads, Rules).Proposal.Rules.Fit;

        rules.ShouldContain(rule => rule.Because == "no budget" && rule.Points < -5);
    }

    private static string Told(EngagementRule rule) => $"{rule.Event} {(rule.When is { } when ? ConditionYaml.Of(when) : "")} {rule.Points} {rule.AtMost} {rule.Because}";

    private static string Yaml(Learned learned) => ScoringYaml.Of(learned.Proposal.Rules, ["proposed"], ["threshold"], place => (null, $"{learned.Proposal.Fit[place].Leads}"));

    private int Points(params (string Name, string? Value)[] properties)
    {
        // Everything else as most leads have it, or not at all.
        var usual = new Dictionary<string, string?> { ["source_of_lead"] = "Search", ["time_on_site_seconds"] = "500", ["jobtitle"] = "Head of Sales", ["favourite_colour"] = null };
        var floor = Total(usual);
        foreach (var (name, value) in properties) usual[name] = value;
        return properties is [("jobtitle", _)] or [("favourite_colour", _)] ? Total(usual) : Total(usual) - floor;
    }

    private int Total(Dictionary<string, string?> properties) =>
        LeadScorer.Score(new MarketingView(true, "1", properties, null, [], []), _learned.Proposal.Rules, DateTimeOffset.UnixEpoch).Total;

    private static Rulebook Shipped()
    {
        using var config = TempConfig.Shipped();
        return config.Read().Rulebook!;
    }
}
