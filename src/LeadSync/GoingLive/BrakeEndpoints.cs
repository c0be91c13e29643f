using LeadSync.Hosting;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.GoingLive;

/// <summary>Taking the brake off, by somebody who has looked.</summary>
internal static class BrakeEndpoints
{
    /// <summary>Long enough for what was held to go, short enough to be forgotten without harm.</summary>
    private static readonly TimeSpan ReleasesFor = TimeSpan.FromHours(1);

    /// <summary><c>GET /api/brake</c> tells what it says; after <c>POST /api/brake/release</c> nothing is held for an hour.</summary>
    public static IEndpointRouteBuilder MapBrake(this IEndpointRouteBuilder api)
    {
        api.MapGet("/brake", async (Database database, RulesInForce rules, TimeProvider time, CancellationToken token) =>
            Results.Json(await BrakeHealth.ReadAsync(database, rules, time, token), GoingLiveJson.Default.BrakeAnswer));

        api.MapPost("/brake/release", async (Database database, Bells bells, TimeProvider time) =>
        {
            var until = time.GetUtcNow() + ReleasesFor;
            await database.WriteAsync(session => PaceRows.Release(session, until));
            bells.Work.Ring();
            return Results.Accepted();
        });
        return api;
    }
}
