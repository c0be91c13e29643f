using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.GoingLive;

/// <summary>Holds handoffs and returns that run far above the usual: a mistake in a rule should cost an hour, not a pipeline.</summary>
internal static class Brake
{
    /// <summary>Before that nobody knows what is usual: the brake speaks, and does not act.</summary>
    public static readonly TimeSpan Learns = TimeSpan.FromDays(7);

    /// <summary>How long whatever is held waits before it is looked at again.</summary>
    public static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(10);

    /// <summary>So few returns in an hour are no flood, whatever their share.</summary>
    private const int FewReturns = 5;

    public static BrakeVerdict Handoffs(Pace pace, BrakeSettings settings, DateTimeOffset now) =>
        settings.HandoffsPerHour is { } most && pace.Handoffs >= most
            ? Verdict(pace, now, $"{pace.Handoffs} leads were handed off in the last hour, and {most} are usual at most (brake.handoffsPerHour)")
            : BrakeVerdict.Off;

    public static BrakeVerdict Returns(Pace pace, BrakeSettings settings, DateTimeOffset now)
    {
        if (settings.RevertsPerHour is not { } share || pace.Returns < FewReturns || pace.Returns < share * (pace.InHand + pace.Returns)) return BrakeVerdict.Off;

        return Verdict(pace, now, $"{pace.Returns} of {pace.InHand + pace.Returns} leads went back to marketing in the last hour, and {share:P0} are usual at most (brake.revertsPerHour)");
    }

    private static BrakeVerdict Verdict(Pace pace, DateTimeOffset now, string because) =>
        new(because, Acts: pace.Since is { } since && now - since >= Learns && !(pace.ReleasedUntil > now));
}

/// <param name="Because">What runs above the usual; null where nothing does.</param>
/// <param name="Acts">It holds; false: it only says so.</param>
internal sealed record BrakeVerdict(string? Because, bool Acts)
{
    public static readonly BrakeVerdict Off = new(null, false);
}
