namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>Every object of the org, by name and by the first three characters of its ids.</summary>
internal sealed class OrgSchema
{
    private readonly Dictionary<string, ObjectSchema> byName;
    private readonly Dictionary<string, ObjectSchema> byPrefix = [];

    public OrgSchema(bool bare, IEnumerable<string> csvColumns)
    {
        ObjectSchema lead = PersonObjects.Lead(), contact = PersonObjects.Contact(), task = SalesObjects.Task();
        if (!bare)
        {
            foreach (var person in new[] { lead, contact })
                foreach (var field in LeadSyncFields.OnPerson) person.Add(field);
            task.Add(LeadSyncFields.OnTask);
        }

        foreach (var field in CsvFields.For(csvColumns)) lead.Add(field);

        Objects =
        [
            lead, contact, SalesObjects.Account(), task, SalesObjects.Event(), SalesObjects.Opportunity(), SalesObjects.OpportunityContactRole(), SalesObjects.LeadHistory(), SalesObjects.ContactHistory(),
            SetupObjects.User(), SetupObjects.Group(), SetupObjects.GroupMember(), SetupObjects.QueueSobject(),
            SetupObjects.PermissionSet(), SetupObjects.ObjectPermissions(), SetupObjects.FieldPermissions(), SetupObjects.PermissionSetAssignment(),
            SetupObjects.LeadStatus(), SetupObjects.OpportunityStage(), SetupObjects.AssignmentRule(), SetupObjects.Organization(), SetupObjects.CustomField(), SetupObjects.FieldDefinition(),
        ];
        byName = Objects.ToDictionary(schema => schema.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var schema in Objects) byPrefix.TryAdd(schema.KeyPrefix, schema);
    }

    public IReadOnlyList<ObjectSchema> Objects { get; }

    public ObjectSchema? Find(string name) => byName.GetValueOrDefault(name);

    public ObjectSchema? OfId(string id) => byPrefix.GetValueOrDefault(id[..Identifiers.SalesforceId.PrefixLength]);
}
