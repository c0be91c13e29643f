namespace LeadSync.Journey.Fields;

/// <summary>Mapped fields that one look sends on their way.</summary>
/// <param name="ToSalesforce">By field, as Salesforce's JSON wants them.</param>
/// <param name="ToHubSpot">By property; empty clears.</param>
/// <param name="OptOut">The person is to get no more mail from HubSpot.</param>
internal sealed record FieldWrites(IReadOnlyDictionary<string, object?> ToSalesforce, IReadOnlyDictionary<string, string> ToHubSpot, bool OptOut)
{
    /// <summary>The rule that sends each field to Salesforce.</summary>
    public IReadOnlyDictionary<string, string> RulesToSalesforce { get; init; } = new Dictionary<string, string>();

    /// <summary>The rule that sends each property to HubSpot.</summary>
    public IReadOnlyDictionary<string, string> RulesToHubSpot { get; init; } = new Dictionary<string, string>();

    public static readonly FieldWrites None = new(new Dictionary<string, object?>(), new Dictionary<string, string>(), OptOut: false);
}
