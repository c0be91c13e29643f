using System.Text.Json;
using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Companies;

/// <summary>Associations between contacts and companies, from either side (HubSpot: Associate records, v4).</summary>
internal sealed class AssociationEndpoints(Portal portal)
{
    private const int MostReads = 1000;
    private const int Primary = 1;
    private const int PrimaryFromCompany = 2;
    private const int Plain = 279;
    private const int PlainFromCompany = 280;

    public void Map(Routes routes)
    {
        routes.Get(ApiPaths.ObjectAssociations, "/{type}/{id}/associations/{toType}", ReadOne);
        routes.PutText(ApiPaths.ObjectAssociations, "/{type}/{id}/associations/default/{toType}/{toId}", (call, _) => Link(call, asPrimary: false, StatusCodes.Status200OK));
        routes.PutText(ApiPaths.ObjectAssociations, "/{type}/{id}/associations/{toType}/{toId}", (call, labels) => Link(call, IsPrimary(labels), StatusCodes.Status201Created));
        routes.Delete(ApiPaths.ObjectAssociations, "/{type}/{id}/associations/{toType}/{toId}", Unlink);
        routes.Post(ApiPaths.Associations, "/{type}/{toType}/batch/read", WireJson.Default.BatchBody, ReadMany);
    }

    private IResult ReadOne(HttpContext call) => portal.Locked<IResult>(() =>
    {
        var sides = Sides.Of(portal, call);
        if (sides.From.Find(RecordLookup.Number(call.Route("id")) ?? 0) is not { IsArchived: false } record) return ApiError.NotFound();

        return Answer.Json(json => json.Array("results", Others(sides, record.Id), other => WriteOther(json, sides, record.Id, other)));
    });

    private IResult ReadMany(HttpContext call, BatchBody body) => portal.Locked(() =>
    {
        var sides = Sides.Of(portal, call);
        var inputs = body.Inputs ?? throw new RefusedException(ApiError.Invalid("Invalid input: inputs is required"));
        if (inputs.Count > MostReads) throw new RefusedException(ApiError.Invalid($"The maximum number of inputs supported in a batch request is {MostReads}"));
        CallJournal.NoteRecords(call, inputs.Count);
        var found = inputs.Select(input => RecordLookup.Number(input.Id) ?? 0).Where(id => Others(sides, id).Count > 0).ToList();
        var none = inputs.Where(input => Others(sides, RecordLookup.Number(input.Id) ?? 0).Count == 0).Select(input => input.Id ?? "").ToList();

        // Who has no association is an error here, though nothing is wrong.
        return BatchAnswer.Of(portal.Now, found.Count, none.Count > 0 ? [NoneFor(sides, none)] : [], StatusCodes.Status200OK, (json, i) =>
        {
            json.Object("from", () => json.WriteString("id", $"{found[i]}"));
            json.Array("to", Others(sides, found[i]), other => WriteOther(json, sides, found[i], other));
        });
    });

    private IResult Link(HttpContext call, bool asPrimary, int status) => portal.Locked<IResult>(() =>
    {
        var sides = Sides.Of(portal, call);
        if (sides.From.Find(RecordLookup.Number(call.Route("id")) ?? 0) is not { IsArchived: false } from || sides.To.Find(RecordLookup.Number(call.Route("toId")) ?? 0) is not { IsArchived: false } to)
            return ApiError.NotFound();
        var (contact, company) = sides.FromContacts ? (from, to) : (to, from);
        new Employment(portal).Link(contact, company, asPrimary || portal.Links.PrimaryOf(contact.Id) is null, Source.Of(call));

        return Answer.Json(json =>
        {
            json.WriteString("fromObjectTypeId", sides.From.Type.TypeId);
            json.WriteNumber("fromObjectId", from.Id);
            json.WriteString("toObjectTypeId", sides.To.Type.TypeId);
            json.WriteNumber("toObjectId", to.Id);
        }, status);
    });

    private IResult Unlink(HttpContext call) => portal.Locked(() =>
    {
        var sides = Sides.Of(portal, call);
        var (from, to) = (RecordLookup.Number(call.Route("id")) ?? 0, RecordLookup.Number(call.Route("toId")) ?? 0);
        var (contact, company) = sides.FromContacts ? (from, to) : (to, from);
        if (portal.Contacts.Find(contact) is { } person) new Employment(portal).Unlink(person, company, Source.Of(call));

        return Answer.NoContent;
    });

    private IReadOnlyCollection<long> Others(Sides sides, long id) => sides.FromContacts ? portal.Links.CompaniesOf(id) : portal.Links.ContactsOf(id);

    private void WriteOther(Utf8JsonWriter json, Sides sides, long from, long to)
    {
        var isPrimary = sides.FromContacts ? portal.Links.PrimaryOf(from) == to : portal.Links.PrimaryOf(to) == from;
        json.WriteStartObject();
        json.WriteNumber("toObjectId", to);
        json.WriteStartArray("associationTypes");
        if (isPrimary) WriteType(json, sides.FromContacts ? Primary : PrimaryFromCompany, "Primary");
        WriteType(json, sides.FromContacts ? Plain : PlainFromCompany, null);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, int id, string? label)
    {
        json.WriteStartObject();
        json.WriteString("category", "HUBSPOT_DEFINED");
        json.WriteNumber("typeId", id);
        json.WriteString("label", label);
        json.WriteEndObject();
    }

    private static bool IsPrimary(string labels)
    {
        using var json = JsonDocument.Parse(labels);
        return json.RootElement.ValueKind is JsonValueKind.Array
            && json.RootElement.EnumerateArray().Any(label => label.TryGetProperty("associationTypeId", out var id) && id.TryGetInt32(out var known) && known is Primary or PrimaryFromCompany);
    }

    private static ApiError NoneFor(Sides sides, IReadOnlyList<string> ids) =>
        new(StatusCodes.Status404NotFound, $"No {sides.To.Type.Name} is associated with {string.Join(", ", ids)}.", "OBJECT_NOT_FOUND") { Context = [("fromObjectId", ids)] };

    /// <summary>Only contacts and companies are associated here.</summary>
    private sealed record Sides(RecordStore From, RecordStore To, bool FromContacts)
    {
        public static Sides Of(Portal portal, HttpContext call)
        {
            var (from, to) = (portal.StoreOf(call), portal.StoreNamed(call.Route("toType")));
            return from != to ? new Sides(from, to, from == portal.Contacts)
                : throw new RefusedException(ApiError.Invalid($"No association type is defined between {from.Type.Name} and {to.Type.Name}"));
        }
    }
}
