using LeadSync.Hosting;

namespace LeadSync.Alerts;

/// <summary>Telling people: what they are told is decided by the pure half, what is told leaves by the other.</summary>
internal static class AlertsSlice
{
    /// <summary>Within what a stop of the worker waits for.</summary>
    private static readonly TimeSpan SlackTakes = TimeSpan.FromSeconds(6);

    public static IHostApplicationBuilder AddAlerts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChannelState>();
        builder.Services.AddSingleton<SmtpSender>();
        builder.Services.AddSingleton<SlackPoster>();
        builder.Services.AddHttpClient(SlackPoster.ClientName)
            .RemoveAllLoggers() // they write addresses, and whoever knows this one may post
            .ConfigureHttpClient(client => client.Timeout = SlackTakes)
            .ConfigurePrimaryHttpMessageHandler(() => VendorTransport.Create());
        builder.Services.AddHealthChecks().AddCheck<ChannelHealth>("alerts");
        return builder;
    }
}
