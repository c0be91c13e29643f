using LeadSync.Storage;

namespace LeadSync.Dashboard;

/// <summary><c>GET /api/leads?query=</c> and <c>GET /api/leads/{id}</c>.</summary>
internal static class LeadEndpoints
{
    public static IEndpointRouteBuilder MapLeads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/leads", async (string? query, string? after, Database database, CancellationToken token) =>
            Results.Json(
                LeadPage.Of(await database.ReadAsync(session => LeadFinder.Search(session, query ?? "", after), token)),
                DashboardJson.Default.LeadPage));

        api.MapGet("/leads/{id}", async (string id, Database database, CancellationToken token) =>
            await database.ReadAsync(session => StoryOf(session, id), token) is { } story
                ? Results.Json(story, DashboardJson.Default.LeadStory)
                : Results.Problem($"No lead has this id. Searched by {LeadFinder.WhatIsSearched}.", statusCode: StatusCodes.Status404NotFound));
        return api;
    }

    private static LeadStory? StoryOf(SqlSession session, string who) =>
        LeadFinder.Find(session, who) is { } lead ? LeadStory.Of(lead, HistoryRows.Of(session, lead.Id)) : null;
}
