namespace LeadSync.Intake;

/// <summary>What notices that a lead needs a look: webhooks, and four polls.</summary>
internal static class IntakeSlice
{
    public static IHostApplicationBuilder AddIntake(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<HubSpotWebhook>();

        services.AddSingleton<HubSpotPoll>();
        services.AddSingleton<SalesforcePoll>();
        services.AddSingleton<ListPoll>();
        services.AddHostedService<HubSpotPollLoop>();
        services.AddHostedService<SalesforcePollLoop>();
        services.AddHostedService<ListPollLoop>();

        services.AddSingleton<EngagementWalks>();
        services.AddSingleton<OccurrenceReader>();
        services.AddSingleton<IEngagementSource, FormSource>();
        services.AddSingleton<IEngagementSource, PageViewSource>();
        services.AddSingleton<IEngagementSource, DownloadSource>();
        services.AddSingleton<IEngagementSource, EmailSource>();
        services.AddSingleton<EngagementPoll>();
        services.AddHostedService<EngagementPollLoop>();
        return builder;
    }
}
