namespace LeadSync.Rules;

/// <summary>What the brief of a lead may take from the contact's own properties, beside what the person did.</summary>
internal sealed record BriefRules
{
    /// <summary>Where the file says nothing; not every portal has all of these properties, and a brief does without.</summary>
    public static readonly BriefRules Usual = new();

    /// <summary>Property that counts visits (HubSpot: Web analytics properties).</summary>
    public string Visits { get; init; } = "hs_analytics_num_visits";

    /// <summary>Property that counts pages.</summary>
    public string Pages { get; init; } = "hs_analytics_num_page_views";

    /// <summary>Property with the seconds spent on the site; HubSpot has none of its own. Empty: none.</summary>
    public string Seconds { get; init; } = "";

    public IReadOnlyList<BriefFact> Facts { get; init; } = [];

    /// <summary>How a person first came to us (HubSpot: Original source).</summary>
    public const string Source = "hs_analytics_source";

    /// <summary>No mail of the account any more.</summary>
    public const string OptedOut = "hs_email_optout";

    /// <summary>Every property that a brief is made from.</summary>
    public IEnumerable<string> Properties =>
        Facts.Select(fact => fact.Property).Concat([Visits, Pages, Seconds, Source, OptedOut]).Where(name => name.Length > 0);
}

/// <summary>One property worth a line.</summary>
/// <param name="Say">What the value is, in words: "Works as".</param>
/// <param name="Words">Values that read better otherwise.</param>
/// <param name="Unless">Values that say nothing: "Select", "Other".</param>
internal sealed record BriefFact(string Property, string Say, IReadOnlyDictionary<string, string> Words, IReadOnlyList<string> Unless);
