using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Cli.Demo;

/// <summary>What a simulated rep does with a lead that was given to them.</summary>
internal enum RepDeed { Accept, Reject, Ignore }

/// <summary>How one lead will be treated.</summary>
/// <param name="After">From seeing it to acting on it.</param>
/// <param name="Qualifies">An accepted lead is qualified in time; otherwise it is forgotten about.</param>
internal sealed record RepPlan(RepDeed Deed, TimeSpan After, bool Qualifies, TimeSpan QualifiesAfter, string Reason);

/// <summary>Most reps answer, some reject, some ignore. Drawn from the lead's id: each run treats a lead one way, however often it is asked.</summary>
/// <param name="Accepts">Share of leads that are accepted, 0 to 1.</param>
/// <param name="Rejects">Share of leads that are rejected with a reason; the rest is ignored.</param>
/// <param name="Qualifies">Share of the accepted ones that are qualified in time.</param>
/// <param name="LooksInQueue">How often a rep goes to the queue.</param>
/// <param name="TakesAtOnce">Leads that a rep takes from the queue each time.</param>
internal sealed record RepTemper(double Accepts, double Rejects, double Qualifies, TimeSpan LooksInQueue, int TakesAtOnce)
{
    /// <summary>Enough of everything to watch.</summary>
    public static readonly RepTemper Lively = new(0.62, 0.14, 0.7, TimeSpan.FromSeconds(6), TakesAtOnce: 2);

    /// <summary>A real list is worked through in earnest.</summary>
    public static readonly RepTemper Diligent = new(0.85, 0.10, 1, TimeSpan.FromSeconds(60), TakesAtOnce: 30);

    private static readonly TimeSpan FirstGlance = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SlowestAnswer = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan FirstTalk = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan SlowestTalk = TimeSpan.FromSeconds(20);
    private static readonly string[] Reasons = ["Timing", "No budget", "Wrong person", "Poor fit", "No answer"];

    public RepPlan PlanFor(string leadId)
    {
        // Reproducible by intent: nothing here is a secret.
        var dice = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(leadId))));
        var share = dice.NextDouble();
        var deed = share < Accepts ? RepDeed.Accept : share < Accepts + Rejects ? RepDeed.Reject : RepDeed.Ignore;
        return new RepPlan(
            deed,
            FirstGlance + ((SlowestAnswer - FirstGlance) * dice.NextDouble()),
            dice.NextDouble() < Qualifies,
            FirstTalk + ((SlowestTalk - FirstTalk) * dice.NextDouble()),
            Reasons[dice.Next(Reasons.Length)]);
    }
}
