using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>What a Lead does by itself: its name, the unread mark, the lock after conversion.</summary>
internal static class LeadRules
{
    public static readonly SaveError Locked = SaveError.Of("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");

    public static bool IsLocked(Draft draft) => draft.Before is { } lead && lead.Flag("IsConverted");

    public static void Complete(Draft draft, SaveContext context)
    {
        PersonName.Complete(draft);
        var owner = draft.Text("OwnerId");
        if (!draft.Names("IsUnreadByOwner")) draft["IsUnreadByOwner"] = IsUnread(draft, context, owner);
    }

    /// <summary>Conversion is an act of its own: setting the status does not convert.</summary>
    public static IEnumerable<SaveError> Check(Draft draft)
    {
        if (draft.Names("Status") && LeadStatuses.IsConverted(draft.Text("Status")))
            yield return SaveError.Of("INVALID_STATUS", "Lead Status: a converted status can be set only by converting the lead", "Status");
    }

    /// <summary>The org's own validation rule (a switch): sales must say why a lead goes back.</summary>
    public static SaveError? CheckReturn(Draft draft, Org org) =>
        org.Settings.ValidationOnReturn && draft.Type.Find(LeadSyncFields.ReturnReason) is not null
        && draft.Changes("Status") && LeadStatuses.Recycled.Same(draft.Text("Status"))
        && draft.Text(LeadSyncFields.ReturnReason) is null
            ? SaveError.Of("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Say why this lead goes back to marketing: fill in the return reason.", LeadSyncFields.ReturnReason)
            : null;

    private static bool IsUnread(Draft draft, SaveContext context, string? owner)
    {
        if (owner == context.UserId) return false;
        return draft.IsNew || draft.Changes("OwnerId") || draft.Before!.Flag("IsUnreadByOwner");
    }
}

internal static class PersonName
{
    private static readonly string[] Parts = ["FirstName", "MiddleName", "LastName", "Suffix"];

    public static void Complete(Draft draft) =>
        draft["Name"] = string.Join(' ', Parts.Where(part => draft.Type.Find(part) is not null).Select(draft.Text).OfType<string>());
}
