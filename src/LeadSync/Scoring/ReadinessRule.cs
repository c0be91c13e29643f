using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Scoring;

/// <summary>Is this person ready for sales? Scope first, then who asked for us, then what marketing says, then the score.</summary>
internal static class ReadinessRule
{
    /// <param name="saidByMarketing">The same values without those that LeadSync may have written itself: what the last handoff left behind makes nobody ready again, unless marketing had said it first.</param>
    public static Readiness Of(
        MarketingView who,
        Score score,
        Lead lead,
        ScoringRules rules,
        Func<string, string?> valueOf,
        Func<string, string?> saidByMarketing)
    {
        if (!who.Exists) return new Readiness(false, "the contact is not in HubSpot any more");

        if (rules.Exclude.FirstOrDefault(scope => scope.When.Holds(valueOf)) is { } scope)
            return new Readiness(false, $"excluded: {scope.Because}", Excluded: true);

        if (HandRaise.Because(who.Engagements, rules.HandRaisers, lead.ReturnedAt) is { } raised)
            return new Readiness(true, raised, HandRaiser: true);

        if (rules.ReadyWhen.FirstOrDefault(condition => condition.Holds(saidByMarketing) || (lead.ReadyBecause == Said(condition) && condition.Holds(valueOf))) is { } said)
            return new Readiness(true, Said(said));

        return Threshold.Of(score, rules);
    }

    private static string Said(Condition condition) => $"marketing said so: {ConditionSentence.Of(condition)}";
}
