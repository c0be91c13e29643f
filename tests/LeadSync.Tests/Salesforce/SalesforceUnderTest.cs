using LeadSync.Hosting;
using LeadSync.Salesforce;
using LeadSync.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Salesforce;

/// <summary>The connector as the product builds it, over a scripted wire or a real one.</summary>
internal sealed class SalesforceUnderTest : IDisposable
{
    public const string SignIn = "POST /services/oauth2/token";

    public const string Session = """{"access_token":"session-1","instance_url":"https://instance.test","token_type":"Bearer","issued_at":"1795331580000"}""";

    private readonly FakeTimeProvider _polls = new();
    private readonly ServiceProvider _services;

    private SalesforceUnderTest(SalesforceOptions options, TimeProvider time, ScriptedTransport? wire)
    {
        var services = new ServiceCollection().AddKeyedSingleton(Clocks.Network, time).AddSalesforce(_ => options);
        if (wire is not null)
        {
            services.AddHttpClient(SalesforceSlice.ClientName).ConfigurePrimaryHttpMessageHandler(() => wire);
            services.AddHttpClient(SalesforceSlice.SignInClientName).ConfigurePrimaryHttpMessageHandler(() => wire);
        }

        _services = services.BuildServiceProvider();
    }

    public SalesforceConnector Connector => _services.GetRequiredService<SalesforceConnector>();

    /// <summary>Over a real wire in real time; only its waits between two polls are the test's.</summary>
    public BulkLoad Bulk => new(_services.GetRequiredService<ISalesforceBulkApi>(), _polls);

    public FakeTimeProvider Time => (FakeTimeProvider)_services.GetRequiredKeyedService<TimeProvider>(Clocks.Network);

    /// <summary>A wire that lets us in.</summary>
    public static ScriptedTransport Wire() => new ScriptedTransport().On(SignIn, ScriptedTransport.Json(Session));

    public static SalesforceUnderTest Over(ScriptedTransport wire) => new(
        new SalesforceOptions(new Uri("https://login.test"), "client-1", "secret-1", "67.0", 0.4),
        new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero)),
        wire);

    public static SalesforceUnderTest At(Uri url, string secret = "sandbox-secret") =>
        new(new SalesforceOptions(url, "sandbox-client", secret, "67.0", 0.4), TimeProvider.System, wire: null);

    public Task<T> Patiently<T>(Task<T> work) => Time.Through(work);

    /// <summary>Lets a bulk load poll until it is over.</summary>
    public async Task<T> PolledAsync<T>(Task<T> load)
    {
        while (!load.IsCompleted)
        {
            await Task.WhenAny(load, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
            _polls.Advance(TimeSpan.FromSeconds(1));
        }

        return await load;
    }

    public void Dispose() => _services.Dispose();
}
