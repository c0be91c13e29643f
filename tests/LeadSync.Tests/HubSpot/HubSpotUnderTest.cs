using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.HubSpot;

/// <summary>The connector as the product builds it, over a scripted wire or a real one.</summary>
internal sealed class HubSpotUnderTest : IDisposable
{
    private readonly ServiceProvider _services;

    private HubSpotUnderTest(HubSpotOptions options, TimeProvider time, ScriptedTransport? wire)
    {
        var services = new ServiceCollection().AddKeyedSingleton(Clocks.Network, time).AddHubSpot(_ => options);
        if (wire is not null)
            services.AddHttpClient(HubSpotSlice.ClientName).ConfigurePrimaryHttpMessageHandler(() => wire);
        _services = services.BuildServiceProvider();
    }

    public HubSpotConnector Connector => _services.GetRequiredService<HubSpotConnector>();

    public FakeTimeProvider Time => (FakeTimeProvider)_services.GetRequiredKeyedService<TimeProvider>(Clocks.Network);

    public static HubSpotUnderTest Over(ScriptedTransport wire, string version = "v3", string tier = "professional") =>
        new(new HubSpotOptions(new Uri("https://hubspot.test"), version, "token-1", tier, 0.5), new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero)), wire);

    public static HubSpotUnderTest At(Uri url, string version = "v3", string token = "sandbox-token") =>
        new(new HubSpotOptions(url, version, token, "professional", 0.5), TimeProvider.System, wire: null);

    public Task<T> Patiently<T>(Task<T> work) => Time.Through(work);

    public void Dispose() => _services.Dispose();
}
