namespace LeadSync.Mapping;

/// <summary><c>once: true</c>: written while the other side is empty, and never after. What was first stays, such as the original source.</summary>
internal static class OnceRule
{
    private const string Because = "once: true, written only while empty";

    public static FieldDecision Judge(FieldCase one)
    {
        if (one.ToCrm && one.CrmIsBlank && !one.HubSpotIsBlank) return Travel.ToSalesforce(one, Because);
        if (one.ToMarketing && one.HubSpotIsBlank && !one.CrmIsBlank) return Travel.ToHubSpot(one, Because);
        return new FieldDecision(one.Settled);
    }
}
