namespace LeadSync.Leads;

/// <summary>How ready a lead is, and why: the points of the reasons add up to the score.</summary>
/// <param name="Grade">By fit alone, as <c>scoring.yaml</c> names it; empty where no grades are agreed.</param>
internal sealed record Score(int Fit, int Engagement, string Grade, IReadOnlyList<ScoreReason> Reasons)
{
    public static readonly Score None = new(0, 0, "", []);

    public int Total => Fit + Engagement;
}

internal sealed record ScoreReason(int Points, string Because);

/// <summary>Whether a lead is ready for sales, and the sentence that says why or why not.</summary>
/// <param name="HandRaiser">The person asked for us: first in every queue, whatever the score.</param>
/// <param name="Excluded">Out of scope: no reason for readiness can lift that.</param>
internal sealed record Readiness(bool IsReady, string Because, bool HandRaiser = false, bool Excluded = false);
