using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>What clients can read of a field beside its description: whether the org keeps its history (Object Reference: FieldDefinition). Of Lead and Contact.</summary>
internal static class FieldDefinitions
{
    /// <summary>Every field has a row, and each row says what is kept now.</summary>
    public static void Note(Org org)
    {
        var rows = org.Store["FieldDefinition"];
        foreach (var type in org.Store.Schema.Objects.Where(type => type.Name is "Lead" or "Contact"))
        {
            var tracked = org.History.Of(type);
            foreach (var field in type.Fields)
            {
                var row = rows.Live("QualifiedApiName", field.Name).FirstOrDefault(row => row.Text("EntityDefinitionId") == type.Name);
                var draft = new Draft(rows.Type, row) { ["EntityDefinitionId"] = type.Name, ["QualifiedApiName"] = field.Name, ["IsFieldHistoryTracked"] = tracked.Contains(field) };
                if (row is null) org.Insert(draft, org.ApiUserId);
                else if (row.Flag("IsFieldHistoryTracked") != tracked.Contains(field)) org.Update(row, draft, org.ApiUserId);
            }
        }
    }
}
