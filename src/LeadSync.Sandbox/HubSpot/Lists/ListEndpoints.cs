using System.Text.Json;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Lists;

/// <summary>Lists, called segments in the user interface (HubSpot: Lists guide). Who is in them: <see cref="MembershipEndpoints"/>.</summary>
internal sealed class ListEndpoints(Portal portal)
{
    private const int MostFound = 500;

    public void Map(Routes routes)
    {
        routes.Post(ApiPaths.Lists, "", WireJson.Default.ListBody, Create);
        routes.Post(ApiPaths.Lists, "/search", WireJson.Default.ListSearchBody, Search);
        routes.Get(ApiPaths.Lists, "/{id}", call => Single(() => portal.Lists.Find(call.Route("id"))));
        routes.Get(ApiPaths.Lists, "/object-type-id/0-1/name/{name}", call => Single(() => portal.Lists.Named(call.Route("name"))));
    }

    private IResult Create(HttpContext call, ListBody body) => portal.Locked<IResult>(() =>
    {
        if (body.Name is not { Length: > 0 } name)
            return ApiError.Invalid("Invalid input: name is required");
        if (portal.Lists.Named(name) is not null)
            return ApiError.Invalid($"A list named {name} already exists");
        var list = portal.Lists.Add(name, portal.Now);
        return Answer.Json(json => json.Object("list", () => WriteMembers(json, list)));
    });

    private IResult Search(HttpContext call, ListSearchBody body) => portal.Locked(() =>
    {
        var (offset, count) = (body.Offset ?? 0, Math.Clamp(body.Count ?? 20, 1, MostFound));
        var found = portal.Lists.All.Where(list => list.Name.Contains(body.Query ?? "", StringComparison.OrdinalIgnoreCase)).ToList();
        var page = found.Skip(offset).Take(count).ToList();
        return Answer.Json(json =>
        {
            json.Array("lists", page, list =>
            {
                json.WriteStartObject();
                WriteMembers(json, list);
                json.Object("additionalProperties", () => json.WriteString("hs_list_size", $"{list.Members.Count}"));
                json.WriteEndObject();
            });
            json.WriteBoolean("hasMore", offset + page.Count < found.Count);
            json.WriteNumber("offset", offset + page.Count);
            json.WriteNumber("total", found.Count);
        });
    });

    private IResult Single(Func<ContactList?> find) => portal.Locked<IResult>(() =>
        find() is { } list ? Answer.Json(json => json.Object("list", () => WriteMembers(json, list))) : ApiError.NotFound("List does not exist"));

    private static void WriteMembers(Utf8JsonWriter json, ContactList list)
    {
        json.WriteString("listId", list.Id);
        json.WriteNumber("listVersion", 1);
        json.WriteString("name", list.Name);
        json.WriteString("objectTypeId", "0-1");
        json.WriteString("processingType", "MANUAL");
        json.WriteString("processingStatus", "COMPLETE");
        json.WriteString("createdAt", IsoTime.Text(list.CreatedAt));
        json.WriteString("updatedAt", IsoTime.Text(list.CreatedAt));
    }
}
