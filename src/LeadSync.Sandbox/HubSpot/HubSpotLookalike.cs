using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot;

/// <summary>A HubSpot portal that behaves like a real one.</summary>
internal sealed class HubSpotLookalike(SandboxPort port) : ILookalike
{
    public void Map(WebApplication app) =>
        app.MapGet("/account-info/v3/details", () => Results.Json(new { portalId = 24681357, utcNow = port.Clock.GetUtcNow() }));

    public ValueTask<bool> IsSignedInAsync(HttpContext call) => ValueTask.FromResult(true);

    public ValueTask<bool> IsWithinLimitsAsync(HttpContext call) => ValueTask.FromResult(true);

    public void Reset()
    {
    }
}
