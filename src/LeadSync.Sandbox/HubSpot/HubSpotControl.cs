using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Blog;
using LeadSync.Sandbox.HubSpot.Engagement;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot;

/// <summary>The control calls only this side has: the portal's ways, what visitors do, what marketing publishes, where webhooks go.</summary>
internal static class HubSpotControl
{
    public static void Map(WebApplication app, Portal portal, SandboxPort port)
    {
        app.MapGet("/_sandbox/portal", () => ControlJson.Answer(portal.Settings));
        app.MapPost("/_sandbox/portal", (HttpRequest request) => ControlJson.WithBodyAsync<PortalSettings>(request, settings => ControlJson.Answer(portal.Settings = settings)));

        app.MapPost("/_sandbox/events", (HttpRequest request) => ControlJson.WithBodyAsync<List<VisitorEvent>>(request, new VisitorEvents(portal).Take));

        app.MapPost("/_sandbox/posts", (HttpRequest request) => ControlJson.WithBodyAsync<List<PostChange>>(request, changes =>
            changes.Find(change => change.Wrong is not null) is { Wrong: { } wrong }
                ? ControlJson.Refuse(wrong)
                : ControlJson.Answer(portal.Locked(() => changes.ConvertAll(change => portal.Blog.Put(change, portal.Now))))));

        app.MapPost("/_sandbox/properties", (HttpRequest request) => ControlJson.WithBodyAsync<PropertyChange>(request, change =>
            portal.Locked(() => change.ApplyTo(portal.Contacts)) is { } wrong ? ControlJson.Refuse(wrong) : ControlJson.Answer(change)));

        app.MapPost("/_sandbox/restore", (HttpRequest request) => ControlJson.WithBodyAsync<RestoreRequest>(request, asked =>
            portal.Locked(() => asked.ApplyTo(portal)) is { } wrong ? ControlJson.Refuse(wrong) : ControlJson.Answer(asked)));

        app.MapGet("/_sandbox/webhooks", () => ControlJson.Answer(portal.Outbox.Counts));
        app.MapPost("/_sandbox/webhooks", (HttpRequest request) => ControlJson.WithBodyAsync<WebhookTarget>(request, target => Register(portal, target)));
        app.MapDelete("/_sandbox/webhooks", () => Register(portal, null));

        app.MapPost("/_sandbox/workflow", (HttpRequest request) => ControlJson.WithBodyAsync<WorkflowRequest>(request, asked =>
            new WorkflowCall(portal, port).SendAsync(asked, request.HttpContext.RequestAborted)));
    }

    private static IResult Register(Portal portal, WebhookTarget? target)
    {
        if (target is not null && target.Url is not { IsAbsoluteUri: true })
            return ControlJson.Refuse("url is missing or not absolute: write the address that takes the webhooks, such as http://127.0.0.1:8080/webhooks/hubspot.");
        portal.Outbox.Register(target);
        return ControlJson.Answer(portal.Outbox.Counts);
    }
}
