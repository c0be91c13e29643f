using LeadSync.Sandbox.Control;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Native;

/// <summary>HubSpot's own Salesforce connector as an admin handles it: installed, watched, removed. What it linked stays linked.</summary>
internal sealed class NativeConnector(Portal portal, SandboxPort port) : IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private Installation? installed;

    public void Map(WebApplication app)
    {
        app.MapGet("/_sandbox/native", () => ControlJson.Answer(Standing()));
        app.MapPost("/_sandbox/native", (HttpRequest request) => ControlJson.WithBodyAsync<NativeOptions>(request, options => Install(options, app.Lifetime.ApplicationStopping)));
        app.MapPost("/_sandbox/native/run", (HttpRequest request) => RunAsync(request.HttpContext.RequestAborted));
        app.MapDelete("/_sandbox/native", () =>
        {
            Remove();
            return Results.NoContent();
        });
    }

    public void Remove() => Interlocked.Exchange(ref installed, null)?.Dispose();

    public void Dispose()
    {
        Remove();
        oneAtATime.Dispose();
    }

    private IResult Install(NativeOptions options, CancellationToken stopping)
    {
        if (options.Problem is { } problem) return ControlJson.Refuse(problem);
        var salesforce = new SalesforceSide(options.Salesforce!);
        var hubSpot = new HubSpotSide(portal, options);
        hubSpot.Install();
        var installation = new Installation(new NativeSync(hubSpot, new SalesforcePeople(salesforce, options), salesforce, options), salesforce);
        Interlocked.Exchange(ref installed, installation)?.Dispose();
        if (options.Looks > TimeSpan.Zero) _ = WorkAsync(installation, options.Looks, stopping);

        return ControlJson.Answer(Standing());
    }

    /// <summary>Passes until one finds nothing to do; whoever waits for it need not wait for the clock.</summary>
    private async Task<IResult> RunAsync(CancellationToken cancellationToken)
    {
        if (installed is not { } installation) return ControlJson.Refuse("The connector is not installed: POST /_sandbox/native first.", StatusCodes.Status409Conflict);
        try
        {
            while (await PassAsync(installation, cancellationToken))
            {
            }

            return ControlJson.Answer(Standing());
        }
        catch (HttpRequestException failure)
        {
            return ControlJson.Refuse($"Salesforce does not let the connector work: {failure.Message}", StatusCodes.Status502BadGateway);
        }
    }

    private async Task WorkAsync(Installation installation, TimeSpan every, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && installed == installation)
        {
            try
            {
                await PassAsync(installation, stopping);
                await Task.Delay(every, port.Options.TimeProvider, stopping);
            }
            catch (HttpRequestException)
            {
                // Salesforce is away or refuses the connector: it tries again, as the real one does.
                await Task.Delay(every, port.Options.TimeProvider, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task<bool> PassAsync(Installation installation, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await installation.Sync.PassAsync(cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private object Standing() => new { installed = installed is not null, counts = installed?.Sync.Counts };

    private sealed record Installation(NativeSync Sync, SalesforceSide Salesforce) : IDisposable
    {
        public void Dispose() => Salesforce.Dispose();
    }
}
