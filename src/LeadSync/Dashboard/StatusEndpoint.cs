using LeadSync.HubSpot;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Dashboard;

/// <summary><c>GET /api/status</c>: how much waits, where the leads are, what is left of the vendors' limits.</summary>
internal static class StatusEndpoint
{
    public static IEndpointRouteBuilder MapStatus(this IEndpointRouteBuilder api)
    {
        api.MapGet("/status", async (Database database, HubSpotConnector hubspot, SalesforceConnector salesforce, RulesInForce rules, MappingStops stops, NewMappings offers, NativeInForce native, TimeProvider time, CancellationToken token) =>
        {
            var store = await database.ReadAsync(StoreFigures.Read, token);
            return Results.Json(StatusAnswer.Of(store, Budgets(hubspot, salesforce), rules.State, stops.Now, offers.Now, native.Now, time.GetUtcNow()), DashboardJson.Default.StatusAnswer);
        });
        return api;
    }

    /// <summary>HubSpot's seconds run out first, Salesforce has a day's limit alone.</summary>
    private static StatusBudgets Budgets(HubSpotConnector hubspot, SalesforceConnector salesforce)
    {
        var burst = hubspot.Burst;
        var day = salesforce.Budget;
        return new StatusBudgets(
            new StatusBudget(burst.Used, burst.Limit, burst.WindowSeconds),
            new StatusBudget(day.AccountUsed, day.AccountLimit, day.WindowSeconds));
    }
}
