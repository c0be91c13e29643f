using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.Control;

/// <summary>What happens to every call of a vendor's API, in order: count, latency, sign-in, limits, faults, handler.</summary>
internal sealed class CallPipeline(ILookalike lookalike, SandboxPort port)
{
    public async Task InvokeAsync(HttpContext call, RequestDelegate next)
    {
        if (call.Request.Path.StartsWithSegments("/_sandbox", StringComparison.Ordinal))
        {
            await next(call);
            return;
        }

        var (method, path) = (call.Request.Method, RouteShape.Of(call));
        port.Calls.Arrived(method, path, call);

        if (port.Limits.Latency is { Ticks: > 0 } latency)
            await DelayAsync(latency, call);

        var limited = false;
        if (await lookalike.IsSignedInAsync(call))
        {
            limited = !await lookalike.IsWithinLimitsAsync(call);
            if (!limited)
                await AnswerAsync(call, next);
        }
        port.Calls.Done(method, path, call, limited || call.Response.StatusCode == StatusCodes.Status429TooManyRequests);
    }

    private async Task AnswerAsync(HttpContext call, RequestDelegate next)
    {
        var fault = port.Faults.Take(call.Request);
        if (fault?.Delay is { } delay)
            await DelayAsync(delay, call);

        switch (fault)
        {
            case { Reset: true }:
                call.Abort();
                break;
            case { DieAfterCommit: true }:
                // The handler must not notice: it writes its whole answer, only nobody receives it.
                call.Response.Body = Stream.Null;
                await next(call);
                call.Abort();
                break;
            case { Status: not null } or { Body: not null }:
                await AnswerInsteadAsync(call, fault);
                break;
            default:
                await next(call);
                break;
        }
    }

    private static async Task AnswerInsteadAsync(HttpContext call, Fault fault)
    {
        call.Response.StatusCode = fault.Status ?? StatusCodes.Status200OK;
        foreach (var (name, value) in fault.Headers ?? [])
            call.Response.Headers[name] = value;

        var text = fault.Body switch
        {
            null => "",
            { ValueKind: JsonValueKind.String } raw => raw.GetString()!,
            var json => json.Value.GetRawText(),
        };
        call.Response.ContentType ??= text.StartsWith('<') ? "text/html" : "application/json;charset=utf-8";
        await call.Response.WriteAsync(text, call.RequestAborted);
    }

    private Task DelayAsync(TimeSpan delay, HttpContext call) => Task.Delay(delay, port.Options.TimeProvider, call.RequestAborted);
}
