using LeadSync.Sandbox.HubSpot.Properties;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Records;

/// <summary>Who changed something: <paramref name="Type"/> is also what webhooks call the change source.</summary>
internal sealed record Source(string Type, string? Id)
{
    /// <summary>The app behind the sandbox's token.</summary>
    public const string AppId = "880077";

    public static readonly Source App = new("INTEGRATION", AppId);
    public static readonly Source Import = new("IMPORT", null);
    public static readonly Source Analytics = new("ANALYTICS", null);
    public static readonly Source Calculated = new("CALCULATED", null);

    /// <summary>A call with <c>X-Sandbox-User</c> is a marketer's click in the user interface, any other the app's.</summary>
    public static Source Of(HttpContext call) => call.Request.Headers["X-Sandbox-User"] is [{ Length: > 0 } user] ? new Source("CRM_UI", $"userId:{user}") : App;
}

/// <summary>One write to a record; what it changed points to it. The chain leads back to the creation.</summary>
internal sealed record Change(DateTimeOffset At, Source Source, Change? Previous);

/// <summary>A value a property had, from <see cref="Change"/> on. The chain leads back in time.</summary>
internal sealed record PropertyVersion(string? Value, Change Change, PropertyVersion? Previous);

/// <summary>A value to write; null clears.</summary>
internal readonly record struct PropertyWrite(PropertyDefinition Property, string? Value);
