using System.Text;
using LeadSync.Scoring.Learning;

namespace LeadSync.Cli;

/// <summary>The answer of <c>learn</c> for people.</summary>
internal static class LearnText
{
    public static string Of(Learned learned, ProposedFile file, IReadOnlyList<string> warnings)
    {
        var (text, won) = (new StringBuilder(), learned.Won.Count(one => one));
        text.Append($"{learned.Won.Count:N0} closed leads, {won:N0} of them won ({ProposedFile.Share(won, learned.Won.Count)}).\n\n");
        text.Append("How well won leads are told from the others (AUC: 0.5 is a coin, 1 is never wrong; in brackets where it lies in 95 of 100 samples)\n");
        Line(text, "today's rules", learned.Today.Auc);
        Line(text, "learned weights, on leads not seen", learned.HeldOut.Learned);
        Line(text, "the same in whole points", learned.HeldOut.Rules);
        text.Append($"  {"each tenth judged by the other nine",-42}{learned.HeldOut.FoldAucs.Min():0.000} to {learned.HeldOut.FoldAucs.Max():0.000}, mean {learned.HeldOut.FoldAucs.Average():0.000}\n");
        text.Append($"  {"the proposed file on the leads it was made of",-42} {file.Auc.Value:0.000} (no proof: it has seen them)\n\n");
        if (learned.Late.Count > 0) Flagged(text, learned);

        text.Append("By tenths of the leads, best first, on leads not seen\n");
        text.Append("          today: won  lift   learned: expected   won  lift\n");
        foreach (var (today, tenth) in learned.Today.Tenths.Zip(learned.Tenths))
            text.Append($"  {tenth.Number,4}      {today.Observed,8:0%}  {today.Lift,4:0.0}   {tenth.Expected,17:0%}  {tenth.Observed,4:0%}  {tenth.Lift,4:0.0}\n");
        text.Append($"  Brier score of the learned chances {Tenth.Brier(learned.HeldOut.Chances, learned.Won):0.000}; the same chance for everybody would have {won / (double)learned.Won.Count * (1 - (won / (double)learned.Won.Count)):0.000}.\n\n");

        var (ready, qualify) = (learned.Today, learned.Proposal.Qualify);
        text.Append($"Today's threshold calls {ready.Ready:N0} of them ready, {ProposedFile.Share(ready.ReadyWon, ready.Ready)} of those were won.\n");
        text.Append($"Proposed: {learned.Proposal.Fit.Count} rules, qualifyAt {qualify.Score}: {qualify.Leads:N0} leads, {ProposedFile.Share(qualify.Won, qualify.Leads)} of those won, {ProposedFile.Share(qualify.Won, qualify.AllWon)} of all that were won.\n");
        if (warnings.Count > 0) text.Append('\n');
        foreach (var warning in warnings) text.Append($"warning: {warning}\n");
        return text.ToString();
    }

    private static void Flagged(StringBuilder text, Learned learned)
    {
        text.Append("Inputs that may have been written after the outcome\n");
        foreach (var input in learned.Late) text.Append($"  {(input.LeftOut ? "left out" : "used"),-9} {input.Property}: {input.Because} (alone {input.Alone.Value:0.000})\n");
        Line(text, "with all of them", learned.WithLate.Learned, learned.WithLate.Rules);
        Line(text, "without what is left out: the proposal", learned.HeldOut.Learned, learned.HeldOut.Rules);
        Line(text, "without any of them", learned.WithoutLate.Learned, learned.WithoutLate.Rules);
        text.Append('\n');
    }

    private static void Line(StringBuilder text, string what, Auc auc, Auc? points = null) =>
        text.Append($"  {what,-42}{auc.Value:0.000} ({auc.Low:0.000} to {auc.High:0.000}){(points is null ? "" : $", in points {points.Value:0.000}")}\n");
}
