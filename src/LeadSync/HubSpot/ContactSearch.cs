namespace LeadSync.HubSpot;

/// <summary>Contacts changed since a moment, oldest change first unless asked otherwise.</summary>
/// <remarks>
/// A search cannot be paged past 10,000 results ("HubSpot: Search the CRM"). Before that, start a new search with
/// <see cref="SinceMs"/> at the last stamp seen. When more than 10,000 contacts share one stamp, as bulk jobs make them,
/// walk through that stamp with <see cref="ExactMs"/> and <see cref="AfterId"/>, in the order of ids.
/// </remarks>
internal sealed record ContactSearch
{
    /// <summary>lastmodifieddate at or after this, in milliseconds since 1970.</summary>
    public long SinceMs { get; init; }

    /// <summary>lastmodifieddate at or before this; null for no end.</summary>
    public long? UntilMs { get; init; }

    /// <summary>lastmodifieddate exactly this; <see cref="SinceMs"/> and <see cref="UntilMs"/> are then ignored.</summary>
    public long? ExactMs { get; init; }

    /// <summary>With <see cref="ExactMs"/>: only ids above this one.</summary>
    public string? AfterId { get; init; }

    /// <summary>Only contacts that have a value of this property; null for all.</summary>
    public string? Having { get; init; }

    /// <summary>The newest change first, instead of the oldest.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Properties to return.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>The previous page's <see cref="ContactPage.After"/>; null for the first page.</summary>
    public string? After { get; init; }

    /// <summary>Contacts a page, 1 to 200.</summary>
    public int Limit { get; init; } = 200;
}
