namespace LeadSync.Leads;

/// <summary>The records that HubSpot's own Salesforce connector has linked a contact with: it keeps their ids in two properties ("HubSpot: Salesforce integration").</summary>
internal static class NativeLink
{
    public const string LeadId = "salesforceleadid";
    public const string ContactId = "salesforcecontactid";

    /// <summary>A converted Lead's Contact stands before the Lead it was.</summary>
    public static readonly IReadOnlyList<string> Properties = [ContactId, LeadId];

    /// <summary>The records, with ids of 15 or 18 characters as they stand there; none where the connector has linked nobody.</summary>
    public static IEnumerable<CrmLink> Of(MarketingView who) =>
        from property in Properties
        let id = who[property]
        where id is not null
        select new CrmLink(property == LeadId ? CrmLink.Lead : CrmLink.Contact, id);
}
