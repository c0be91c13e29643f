namespace LeadSync.Mapping;

/// <summary>What a translation may need beside the value.</summary>
internal sealed record TranslationContext
{
    public static readonly TranslationContext Empty = new();

    /// <summary>The other HubSpot properties of the same person, as read; null where one is empty or unknown.</summary>
    public Func<string, string?> Property { get; init; } = _ => null;

    /// <summary>IANA zone in which an instant becomes a date, where the rule names none.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Who owns in HubSpot, and who that is in Salesforce.</summary>
    public OwnerBook Owners { get; init; } = OwnerBook.Empty;

    /// <summary>Salesforce accounts by name and by web domain.</summary>
    public AccountBook Accounts { get; init; } = AccountBook.Empty;
}
