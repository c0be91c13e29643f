using LeadSync.Hosting;
using Refit;

namespace LeadSync.Salesforce;

/// <summary>Registers the connector.</summary>
internal static class SalesforceSlice
{
    /// <summary>The name of the HTTP client for data, for those who want to change its transport.</summary>
    public const string ClientName = "salesforce";

    /// <summary>The name of the HTTP client for signing in.</summary>
    public const string SignInClientName = "salesforce-sign-in";

    /// <summary>Adds <see cref="SalesforceConnector"/>; the options are asked for once, when it is first needed.</summary>
    public static IServiceCollection AddSalesforce(this IServiceCollection services, Func<IServiceProvider, SalesforceOptions> options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ServerClock>();
        services.AddSingleton(provider => new SalesforceLimits(provider.GetRequiredService<SalesforceOptions>(), NetworkClock(provider)));
        services.AddSingleton(provider => new SalesforceSignIn(
            SignInApi(provider), provider.GetRequiredService<SalesforceOptions>(), NetworkClock(provider)));
        services.AddSingleton(provider => new SalesforceConnector(
            DataApi(provider),
            provider.GetRequiredService<SalesforceSignIn>(),
            provider.GetRequiredService<SalesforceLimits>(),
            provider.GetRequiredService<ServerClock>(),
            provider.GetRequiredService<SalesforceOptions>(),
            NetworkClock(provider)));

        services.AddSingleton(provider =>
            RestService.ForGenerated<ISalesforceBulkApi>(provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName), DataSettings()));
        services.AddSingleton(provider => new BulkLoad(provider.GetRequiredService<ISalesforceBulkApi>(), NetworkClock(provider)));

        AddClient(services, SignInClientName, salesforce => salesforce.LoginUrl)
            .AddHttpMessageHandler(provider => new PatientHandler(
                SalesforceLimits.SignInRules().Build(NetworkClock(provider))));

        AddClient(services, ClientName, salesforce => new Uri(salesforce.LoginUrl, $"/services/data/v{salesforce.ApiVersion}/"))
            .AddHttpMessageHandler(provider => new PatientHandler(
                provider.GetRequiredService<SalesforceLimits>().Rules().Build(NetworkClock(provider))))
            .AddHttpMessageHandler(provider => new SalesforceSessionHandler(provider.GetRequiredService<SalesforceSignIn>()))
            .AddHttpMessageHandler(provider => new BudgetHandler(
                provider.GetRequiredService<SalesforceLimits>().Budget, SalesforceLimits.KindOf, SalesforceLimits.AccountUse))
            .AddHttpMessageHandler(provider => new ServerClockHandler(provider.GetRequiredService<ServerClock>()));
        return services;
    }

    private static IHttpClientBuilder AddClient(IServiceCollection services, string name, Func<SalesforceOptions, Uri> address) =>
        services.AddHttpClient(name)
            .RemoveAllLoggers() // they write addresses, and a query's address holds people's data
            .ConfigureHttpClient((provider, client) =>
            {
                client.BaseAddress = address(provider.GetRequiredService<SalesforceOptions>());
                client.DefaultRequestHeaders.Accept.ParseAdd("application/json"); // errors come as XML otherwise
                client.Timeout = Timeout.InfiniteTimeSpan; // each attempt has its own
            })
            .ConfigurePrimaryHttpMessageHandler(() => VendorTransport.Create())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan); // the connector keeps its client; the transport renews connections itself

    private static ISalesforceApi DataApi(IServiceProvider provider) =>
        RestService.ForGenerated<ISalesforceApi>(provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName), DataSettings());

    private static RefitSettings DataSettings()
    {
        var settings = RefitSettings.ForJsonContext(SalesforceJson.Default);
        settings.UrlResolution = UrlResolutionMode.Rfc3986; // a page's address starts at the root, everything else below the version
        return settings;
    }

    private static ISalesforceSignInApi SignInApi(IServiceProvider provider) => RestService.ForGenerated<ISalesforceSignInApi>(
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(SignInClientName),
        RefitSettings.ForJsonContext(SalesforceJson.Default));

    // Waits, limits and time-outs follow the vendor's clock, which does not run faster in a demonstration.
    private static TimeProvider NetworkClock(IServiceProvider provider) => provider.GetRequiredKeyedService<TimeProvider>(Clocks.Network);
}
