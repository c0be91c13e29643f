using System.Net;
using LeadSync.Sandbox.Control;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadSync.Sandbox;

/// <summary>One lookalike on its own loopback port.</summary>
internal sealed class LookalikeServer : IAsyncDisposable
{
    /// <summary>Above every vendor's own limit, which then gives its own answer.</summary>
    private const long MostBytes = 200_000_000;

    private readonly WebApplication app;

    private readonly ILookalike lookalike;

    private LookalikeServer(WebApplication app, ILookalike lookalike) => (this.app, this.lookalike) = (app, lookalike);

    public Uri Url => new(app.Urls.Single());

    public static async Task<LookalikeServer> StartAsync(ILookalike lookalike, SandboxPort port, int tcpPort, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
            kestrel.Listen(IPAddress.Loopback, tcpPort);
        });

        var server = new LookalikeServer(builder.Build(), lookalike);
        server.app.UseRouting();
        server.app.Use(new CallPipeline(lookalike, port).InvokeAsync);
        ControlEndpoints.Map(server.app, lookalike, port);
        lookalike.Map(server.app);

        await server.app.StartAsync(cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        (lookalike as IDisposable)?.Dispose();
    }
}
