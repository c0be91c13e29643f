using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>Two records meet, both have a value, and nothing tells which was first. Nothing is blanked here.</summary>
internal static class FirstLink
{
    public static FieldDecision Judge(FieldCase one) => one.Rule switch
    {
        { Direction: Direction.Both } => ConflictRule.Judge(one),
        { FirstLinkOverwrites: true, Direction: Direction.ToCrm } => Losing(Travel.ToSalesforce(one, "firstLink: overwrite"), new Loss("Salesforce", one.Salesforce.Value, "firstLink: overwrite", "")),
        { FirstLinkOverwrites: true } => Losing(Travel.ToHubSpot(one, "firstLink: overwrite"), new Loss("HubSpot", one.HubSpot.Value, "firstLink: overwrite", "")),
        { Direction: Direction.ToCrm } => Kept(one, new Loss("HubSpot", one.HubSpot.Value, "first link, a one-way field keeps what Salesforce has", "")),
        _ => Kept(one, new Loss("Salesforce", one.Salesforce.Value, "first link, a one-way field keeps what HubSpot has", "")),
    };

    private static FieldDecision Kept(FieldCase one, Loss loss) => new(one.Settled) { Losses = [loss] };

    private static FieldDecision Losing(FieldDecision decision, Loss loss) => decision.Writes ? decision with { Losses = [loss] } : decision;
}
