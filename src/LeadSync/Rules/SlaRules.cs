using LeadSync.Leads;

namespace LeadSync.Rules;

/// <summary><c>sla.yaml</c>: the agreement between marketing and sales.</summary>
internal sealed record SlaRules
{
    /// <summary>IANA zone for queues, and for owners without one.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";
    public IReadOnlyDictionary<string, HoursRule> Hours { get; init; } = new Dictionary<string, HoursRule>();
    public IReadOnlyDictionary<string, IReadOnlyList<DateOnly>> Holidays { get; init; } = new Dictionary<string, IReadOnlyList<DateOnly>>();
    public int? MqlPerMonth { get; init; }
    public int? SalPerMonth { get; init; }
    public IReadOnlyList<ClockRule> Clocks { get; init; } = [];
    public StalledRule? Stalled { get; init; }
    public RecyclingRule Recycling { get; init; } = new();
}

internal sealed record HoursRule(IReadOnlySet<DayOfWeek> Days, TimeOnly From, TimeOnly To);

/// <summary>One promise with its clock: from one stage until another, within a time.</summary>
internal sealed record ClockRule
{
    public required string Clock { get; init; }
    public Condition? When { get; init; }
    public required string From { get; init; }

    /// <summary>A stage, or <c>firstTouch</c>.</summary>
    public required string Until { get; init; }

    /// <summary>Attempts asked for within the time; null where the clock waits for a stage.</summary>
    public int? AtLeast { get; init; }
    public required TimeSpan Within { get; init; }
    public ClockTime Time { get; init; } = ClockTime.Elapsed;

    /// <summary>A deadline outside the owner's hours moves to two hours after the next opening.</summary>
    public bool DueInHours { get; init; }
    public IReadOnlyList<LadderStep> Then { get; init; } = [];
    public required Position At { get; init; }
}

internal enum ClockTime { Elapsed, Business }

/// <param name="At">Share of the clock's time, 0 to 1 and beyond.</param>
/// <param name="Deed">What happens.</param>
/// <param name="To">Whom: <c>owner</c>, <c>manager</c>, <c>marketing</c> or an address; empty for a reassignment.</param>
/// <param name="Times">How often a reassignment is tried.</param>
/// <param name="Otherwise">What follows when reassignments are used up.</param>
internal sealed record LadderStep(double At, LadderDeed Deed, string To, int Times, LadderDeed? Otherwise);

/// <summary>When a lead in which nothing moves is noticed.</summary>
internal sealed record StalledRule(IReadOnlyList<string> Stages, TimeSpan After, LadderDeed Then)
{
    /// <summary>Where <c>sla.yaml</c> says nothing of it: a manager hears of it.</summary>
    public static readonly StalledRule Unsaid = new([], TimeSpan.FromDays(14), LadderDeed.Escalate);
}

/// <summary>How a lead goes back to marketing and when it may come again.</summary>
internal sealed record RecyclingRule
{
    public string Queue { get; init; } = "Marketing";
    public bool ReasonRequired { get; init; } = true;
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public TimeSpan CoolOff { get; init; } = TimeSpan.FromDays(30);
    public int MostReturns { get; init; } = 3;

    /// <summary><c>lastOwner</c>, or empty.</summary>
    public string NeverBackTo { get; init; } = "lastOwner";

    /// <summary>Share of the score that survives a return, 0 to 1.</summary>
    public double ScoreKeeps { get; init; } = 0.5;
}
