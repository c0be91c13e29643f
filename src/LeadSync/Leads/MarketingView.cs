namespace LeadSync.Leads;

/// <summary>What marketing knows of a person at one look.</summary>
/// <param name="Exists">False: HubSpot has no such contact, or no longer.</param>
/// <param name="ContactId">May differ from the id asked for: a merged contact answers under its new one.</param>
/// <param name="Engagements">Everything the person did with us that is still kept.</param>
/// <param name="Lists">Names of the HubSpot lists the person is on, as far as the rules ask for any.</param>
internal sealed record MarketingView(
    bool Exists,
    string ContactId,
    IReadOnlyDictionary<string, string?> Properties,
    DateTimeOffset? CreatedAt,
    IReadOnlyList<Engagement> Engagements,
    IReadOnlyList<string> Lists)
{
    /// <summary>Where the values come from: what a write may rest on, and what not.</summary>
    public ContactSource Source { get; init; } = ContactSource.Read;

    /// <summary>Earlier values by property, newest first, the present one included; null where they were not asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SeenValue>>? History { get; init; }

    /// <summary>A write of ours has left and is not answered yet.</summary>
    public bool IsBeingWritten { get; init; }

    /// <summary>What became of our last write there.</summary>
    public IReadOnlyList<Receipt> Receipts { get; init; } = [];

    public static MarketingView Missing(string contactId) =>
        new(false, contactId, new Dictionary<string, string?>(), null, [], []);

    /// <summary>A property's value; null where it is empty or not there.</summary>
    public string? this[string property] =>
        Properties.TryGetValue(property, out var value) && !string.IsNullOrEmpty(value) ? value : null;
}

internal enum ContactSource
{
    /// <summary>As an earlier look read it.</summary>
    Remembered,

    /// <summary>Brought by a search, whose index is seconds behind.</summary>
    Search,

    /// <summary>Read for this look.</summary>
    Read,
}
