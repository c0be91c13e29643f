using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.Control;

/// <summary>The calls with which tests and demonstrations steer a lookalike. They are never counted, limited or faulted.</summary>
internal static class ControlEndpoints
{
    public static void Map(WebApplication app, ILookalike lookalike, SandboxPort port)
    {
        app.MapGet("/_sandbox/calls", () => ControlJson.Answer(port.Calls.Counts()));
        app.MapGet("/_sandbox/writes", () => ControlJson.Answer(port.Writes.SoFar()));

        app.MapGet("/_sandbox/faults", () => ControlJson.Answer(port.Faults.Open()));
        app.MapPost("/_sandbox/faults", (HttpRequest request) => ControlJson.WithBodyAsync<List<Fault>>(request, more =>
        {
            port.Faults.Add(more);
            return ControlJson.Answer(port.Faults.Open());
        }));
        app.MapDelete("/_sandbox/faults", () =>
        {
            port.Faults.Clear();
            return Results.NoContent();
        });

        app.MapGet("/_sandbox/limits", () => ControlJson.Answer(port.Limits));
        app.MapPost("/_sandbox/limits", (HttpRequest request) => ControlJson.WithBodyAsync<LimitSettings>(request, change =>
            ControlJson.Answer(port.Limits = port.Limits.With(change))));

        app.MapGet("/_sandbox/clock", () => ControlJson.Answer(new ClockReading(port.Clock.GetUtcNow())));
        app.MapPost("/_sandbox/clock", (HttpRequest request) => ControlJson.WithBodyAsync<ClockChange>(request, change =>
        {
            port.Clock.Advance(change.Advance);
            return ControlJson.Answer(new ClockReading(port.Clock.GetUtcNow()));
        }));

        app.MapPost("/_sandbox/reset", () =>
        {
            port.Reset();
            lookalike.Reset();
            return Results.NoContent();
        });
    }

    private sealed record ClockChange(TimeSpan Advance);

    private sealed record ClockReading(DateTimeOffset Now);
}
