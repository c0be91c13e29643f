using LeadSync.Sandbox.HubSpot.Blog;
using LeadSync.Sandbox.HubSpot.Companies;
using LeadSync.Sandbox.HubSpot.Engagement;
using LeadSync.Sandbox.HubSpot.Lists;
using LeadSync.Sandbox.HubSpot.Native;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Search;
using LeadSync.Sandbox.HubSpot.Webhooks;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot;

/// <summary>A HubSpot portal that behaves like a real one.</summary>
internal sealed class HubSpotLookalike : ILookalike, IDisposable
{
    private readonly RateLimits limits;
    private readonly SandboxPort port;
    private readonly Portal portal;
    private readonly NativeConnector native;
    private long correlation;

    public HubSpotLookalike(SandboxPort port)
    {
        this.port = port;
        limits = new RateLimits(port);
        portal = new Portal(port, new WebhookOutbox(port));
        native = new NativeConnector(portal, port);
    }

    public void Map(WebApplication app)
    {
        var routes = new Routes(app);
        new AccountEndpoints(portal).Map(routes);
        new PropertyEndpoints(portal).Map(routes);
        new RecordEndpoints(portal).Map(routes);
        new BatchEndpoints(portal).Map(routes);
        new MergeEndpoints(portal).Map(routes);
        new AssociationEndpoints(portal).Map(routes);
        new SearchEndpoint(portal).Map(routes);
        new OccurrenceEndpoints(portal).Map(routes);
        new FormEndpoints(portal).Map(routes);
        new EmailEventEndpoint(portal).Map(routes);
        new OptOutEndpoints(portal).Map(routes);
        new BlogEndpoints(portal).Map(routes);
        new ListEndpoints(portal).Map(routes);
        new MembershipEndpoints(portal).Map(routes);
        app.MapFallback((RequestDelegate)(call => ApiError.NotFound().ExecuteAsync(call)));
        SignIn.Map(app);
        HubSpotControl.Map(app, portal, port);
        native.Map(app);
        _ = new WebhookSender(portal.Outbox, port).RunAsync(app.Lifetime.ApplicationStopping);
    }

    public ValueTask<bool> IsSignedInAsync(HttpContext call)
    {
        call.Response.Headers["X-HubSpot-Correlation-Id"] = $"00000000-0000-4000-8000-{Interlocked.Increment(ref correlation):x12}";
        return IsFineAsync(SignIn.Refusal(call), call);
    }

    public ValueTask<bool> IsWithinLimitsAsync(HttpContext call) => IsFineAsync(limits.Count(call), call);

    public void Reset()
    {
        native.Remove();
        limits.Reset();
        portal.Reset();
    }

    public void Dispose() => native.Dispose();

    private static async ValueTask<bool> IsFineAsync(ApiError? refusal, HttpContext call)
    {
        if (refusal is null)
            return true;
        await refusal.ExecuteAsync(call);
        return false;
    }
}
