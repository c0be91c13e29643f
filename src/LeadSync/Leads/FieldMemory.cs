namespace LeadSync.Leads;

/// <summary>What LeadSync remembers of one mapped field of one lead.</summary>
internal sealed record FieldMemory
{
    public static readonly FieldMemory None = new();

    /// <summary>What both sides read when they last agreed; null before the first time.</summary>
    public AgreedPair? Agreed { get; init; }

    /// <summary>On its way to Salesforce, until it was read back there.</summary>
    public SentValue? ToSalesforce { get; init; }

    /// <summary>On its way to HubSpot, until it was read back there.</summary>
    public SentValue? ToHubSpot { get; init; }

    /// <summary>A value of Salesforce that could not travel, dated by the look that first saw it.</summary>
    public SeenValue? SeenInSalesforce { get; init; }

    /// <summary>A value that cannot travel, or that the other side has refused: not tried again as it stands.</summary>
    public RefusedValue? Refused { get; init; }
}

/// <param name="At">When they were found to agree.</param>
internal sealed record AgreedPair(string HubSpot, string Salesforce, DateTimeOffset At);

/// <summary>A value that was sent to one side.</summary>
/// <param name="Source">What the other side read when this was decided.</param>
/// <param name="SourceAt">When the other side's value came about, as far as was known.</param>
/// <param name="Over">What it replaces; null on a record that is created with it.</param>
/// <param name="Landed">The side has confirmed it; false while the outcome is open.</param>
/// <param name="IsPutBack">Somebody's own entry, written back where our write had covered it.</param>
/// <param name="IsUncertain">It left, and nobody knows whether it arrived.</param>
internal sealed record SentValue(
    string Value, string Source, DateTimeOffset? SourceAt, string? Over, DateTimeOffset At, bool Landed = false, bool IsPutBack = false, bool IsUncertain = false);

/// <param name="ByOthers">Certainly not written by LeadSync; false where that is not known.</param>
internal sealed record SeenValue(string Value, DateTimeOffset At, bool ByOthers = false);

/// <param name="ToCrm">Where it could not go: Salesforce, or HubSpot.</param>
/// <param name="Source">The value as its own side has it.</param>
/// <param name="ByThem">The other system has refused it; false: it does not fit there by what we know, which a rule or a list may change.</param>
internal sealed record RefusedValue(bool ToCrm, string Source, string Because, bool ByThem = false);
