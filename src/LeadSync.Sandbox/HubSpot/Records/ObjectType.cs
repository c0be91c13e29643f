namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>A kind of CRM record: how paths name it and what a read returns when it asks for nothing.</summary>
internal sealed record ObjectType(string Name, string TypeId, string Singular, string ModifiedProperty, IReadOnlyList<string> DefaultProperties)
{
    public static readonly ObjectType Contacts = new("contacts", "0-1", "CONTACT", "lastmodifieddate",
        ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"]);

    public static readonly ObjectType Companies = new("companies", "0-2", "COMPANY", "hs_lastmodifieddate",
        ["createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"]);

    /// <summary>How webhooks call it.</summary>
    public string EventName { get; } = Singular.ToLowerInvariant();

    public bool IsCalled(string name) => name == Name || name == TypeId;
}
