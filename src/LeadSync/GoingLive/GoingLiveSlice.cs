namespace LeadSync.GoingLive;

/// <summary>What keeps a first day, and any bad day, from doing harm.</summary>
internal static class GoingLiveSlice
{
    public static IHostApplicationBuilder AddGoingLive(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BackfillSteps>();
        builder.Services.AddHostedService<BackfillStepLoop>();
        builder.Services.AddSingleton<ReviewSteps>();
        builder.Services.AddHostedService<ReviewStepLoop>();
        builder.Services.AddHealthChecks().AddCheck<BrakeHealth>("brake");
        return builder;
    }
}
