using System.Text.Json.Serialization;

namespace LeadSync.Leads;

/// <summary>One promise of the agreement, once made; an open one keeps the terms it was started with, whatever the rules say now.</summary>
/// <param name="Name">As <c>sla.yaml</c> names it: accept, qualify.</param>
/// <param name="Until">The stage that meets it, or one of <see cref="FirstTouch"/>, <see cref="Movement"/> and <see cref="Taken"/>.</param>
/// <param name="Due">Until when; later than agreed where a system was out of reach meanwhile.</param>
internal sealed record Clock(string Name, string Until, DateTimeOffset Started, DateTimeOffset Due)
{
    /// <summary>Met by whatever sales does first.</summary>
    public const string FirstTouch = "firstTouch";

    /// <summary>The watch over stalled leads: anything that moves ends it, and it begins anew.</summary>
    public const string Movement = "movement";

    /// <summary>Met by whoever takes the lead from a queue.</summary>
    public const string Taken = "taken";

    public ClockTerms Terms { get; init; } = ClockTerms.None;

    /// <summary>What happens as its time goes by, in the order of the rules.</summary>
    public IReadOnlyList<ClockStep> Ladder { get; init; } = [];

    /// <summary>Who has the lead while it runs, or had it when it ended.</summary>
    public Owner? Responsible { get; init; }

    /// <summary>Times that do not count, as far as they lie within it.</summary>
    public IReadOnlyList<Outage> Paused { get; init; } = [];

    /// <summary>When what it waited for happened, in time or late.</summary>
    public DateTimeOffset? Met { get; init; }

    /// <summary>The deadline, once it has passed without what it waited for.</summary>
    public DateTimeOffset? Breached { get; init; }

    /// <summary>When it was called off: the lead went back, or to somebody else.</summary>
    public DateTimeOffset? Stopped { get; init; }

    /// <summary>It is still owed, be it late.</summary>
    public bool IsOpen => Met is null && Stopped is null;

    /// <summary>At some time the lead goes back to marketing.</summary>
    [JsonIgnore]
    public bool Reverts => Ladder.Any(step => step.Deed == LadderDeed.Revert || step.Otherwise == LadderDeed.Revert);

    /// <summary>It guards against standing still, and promises nothing by itself.</summary>
    [JsonIgnore]
    public bool IsWatch => Until == Movement;

    /// <summary>What it asks of the owner: "accept or reject it".</summary>
    [JsonIgnore]
    public string Deed => this switch
    {
        { Terms.AtLeast: { } times } => $"try {times} times to reach them",
        { Until: FirstTouch } => "get in touch",
        { Until: Movement } => "take the next step",
        { Until: Taken } => "take it from the queue",
        { Until: Stage.Assigned } => "check it",
        { Until: Stage.Sal } => "accept or reject it",
        { Until: Stage.Sql } => "qualify it",
        _ => $"bring it to {Until}",
    };

    /// <summary>What is still missing, after "is to be" and "was not": "accepted".</summary>
    [JsonIgnore]
    public string Done => this switch
    {
        { Terms.AtLeast: { } times } => $"tried {times} times",
        { Until: FirstTouch } => "contacted",
        { Until: Movement } => "moved",
        { Until: Taken } => "taken from the queue",
        { Until: Stage.Assigned } => "checked",
        { Until: Stage.Sal } => "accepted",
        { Until: Stage.Sql } => "qualified",
        _ => $"brought to {Until}",
    };
}

/// <summary>What was agreed.</summary>
/// <param name="Business">The time counts in the owner's hours alone.</param>
/// <param name="DueInHours">A deadline outside the owner's hours moves to two hours after the next opening.</param>
/// <param name="AtLeast">Attempts to reach the person that meet it, too; null where attempts are not counted.</param>
internal sealed record ClockTerms(TimeSpan Within, bool Business = false, bool DueInHours = false, int? AtLeast = null)
{
    public static readonly ClockTerms None = new(TimeSpan.Zero);
}

/// <summary>One rung of a clock's ladder.</summary>
/// <param name="At">Share of the clock's time, above 0; beyond 1 it comes after the deadline.</param>
/// <param name="To">Whom: <c>owner</c>, <c>manager</c>, <c>marketing</c> or an address; empty for a reassignment.</param>
/// <param name="Times">How many of this name may reassign the lead in one journey.</param>
/// <param name="Otherwise">What follows when reassignments are used up, or nobody else can take it.</param>
/// <param name="Taken">When it was done, or passed over because more than that was due.</param>
internal sealed record ClockStep(
    double At, DateTimeOffset Due, LadderDeed Deed, string To, int Times = 0, LadderDeed? Otherwise = null, DateTimeOffset? Taken = null);

internal enum LadderDeed { Remind, Escalate, Reassign, Revert }
