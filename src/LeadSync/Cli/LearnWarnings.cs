using LeadSync.Rules;
using LeadSync.Scoring.Learning;

namespace LeadSync.Cli;

/// <summary>What has to be known before the figures are believed.</summary>
internal static class LearnWarnings
{
    /// <summary>Of inputs that may have been written after the outcome, and what the figures are with and without them.</summary>
    public static IReadOnlyList<string> OfLateInputs(Learned learned)
    {
        var warnings = new List<string>();
        var leftOut = learned.Late.Where(input => input.LeftOut).Select(input => input.Property).ToList();
        foreach (var input in learned.Late)
            warnings.Add($"{input.Property} may have been written after the outcome: {input.Because}. {(input.LeftOut ? "The proposed rules do without it." : "The proposed rules use it.")}");
        if (leftOut.Count > 0)
            warnings.Add($"With {string.Join(", ", leftOut)} AUC {learned.WithLate.Learned.Value:0.000} (in points {learned.WithLate.Rules.Value:0.000}), without {learned.HeldOut.Learned.Value:0.000} ({learned.HeldOut.Rules.Value:0.000}).");
        if (learned.Late.Any(input => !input.LeftOut))
            warnings.Add($"Without any input that is flagged AUC {learned.WithoutLate.Learned.Value:0.000} (in points {learned.WithoutLate.Rules.Value:0.000}).");
        return warnings;
    }

    /// <summary>Everything else.</summary>
    public static IReadOnlyList<string> Of(Learned learned, OutcomesRead outcomes, ScoringRules today)
    {
        List<string> warnings = [.. outcomes.Warnings, .. learned.LeftAside.Select(aside => $"{aside}.")];
        if (learned.HeldOut.Rules.Low <= learned.Today.Auc.Value) warnings.Add("The learned rules are not surely better than today's.");
        if (today.Engagement.Count > 0)
            warnings.Add("What leads do (the engagement rules) was not learned and stays as it is: look whether its points still stand in proportion to those of fit.");
        return warnings;
    }

    /// <summary>Why nothing is proposed; null where there is something to propose.</summary>
    public static string? NothingLearned(Learned learned) => learned.HeldOut.Rules.Low > 0.5 && learned.Proposal.Fit.Count > 0
        ? null
        : $"What is known of these leads does not tell the won ones from the others (AUC {learned.HeldOut.Rules.Value:0.000}, {learned.HeldOut.Rules.Low:0.000} to {learned.HeldOut.Rules.High:0.000}): there are no rules to propose.";
}
