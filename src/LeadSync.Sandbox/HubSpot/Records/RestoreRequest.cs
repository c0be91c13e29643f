using LeadSync.Sandbox.HubSpot.Webhooks;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>A marketer fetches a deleted contact back (HubSpot: Restore deleted records). No call of the API does that.</summary>
internal sealed record RestoreRequest(string Id)
{
    /// <summary>Null: done. Otherwise what is wrong.</summary>
    public string? ApplyTo(Portal portal)
    {
        if (RecordLookup.Find(portal.Contacts, Id, null) is not { IsArchived: true } record)
            return $"No deleted contact has the id {Id}: name one that was archived, and neither merged nor erased.";
        if (record["email"] is { } email && portal.Contacts.FindBy(portal.Contacts.Catalog.Find("email")!, email) is { } holder)
            return $"Contact {holder.IdText} has this address by now: delete or change that one first.";

        var source = new Source("CRM_UI", null);
        portal.Contacts.Restore(record, portal.Now, source);
        portal.Outbox.Raise(WebhookEvent.Restored(portal.Contacts.Type, record.Id, portal.Now, source));
        return null;
    }
}
