using LeadSync.Scoring.Learning;

namespace LeadSync.Cli;

/// <summary>The answer of <c>learn --json</c>. Every figure of learned rules is of leads that they had not seen.</summary>
/// <param name="Outcomes">Closed leads.</param>
/// <param name="AucLearned">Of the weights, without the inputs that are left out.</param>
/// <param name="AucRules">Of the same in whole points.</param>
/// <param name="AucProposal">Of the proposed file as a whole, read back and applied to the leads it was made from.</param>
/// <param name="LiftTopDecile">Share won in the best tenth by learned points, as a multiple of the share of all.</param>
/// <param name="Brier">Mean squared distance between the chance given and the end.</param>
/// <param name="WithFlagged">The figures with every input.</param>
/// <param name="WithoutFlagged">Without the inputs that are flagged and left out: those of the proposal.</param>
/// <param name="WithoutAnyFlagged">Without any that is flagged.</param>
/// <param name="Proposal">The proposed file; null where <c>--out</c> names one.</param>
internal sealed record LearnAnswer(
    int Outcomes,
    int Won,
    double AucToday,
    double AucLearned,
    double AucRules,
    double AucProposal,
    double LiftTopDecile,
    double LiftTopDecileToday,
    double Brier,
    double Penalty,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<FlaggedAnswer> Flagged,
    FiguresAnswer WithFlagged,
    FiguresAnswer WithoutFlagged,
    FiguresAnswer WithoutAnyFlagged,
    IntervalAnswer AucTodayInterval,
    IReadOnlyList<double> AucFolds,
    IReadOnlyList<Tenth> Deciles,
    IReadOnlyList<Tenth> DecilesToday,
    int Rules,
    QualifyChoice QualifyAt,
    IReadOnlyList<QualifyChoice> QualifyChoices,
    string? Out,
    string? Proposal)
{
    public static LearnAnswer Of(Learned learned, ProposedFile file, IReadOnlyList<string> warnings, string? path) => new(
        learned.Won.Count,
        learned.Won.Count(won => won),
        Rounded(learned.Today.Auc.Value),
        Rounded(learned.HeldOut.Learned.Value),
        Rounded(learned.HeldOut.Rules.Value),
        Rounded(file.Auc.Value),
        Rounded(learned.Tenths[0].Lift),
        Rounded(learned.Today.Tenths[0].Lift),
        Rounded(Tenth.Brier(learned.HeldOut.Chances, learned.Won)),
        learned.Penalty,
        warnings,
        [.. learned.Late.Select(input => new FlaggedAnswer(input.Property, input.Because, input.LeftOut, Rounded(input.Alone.Value)))],
        FiguresAnswer.Of(learned.WithLate),
        FiguresAnswer.Of(learned.HeldOut),
        FiguresAnswer.Of(learned.WithoutLate),
        IntervalAnswer.Of(learned.Today.Auc),
        [.. learned.HeldOut.FoldAucs.Select(Rounded)],
        learned.Tenths,
        learned.Today.Tenths,
        learned.Proposal.Fit.Count,
        learned.Proposal.Qualify,
        learned.Proposal.Choices,
        path,
        path is null ? file.Text : null);

    internal static double Rounded(double figure) => Math.Round(figure, 4);
}

internal sealed record FlaggedAnswer(string Property, string Because, bool LeftOut, double AucAlone);

internal sealed record FiguresAnswer(double AucLearned, IntervalAnswer AucLearnedInterval, double AucRules, IntervalAnswer AucRulesInterval)
{
    public static FiguresAnswer Of(CrossValidation heldOut) => new(
        LearnAnswer.Rounded(heldOut.Learned.Value), IntervalAnswer.Of(heldOut.Learned), LearnAnswer.Rounded(heldOut.Rules.Value), IntervalAnswer.Of(heldOut.Rules));
}

/// <summary>The ends of the interval that holds the true figure in 95 of 100 samples.</summary>
internal sealed record IntervalAnswer(double Low, double High)
{
    public static IntervalAnswer Of(Auc auc) => new(LearnAnswer.Rounded(auc.Low), LearnAnswer.Rounded(auc.High));
}
