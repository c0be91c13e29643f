using LeadSync.Leads;

namespace LeadSync.Journey.Simulating;

/// <summary>What happened in a span of time, as the looks of it were kept: enough to decide it again.</summary>
/// <param name="Until">What sales did after that, nobody knows yet.</param>
/// <param name="Leads">Those that were looked at meanwhile.</param>
internal sealed record Past(DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<PastLead> Leads)
{
    /// <summary>Leads that each member of each pool had got at the beginning.</summary>
    public required IReadOnlyDictionary<string, long> Turns { get; init; }

    /// <summary>Who had how many leads in which stage at the beginning.</summary>
    public required IReadOnlyList<Plate> Plates { get; init; }

    /// <summary>The sales floor at the beginning.</summary>
    public required Desk Desk { get; init; }

    /// <summary>When a system was out of reach: promises did not run meanwhile.</summary>
    public IReadOnlyList<Outage> Outages { get; init; } = [];

    /// <summary>HubSpot's blog: what a page is about.</summary>
    public IReadOnlyList<BlogPost> Posts { get; init; } = [];

    /// <summary>When LeadSync went live softly; null where it did not.</summary>
    public DateTimeOffset? BaselineAt { get; init; }

    /// <summary>The first handoff of all that is known: from there on the brake learns.</summary>
    public DateTimeOffset? FirstHandoff { get; init; }

    /// <summary>Until when somebody had taken the brake off last.</summary>
    public DateTimeOffset? BrakeReleasedUntil { get; init; }

    /// <summary>How many looks were decided by which rules, by their hash.</summary>
    public IReadOnlyDictionary<string, int> LooksByRules { get; init; } = new Dictionary<string, int>();

    /// <summary>Every property that was read of anybody.</summary>
    public IReadOnlySet<string> Properties { get; init; } = new HashSet<string>();

    /// <summary>Every field that was read of a Salesforce record.</summary>
    public IReadOnlySet<string> CrmFields { get; init; } = new HashSet<string>();
}

/// <summary>Leads of one owner in one stage.</summary>
/// <param name="OwnerId">Salesforce id of the user or the queue.</param>
internal sealed record Plate(string Stage, string OwnerId, int Count);

/// <summary>One lead in that time.</summary>
/// <param name="AtStart">As its first look found it.</param>
/// <param name="Contact">The contact then; null where HubSpot had none.</param>
/// <param name="Record">The Salesforce record it was pinned to then; null where it was to none.</param>
internal sealed record PastLead(Lead AtStart, ContactRow? Contact, CrmRecord? Record)
{
    /// <summary>What became known of the person, in order.</summary>
    public IReadOnlyList<PastNews> News { get; init; } = [];

    /// <summary>What the person did, with the moment that LeadSync knew of it.</summary>
    public IReadOnlyList<HeardOf> Engagements { get; init; } = [];

    /// <summary>What Salesforce answered when it was asked who the person is, in order.</summary>
    public IReadOnlyList<PastAnswer> Answers { get; init; } = [];

    /// <summary>Its journeys to sales, in order.</summary>
    public IReadOnlyList<PastCycle> Cycles { get; init; } = [];
}

/// <summary>Something became known of the person.</summary>
/// <param name="Order">Of what became known at one moment, what was decided first.</param>
/// <param name="Properties">What was read of the contact, without what LeadSync wrote there; null where nothing was.</param>
/// <param name="Lists">The lists the person was on; null where that is not known.</param>
/// <param name="Desk">The sales floor from here on; null: as it was.</param>
/// <param name="IsGone">HubSpot had no such contact any more.</param>
internal sealed record PastNews(
    long Order, DateTimeOffset At, IReadOnlyDictionary<string, string?>? Properties = null, IReadOnlyList<string>? Lists = null, Desk? Desk = null, bool IsGone = false);

internal sealed record HeardOf(Engagement Engagement, DateTimeOffset At);

internal sealed record PastAnswer(DateTimeOffset At, SalesView View);

/// <summary>One journey to sales as it really was.</summary>
/// <param name="Takes">From readiness to the moment that Salesforce had the lead.</param>
/// <param name="Owner">Who got it first; null where nobody did.</param>
internal sealed record PastCycle(int Number, DateTimeOffset QualifiedAt, TimeSpan Takes, Owner? Owner, IReadOnlyList<PastStretch> Stretches);

/// <summary>The time that one rep, or one queue, had the lead.</summary>
/// <param name="Ended">When it went on, or back; null: they have it still.</param>
/// <param name="Deeds">What sales did with it, in order.</param>
internal sealed record PastStretch(bool IsQueue, DateTimeOffset Since, DateTimeOffset? Ended, IReadOnlyList<Deed> Deeds)
{
    /// <summary>Calls, e-mails, meetings and Tasks, each with how long after they had got the lead it was.</summary>
    public IReadOnlyList<(TimeSpan After, Touch Touch)> Efforts { get; init; } = [];

    /// <summary>For how long it is known what they did.</summary>
    public TimeSpan KnownFor(DateTimeOffset until) => (Ended ?? until) - Since;
}

/// <summary>Something that sales did.</summary>
/// <param name="After">How long after they had got the lead.</param>
/// <param name="Seen">The record as it stood then.</param>
/// <param name="Opportunities">What was being sold then.</param>
/// <param name="Moved">Who had it before and after, where that changed.</param>
internal sealed record Deed(TimeSpan After, CrmRecord Seen, IReadOnlyList<CrmOpportunity> Opportunities, OwnerMove? Moved);

internal sealed record OwnerMove(Owner From, Owner To, bool IsActive);
