using LeadSync.Journey.Handover;
using LeadSync.Leads;

namespace LeadSync.Journey.Telling;

/// <summary>Our own fields on the Salesforce record, as they should read now.</summary>
internal static class BriefingFields
{
    /// <summary>Longest text of <c>LeadSync_Score_Reasons__c</c>, in characters.</summary>
    private const int MostReasons = 255;

    /// <summary>Every field that the integration user may write. What sales was told of a contact that is gone since, it keeps.</summary>
    public static IReadOnlyDictionary<string, object?> Of(Look look) =>
        All(look).Where(field => IsOpen(look, field.Key) && (look.Marketing.Exists || field.Key is not (Briefing.BriefField or Briefing.TopicsField))).ToDictionary();

    /// <summary>Fields of ours that are left out, with the remedy.</summary>
    public static IEnumerable<string> Hidden(Look look) =>
        All(look).Keys.Where(field => !IsOpen(look, field)).Select(field => $"{field} (missing or hidden: give the integration user the permission set LeadSync_Integration)");

    /// <summary>What Salesforce has is assigned, or to be checked, whatever we still have to read back: told so at once, and not twice.</summary>
    public static string StageForSales(Lead lead) =>
        lead.Stage == Stage.Mql || (lead.Stage == Stage.Verifying && lead.HandedOffAt is null) ? Verifying.Next(lead) : lead.Stage;

    private static bool IsOpen(Look look, string field) => look.Desk.Schema.MayWrite(look.Lead.Crm?.Object ?? CrmLink.Lead, field);

    private static Dictionary<string, object?> All(Look look)
    {
        var lead = look.Lead;
        return new Dictionary<string, object?>
        {
            ["LeadSync_Id__c"] = lead.Id.Value,
            ["LeadSync_Score__c"] = lead.Score.Total,
            ["LeadSync_Grade__c"] = NullIfEmpty(lead.Score.Grade),
            ["LeadSync_Score_Reasons__c"] = NullIfEmpty(Reasons(lead)),
            [Briefing.BriefField] = NullIfEmpty(look.Brief),
            [Briefing.TopicsField] = NullIfEmpty(look.Topics),
            ["LeadSync_Stage__c"] = StageForSales(lead),
            ["LeadSync_Accept_By__c"] = Due(lead, Stage.Sal),
            ["LeadSync_Qualify_By__c"] = Due(lead, Stage.Sql),
            ["LeadSync_HubSpot_Url__c"] = look.Desk.ContactUrl(lead.ContactId),
        };
    }

    /// <summary>Strongest first, whole sentences only: "+20 decision maker, +15 200 people or more".</summary>
    private static string Reasons(Lead lead)
    {
        var text = lead.HandRaiser ? lead.Because : "";
        foreach (var reason in lead.Score.Reasons)
        {
            var next = $"{(text.Length == 0 ? "" : ", ")}{reason.Points:+0;-0} {reason.Because}";
            if (text.Length + next.Length > MostReasons) break;
            text += next;
        }

        return text;
    }

    private static string? Due(Lead lead, string until) =>
        lead.Clocks.LastOrDefault(clock => clock.Until == until)?.Due.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
