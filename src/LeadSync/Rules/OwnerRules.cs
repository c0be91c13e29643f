namespace LeadSync.Rules;

/// <summary><c>owners</c> of <c>fields.yaml</c>: people whose addresses differ in the two systems, and who stands in for the rest.</summary>
/// <param name="Map">Address in HubSpot to address in Salesforce.</param>
/// <param name="Fallback">Address of the Salesforce user for an owner who is nobody there; null: such a value is refused.</param>
internal sealed record OwnerRules(IReadOnlyDictionary<string, string> Map, string? Fallback)
{
    public static readonly OwnerRules None = new(new Dictionary<string, string>(), null);
}
