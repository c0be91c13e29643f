using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rest;
using LeadSync.Sandbox.Salesforce.Schema;
using LeadSync.Sandbox.Salesforce.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.Salesforce;

/// <summary>A Salesforce org that behaves like a real one: sign-in, REST API, and the switches with which tests steer it.</summary>
internal sealed class SalesforceLookalike : ILookalike
{
    private readonly SandboxPort port;
    private readonly Sessions sessions = new();
    private readonly ApiUsage usage;
    private volatile WireCalls wire;

    public SalesforceLookalike(SandboxPort port)
    {
        this.port = port;
        usage = new ApiUsage(port);
        wire = NewOrg();
    }

    public void Map(WebApplication app)
    {
        app.MapPost("/services/oauth2/token", (HttpRequest request) => new TokenEndpoint(wire.Org, sessions, port).AnswerAsync(request));
        app.MapGet("/services/data", (HttpContext call) => wire.WriteAsync(call, VersionEndpoints.Versions()));
        foreach (var pattern in wire.Patterns) app.Map($"{WireCalls.Root}{{version}}{pattern}", (HttpContext call) => wire.AnswerAsync(call));
        app.MapFallback((HttpContext call) => wire.WriteAsync(call, ApiAnswer.Of(Refusal.NotFound())));
        OrgControls.Map(app, () => wire.Org, sessions);
    }

    public async ValueTask<bool> IsSignedInAsync(HttpContext call)
    {
        if (!WireCalls.IsApi(call.Request) || wire.UserOf(call.Request) is not null) return true;
        await wire.WriteAsync(call, ApiAnswer.Of(WireCalls.SessionOver()));

        return false;
    }

    public async ValueTask<bool> IsWithinLimitsAsync(HttpContext call)
    {
        if (!WireCalls.IsApi(call.Request) || usage.Take()) return true;
        await wire.WriteAsync(call, ApiAnswer.Of(new Refusal(StatusCodes.Status403Forbidden, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")));

        return false;
    }

    public void Reset()
    {
        sessions.EndAll();
        usage.Clear();
        wire = NewOrg();
    }

    private WireCalls NewOrg()
    {
        var org = new Org(new OrgSchema(port.Options.Bare, CsvFields.HeaderOf(port.Options.CsvPath)), port.Clock, SalesforceRealism.Settings(port.Options), port.Writes);
        return new WireCalls(org, new ApiRoutes(org, usage), sessions, usage, port.Clock);
    }
}
