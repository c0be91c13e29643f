using LeadSync.GoingLive;
using LeadSync.Leads;

namespace LeadSync.Journey.Handover;

/// <summary>What the brake means for one lead: who is ready waits with marketing, whose time is up stays with the rep, both a while.</summary>
internal static class Braking
{
    private const string Held = "held by the brake: ";

    /// <summary>A person who asks for us passes.</summary>
    public static Readiness Judge(Look look, Readiness readiness)
    {
        if (!readiness.IsReady || readiness.HandRaiser || !look.IsWithMarketing) return readiness;

        var verdict = Brake.Handoffs(look.Desk.Pace, look.Rules.Settings.Brake, look.Now);
        return verdict.Acts ? new Readiness(false, $"{Held}{verdict.Because}") : readiness;
    }

    public static bool Holds(Readiness readiness) => readiness.Because.StartsWith(Held, StringComparison.Ordinal);

    /// <summary>Why a return has to wait; null where it may go.</summary>
    public static string? ForReturn(Look look) =>
        Brake.Returns(look.Desk.Pace, look.Rules.Settings.Brake, look.Now) is { Acts: true } verdict ? $"{Held}{verdict.Because}" : null;

    public static Look CountHandoff(Look look) =>
        look with { Desk = look.Desk with { Pace = look.Desk.Pace with { Handoffs = look.Desk.Pace.Handoffs + 1, InHand = look.Desk.Pace.InHand + 1, Since = look.Desk.Pace.Since ?? look.Now } } };

    public static Look CountReturn(Look look) =>
        look with { Desk = look.Desk with { Pace = look.Desk.Pace with { Returns = look.Desk.Pace.Returns + 1 } } };
}
