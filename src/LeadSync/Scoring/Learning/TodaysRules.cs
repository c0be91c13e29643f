using LeadSync.Rules;

namespace LeadSync.Scoring.Learning;

/// <summary>How well the rules in force tell won leads from the others. They were not made of these leads, so all of them count.</summary>
/// <param name="Ready">Leads whose score is enough; <paramref name="ReadyWon"/> of them were won.</param>
internal sealed record TodaysRules(Auc Auc, IReadOnlyList<Tenth> Tenths, int Ready, int ReadyWon)
{
    public static TodaysRules Judge(IReadOnlyList<ClosedLead> leads, Rulebook rules)
    {
        var scores = Scores(leads, rules.Scoring, rules);
        bool[] won = [.. leads.Select(lead => lead.Won)];
        double[] totals = [.. scores.Select(score => score.Total)];
        var ready = Enumerable.Range(0, leads.Count).Where(lead => Threshold.Of(scores[lead], rules.Scoring).IsReady).ToList();
        return new TodaysRules(Auc.Of(totals, won), Tenth.Of(totals, won, null), ready.Count, ready.Count(lead => won[lead]));
    }

    /// <summary>Each lead's score by some rules, as it was when marketing last knew it. What the company was in Salesforce then, nobody knows any more.</summary>
    public static IReadOnlyList<Leads.Score> Scores(IReadOnlyList<ClosedLead> leads, ScoringRules scoring, Rulebook rules) =>
    [
        .. leads.Select(lead => LeadScorer.Score(lead.Who, scoring.WithoutAccounts(), lead.KnownAt, new ConditionValues(lead.Who) { Regions = rules.Routing.Regions }.ValueOf)),
    ];
}
