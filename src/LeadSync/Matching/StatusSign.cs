using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Matching;

/// <summary>Which of the agreed stages a Salesforce record shows.</summary>
internal static class StatusSign
{
    /// <summary>The stage whose Status this is; null where both teams never agreed on that word.</summary>
    public static StageRule? Stage(string? status, StageRules stages) =>
        status is null
            ? null
            : stages.Stages.FirstOrDefault(rule => rule.Salesforce.Any(sign => sign.Statuses.Contains(status, StringComparer.OrdinalIgnoreCase)));

    /// <param name="record">A Lead; or a Contact with the Status of its handoff Task.</param>
    public static StageRule? Stage(CrmRecord record, StageRules stages) => record.Object == CrmLink.Contact
        ? TaskSign.Stage(record.Status) is { } name ? stages.Stages.FirstOrDefault(rule => rule.Name == name) : null
        : record.IsConverted && stages.Stages.FirstOrDefault(rule => rule.Salesforce.Any(sign => sign.IsConverted == true)) is { } converted
            ? converted
            : Stage(record.Status, stages);
}
