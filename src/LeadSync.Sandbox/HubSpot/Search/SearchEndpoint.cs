using System.Text.Json;
using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Search;

/// <summary>The search call (HubSpot: Search the CRM).</summary>
internal sealed class SearchEndpoint(Portal portal)
{
    private const int LongestBody = 3000;

    public void Map(Routes routes) => routes.PostText(ApiPaths.Objects, "/{type}/search", Search);

    public static bool Serves(PathString path) => path.Value?.EndsWith("/search", StringComparison.Ordinal) is true;

    private IResult Search(HttpContext call, string text)
    {
        if (text.Length > LongestBody)
            return ApiError.Invalid($"The body of a search is {text.Length} characters long; the most is {LongestBody}");
        var body = JsonSerializer.Deserialize(text, WireJson.Default.SearchBody) ?? throw new JsonException("the body is null");

        return portal.Locked(() =>
        {
            var store = portal.StoreOf(call);
            var plan = SearchPlan.Of(body, store.Catalog);
            var asOf = portal.IndexedUntil;
            var (total, page) = SearchRun.Of(plan, store, asOf);
            var reads = new ReadSet(store, body.Properties);

            CallJournal.NoteRecords(call, page.Count);
            return Answer.Json(json =>
            {
                json.WriteNumber("total", total);
                json.Array("results", page, record =>
                {
                    json.WriteStartObject();
                    reads.WriteMembers(json, record, store.Type, asOf);
                    json.WriteEndObject();
                });
                json.Paging(plan.Offset + page.Count < total ? $"{plan.Offset + page.Count}" : null);
            });
        });
    }
}
