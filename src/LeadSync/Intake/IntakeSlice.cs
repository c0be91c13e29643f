namespace LeadSync.Intake;

/// <summary>What notices that a lead needs a look: webhooks, five polls, and a roll call.</summary>
internal static class IntakeSlice
{
    public static IHostApplicationBuilder AddIntake(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<HubSpotWebhook>();

        services.AddSingleton<HubSpotPoll>();
        services.AddSingleton<SalesforcePoll>();
        services.AddSingleton<ActivityPoll>();
        services.AddSingleton<OpportunityPoll>();
        services.AddSingleton<ListPoll>();
        services.AddSingleton<Reachability>();
        services.AddHostedService<HubSpotPollLoop>();
        services.AddHostedService<SalesforcePollLoop>();
        services.AddHostedService<ActivityPollLoop>();
        services.AddHostedService<OpportunityPollLoop>();
        services.AddHostedService<ListPollLoop>();
        services.AddSingleton<RollCall>();
        services.AddHostedService<RollCallLoop>();

        services.AddEngagementSources().AddSingleton<IEngagementBook, StoredEngagements>();
        services.AddSingleton<EngagementPoll>();
        services.AddHostedService<EngagementPollLoop>();
        return builder;
    }

    /// <summary>The places where HubSpot tells what people did; where it is kept, an <see cref="IEngagementBook"/> says.</summary>
    public static IServiceCollection AddEngagementSources(this IServiceCollection services) => services
        .AddSingleton<EngagementWalks>()
        .AddSingleton<OccurrenceReader>()
        .AddSingleton<OccurrenceTypes>()
        .AddSingleton<IEngagementSource, FormSource>()
        .AddSingleton<IEngagementSource, PageViewSource>()
        .AddSingleton<IEngagementSource, DownloadSource>()
        .AddSingleton<IEngagementSource, EmailSource>()
        .AddSingleton<IEngagementSource, FormEventSource>()
        .AddSingleton<IEngagementSource, CustomEventSource>();
}
