using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Journey.Planning;

/// <summary>Why each field would be written, in the words of whoever edits the files.</summary>
internal static class WriteRules
{
    public const string Task = "the handoff Task of the new owner";

    public static string OfRecord(string field, Decision decision, Rulebook rules) => field switch
    {
        _ when decision.FieldWrites.RulesToSalesforce.TryGetValue(field, out var mapped) => mapped,
        _ when decision.Lead.Return is { } back => $"back to marketing: {back.Reason}",
        "OwnerId" => decision.Lead.OwnerBecause,
        "Status" => $"stages.yaml: {Stage.Assigned}",
        _ when field.StartsWith("LeadSync_", StringComparison.Ordinal) => "LeadSync's own field",
        _ when rules.Fields.Fields.FirstOrDefault(rule => rule.Salesforce.Equals(field, StringComparison.OrdinalIgnoreCase)) is { Default: { } value } => $"default: {value}",
        _ => $"a new Lead needs it, \"{FieldCase.NotProvided}\" where nobody knows",
    };

    public static string OfContact(string property, Decision decision) => property switch
    {
        _ when decision.FieldWrites.RulesToHubSpot.TryGetValue(property, out var mapped) => mapped,
        "leadsync_request" => "the marketer's request is done",
        _ when property.StartsWith("leadsync_", StringComparison.Ordinal) => "LeadSync's own property",
        _ => $"stages.yaml: {decision.Lead.Stage}",
    };
}
