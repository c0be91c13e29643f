using System.Text.Json;
using System.Globalization;
using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>Records one by one (HubSpot: Contacts guide; Using Object APIs).</summary>
internal sealed class RecordEndpoints(Portal portal)
{
    public void Map(Routes routes)
    {
        routes.Get(ApiPaths.Objects, "/{type}", List);
        routes.Post(ApiPaths.Objects, "/{type}", WireJson.Default.WriteBody, Create);
        routes.Get(ApiPaths.Objects, "/{type}/{id}", Read);
        routes.Patch(ApiPaths.Objects, "/{type}/{id}", WireJson.Default.WriteBody, Update);
        routes.Delete(ApiPaths.Objects, "/{type}/{id}", Archive);
    }

    private IResult List(HttpContext call) => portal.Locked(() =>
    {
        var store = portal.StoreOf(call);
        var limit = call.Limit(usual: 10, most: call.Many("propertiesWithHistory").Count > 0 ? 50 : 100);
        var from = call.Text("after") is { } after ? RecordLookup.Number(after) ?? throw new RefusedException(ApiError.Invalid($"The paging token {after} is not valid")) : 0;
        var page = store.InIdOrder(from).Where(record => record.IsArchived == call.Flag("archived")).Take(limit + 1).ToList();
        var reads = new ReadSet(store, call.Many("properties"), call.Many("propertiesWithHistory"));

        CallJournal.NoteRecords(call, Math.Min(page.Count, limit));
        return Answer.Json(json =>
        {
            json.Array("results", page.Take(limit), record =>
            {
                json.WriteStartObject();
                reads.WriteMembers(json, record, store.Type);
                WriteCompanies(json, call, record);
                json.WriteEndObject();
            });
            json.Paging(page.Count > limit ? page[limit].IdText : null);
        });
    });

    private IResult Create(HttpContext call, WriteBody body) => portal.Locked<IResult>(() =>
    {
        var store = portal.StoreOf(call);
        var writer = new RecordWriter(portal, store);
        var proposal = writer.Propose(body.Properties, null);
        if (proposal.Refused is { } refused)
            return refused;

        CallJournal.NoteRecords(call, 1);
        var record = writer.Create(proposal, Source.Of(call));
        return Answer.Json(json => new ReadSet(store, proposal).WriteMembers(json, record, store.Type), StatusCodes.Status201Created);
    });

    private IResult Read(HttpContext call) => portal.Locked<IResult>(() =>
    {
        var store = portal.StoreOf(call);
        if (Named(store, call) is not { } record || record.IsArchived != call.Flag("archived"))
            return ApiError.NotFound();

        CallJournal.NoteRecords(call, 1);
        var reads = new ReadSet(store, call.Many("properties"), call.Many("propertiesWithHistory"));
        return Answer.Json(json =>
        {
            reads.WriteMembers(json, record, store.Type);
            WriteCompanies(json, call, record);
        });
    });

    private IResult Update(HttpContext call, WriteBody body) => portal.Locked<IResult>(() =>
    {
        var store = portal.StoreOf(call);
        if (Named(store, call) is not { IsArchived: false } record)
            return ApiError.NotFound();

        var writer = new RecordWriter(portal, store);
        var proposal = writer.Propose(body.Properties, record);
        if (proposal.Refused is { } refused)
            return refused;

        CallJournal.NoteRecords(call, 1);
        writer.Update(record, proposal, Source.Of(call));
        return Answer.Json(json => new ReadSet(store, proposal).WriteMembers(json, record, store.Type));
    });

    private IResult Archive(HttpContext call) => portal.Locked<IResult>(() =>
    {
        var store = portal.StoreOf(call);
        if (RecordLookup.Find(store, call.Route("id"), null) is { IsArchived: false } record)
        {
            CallJournal.NoteRecords(call, 1);
            new RecordWriter(portal, store).Archive(record, Source.Of(call));
        }
        return Answer.NoContent;
    });

    /// <summary>Only ids, and no labels.</summary>
    private void WriteCompanies(Utf8JsonWriter json, HttpContext call, CrmRecord record)
    {
        if (!call.Many("associations").Exists(ObjectType.Companies.IsCalled) || portal.Links.CompaniesOf(record.Id) is not { Count: > 0 } companies)
            return;
        json.Object("associations", () => json.Object("companies", () => json.Array("results", companies, id =>
        {
            json.WriteStartObject();
            json.WriteString("id", $"{id}");
            json.WriteString("type", "contact_to_company");
            json.WriteEndObject();
        })));
    }

    private static CrmRecord? Named(RecordStore store, HttpContext call) => RecordLookup.Find(store, call.Route("id"), call.Text("idProperty"));
}

/// <summary>Finds the record a caller means: by id, or by a property whose values are unique.</summary>
internal static class RecordLookup
{
    public static CrmRecord? Find(RecordStore store, string? id, string? idProperty)
    {
        if (idProperty is null or "hs_object_id")
            return Number(id) is { } number ? store.Find(number) : null;
        return store.Catalog.Find(idProperty) is { Identifies: true } property
            ? store.FindBy(property, id ?? "")
            : throw new RefusedException(ApiError.Invalid($"Unable to perform this operation by non-unique or unknown property {idProperty}"));
    }

    public static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
