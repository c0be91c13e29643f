namespace LeadSync.Journey;

/// <summary>What looks at leads and decides.</summary>
internal static class JourneySlice
{
    public static IHostApplicationBuilder AddJourney(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SalesReader>();
        builder.Services.AddSingleton<LookReader>();
        builder.Services.AddSingleton<JourneyCycle>();
        builder.Services.AddHostedService<JourneyLoop>();
        return builder;
    }
}
