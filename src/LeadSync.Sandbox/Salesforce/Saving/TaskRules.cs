using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>Task and Event: who they are about, and what finishing one does to that person.</summary>
internal static class TaskRules
{
    public static void Complete(Draft draft, Org org)
    {
        if (draft.Type.Name is "Event")
        {
            draft["ActivityDate"] = draft["StartDateTime"] is DateTimeOffset start ? DateOnly.FromDateTime(start.UtcDateTime) : null;
            return;
        }

        var closed = draft.Text("Status") is "Completed";
        if (closed && draft["IsClosed"] is not true) draft["CompletedDateTime"] = org.Now;
        if (!closed) draft["CompletedDateTime"] = null;
        draft["IsClosed"] = closed;
        draft["AccountId"] = org.Store.Find(draft.Text("WhoId")) is { Type.Name: "Contact" } contact ? contact.Text("AccountId") : null;
    }

    public static IEnumerable<SaveError> Check(Draft draft, Org org)
    {
        if (org.Store.Find(draft.Text("WhoId")) is not { Type.Name: "Lead" } lead) yield break;
        if (lead.Flag("IsConverted") && draft.Changes("WhoId")) yield return LeadRules.Locked;
        if (draft["WhatId"] is not null) yield return SaveError.Of("FIELD_INTEGRITY_EXCEPTION", "Related To ID: with a lead as the name, it must be blank", "WhatId");
    }

    /// <summary>The person shows the day of the last finished activity. That alone does not move its stamp.</summary>
    public static void NoteActivity(Row activity, Org org)
    {
        var happened = activity.Type.Name is "Event" || activity.Flag("IsClosed");
        if (!happened || org.Store.Find(activity.Text("WhoId")) is not { } person || activity[activity.Type["ActivityDate"]] is not DateOnly day) return;
        var shown = person.Type["LastActivityDate"];
        if (person[shown] is DateOnly known && known >= day) return;
        var values = person.Values.ToArray();
        values[shown.Ordinal] = day;
        org.Store.Replace(person, values);
    }
}
