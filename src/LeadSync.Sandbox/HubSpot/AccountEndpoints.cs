using System.Text.Json;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot;

/// <summary>Whose account this is, and who works in it (HubSpot: Owners guide).</summary>
internal sealed class AccountEndpoints(Portal portal)
{
    public void Map(Routes routes)
    {
        routes.Get(ApiPaths.Account, "/details", Details);
        routes.Get(ApiPaths.Owners, "", Owners);
        routes.Get(ApiPaths.Owners, "/{id}", ReadOwner);
    }

    private static IResult Details(HttpContext call) => Answer.Json(json =>
    {
        json.WriteNumber("portalId", Portal.Id);
        json.WriteString("accountType", "STANDARD");
        json.WriteString("timeZone", "UTC");
        json.WriteString("companyCurrency", "EUR");
        json.WriteString("utcOffset", "+00:00");
        json.WriteNumber("utcOffsetMilliseconds", 0);
        json.WriteString("uiDomain", "app.hubspot.com");
        json.WriteString("dataHostingLocation", "eu1");
    });

    private IResult Owners(HttpContext call)
    {
        var limit = call.Limit(usual: 100, most: 500);
        var from = RecordNumber(call.Text("after"));
        var all = Owner.All.Where(owner => !call.Flag("archived") && (call.Text("email") is not { } email || owner.Email.Equals(email, StringComparison.OrdinalIgnoreCase))).ToList();
        var created = portal.Now.AddYears(-1);
        return Answer.Json(json =>
        {
            json.Array("results", all.Skip(from).Take(limit), owner =>
            {
                json.WriteStartObject();
                Write(json, owner, created);
                json.WriteEndObject();
            });
            json.Paging(from + limit < all.Count ? $"{from + limit}" : null);
        });
    }

    private IResult ReadOwner(HttpContext call)
    {
        var (id, byUser) = (call.Route("id"), call.Text("idProperty") is "userId");
        return Owner.All.FirstOrDefault(owner => byUser ? $"{owner.UserId}" == id : owner.Id == id) is { } found
            ? Answer.Json(json => Write(json, found, portal.Now.AddYears(-1)))
            : ApiError.NotFound();
    }

    private static int RecordNumber(string? after) => int.TryParse(after, out var number) && number > 0 ? number : 0;

    private static void Write(Utf8JsonWriter json, Owner owner, DateTimeOffset created)
    {
        json.WriteString("id", owner.Id);
        json.WriteString("email", owner.Email);
        json.WriteString("type", "PERSON");
        json.WriteString("firstName", owner.FirstName);
        json.WriteString("lastName", owner.LastName);
        json.WriteNumber("userId", owner.UserId);
        json.WriteNumber("userIdIncludingInactive", owner.UserId);
        json.WriteString("createdAt", IsoTime.Text(created));
        json.WriteString("updatedAt", IsoTime.Text(created));
        json.WriteBoolean("archived", false);
    }
}
