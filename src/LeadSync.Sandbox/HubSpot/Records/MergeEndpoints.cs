using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Companies;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Webhooks;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>What ends a record: two become a third, or one is forgotten for good (HubSpot: Merge records; Contacts guide).</summary>
internal sealed class MergeEndpoints(Portal portal)
{
    public void Map(Routes routes)
    {
        routes.Post(ApiPaths.Objects, "/{type}/merge", WireJson.Default.MergeBody, Merge);
        routes.Post(ApiPaths.Objects, "/{type}/gdpr-delete", WireJson.Default.GdprBody, Forget);
    }

    private IResult Merge(HttpContext call, MergeBody body) => portal.Locked<IResult>(() =>
    {
        var store = portal.StoreOf(call);
        if (Open(store, body.PrimaryObjectId) is not { } primary || Open(store, body.ObjectIdToMerge) is not { } secondary || primary == secondary)
            return ApiError.NotFound();

        var values = Merged(store.Catalog, primary, secondary);
        var into = new CrmRecord(store.TakeId(), new Change(portal.Now, Source.Of(call), null));
        store.MergeAway(primary, into.Id);
        store.MergeAway(secondary, into.Id);
        store.Add(into);
        store.Write(into, values, portal.Now, Source.Of(call));
        if (store == portal.Contacts)
            new Employment(portal).Merged(into, primary, secondary);
        foreach (var alias in into["hs_additional_emails"]?.Split(';') ?? [])
            store.AddAlias(into, "email", alias);

        CallJournal.NoteRecords(call, 2);
        portal.Outbox.Raise(WebhookEvent.Merged(store.Type, primary.Id, secondary.Id, into.Id, portal.Now, Source.Of(call)));
        return Answer.Json(json => new ReadSet(store, asked: null).WriteMembers(json, into, store.Type));
    });

    /// <summary>The primary's values win, filled up from the other; the further stage and both addresses are kept.</summary>
    private static List<PropertyWrite> Merged(PropertyCatalog catalog, CrmRecord primary, CrmRecord secondary)
    {
        var values = secondary.Values().ToDictionary(entry => entry.Key, entry => entry.Value);
        foreach (var (name, value) in primary.Values())
            values[name] = value;

        if (catalog.Find(Lifecycle.Property) is { } stage && Lifecycle.IsBackward(stage, secondary[stage.Name], values.GetValueOrDefault(stage.Name)))
            values[stage.Name] = secondary[stage.Name]!;
        var others = new[] { primary["hs_additional_emails"], secondary["hs_additional_emails"], secondary["email"] }
            .OfType<string>().SelectMany(list => list.Split(';')).Where(address => address != values.GetValueOrDefault("email")).Distinct().ToList();
        if (others.Count > 0)
            values["hs_additional_emails"] = string.Join(';', others);

        var ids = new[] { primary["hs_merged_object_ids"], secondary["hs_merged_object_ids"], primary.IdText, secondary.IdText };
        values["hs_merged_object_ids"] = string.Join(';', ids.OfType<string>());
        return [.. values.Select(entry => new PropertyWrite(catalog.Find(entry.Key)!, entry.Value))];
    }

    private IResult Forget(HttpContext call, GdprBody body) => portal.Locked<IResult>(() =>
    {
        var store = portal.StoreOf(call);
        if (RecordLookup.Find(store, body.ObjectId, body.IdProperty) is { } record)
        {
            CallJournal.NoteRecords(call, 1);
            store.Forget(record);
            portal.Outbox.Raise(WebhookEvent.Forgotten(store.Type, record.Id, portal.Now, Source.Of(call)));
            portal.Outbox.Raise(WebhookEvent.Deleted(store.Type, record.Id, portal.Now, Source.Of(call)));
        }
        return Answer.NoContent;
    });

    private static CrmRecord? Open(RecordStore store, string? id) => RecordLookup.Find(store, id, null) is { IsArchived: false } record ? record : null;
}
