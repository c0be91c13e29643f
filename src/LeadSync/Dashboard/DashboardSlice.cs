using LeadSync.Hosting;
using LeadSync.Rules;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace LeadSync.Dashboard;

/// <summary>What the worker shows of itself: health for whoever runs it, status and leads for whoever asks.</summary>
internal static class DashboardSlice
{
    public static IHostApplicationBuilder AddDashboard(this IHostApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<PollHealth>();
        builder.Services.AddHealthChecks()
            .AddCheck<StoreHealth>("store")
            .AddCheck<PollHealth>("polls")
            .AddCheck<DeliveryHealth>("deliveries")
            .AddCheck<ConfigHealth>("configuration")
            .AddCheck<MappingHealth>("mappings")
            .AddCheck<NativeSyncHealth>("nativeSync");
        return builder;
    }

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthAnswer.WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthAnswer.WriteAsync });
        return app;
    }

    /// <summary>The group of all that asks for the admin token; other slices add their own parts.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        var rules = app.Services.GetRequiredService<RulesInForce>();
        var api = app.MapGroup("/api");
        api.AddEndpointFilter(new AdminToken(() => rules.Current.Settings.Http.AdminToken));
        api.MapStatus();
        api.MapLeads();
        return api;
    }
}
