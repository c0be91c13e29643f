using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.Salesforce;

/// <summary>A Salesforce org that behaves like a real one.</summary>
internal sealed class SalesforceLookalike(SandboxPort port) : ILookalike
{
    public void Map(WebApplication app) =>
        app.MapGet("/services/data", () => Results.Json(new[] { new { label = $"{port.Clock.GetUtcNow().Year}", url = "/services/data/v67.0", version = "67.0" } }));

    public ValueTask<bool> IsSignedInAsync(HttpContext call) => ValueTask.FromResult(true);

    public ValueTask<bool> IsWithinLimitsAsync(HttpContext call) => ValueTask.FromResult(true);

    public void Reset()
    {
    }
}
