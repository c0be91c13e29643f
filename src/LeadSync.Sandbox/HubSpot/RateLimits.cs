using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Search;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot;

/// <summary>The account's limits: a rolling ten seconds, a day, and searches by the second (HubSpot: API usage guidelines).</summary>
internal sealed class RateLimits(SandboxPort port)
{
    private readonly RollingWindow burst = new(TimeSpan.FromSeconds(10));
    private readonly RollingWindow search = new(TimeSpan.FromSeconds(1));
    private readonly Lock gate = new();
    private DateOnly day;
    private int usedToday;

    /// <summary>Counts the call and sets the limit headers; the refusal when it is over a limit.</summary>
    public ApiError? Count(HttpContext call)
    {
        var (limits, now, isSearch) = (port.Limits, port.Clock.GetUtcNow(), SearchEndpoint.Serves(call.Request.Path));
        if (limits.Daily is > 0 and var daily)
        {
            if (TakeDaily(now, daily) is not { } left)
                return Refuse("You have reached your daily limit.", ("RATE_LIMIT", "DAILY"));
            Header(call, "Daily", daily);
            Header(call, "Daily-Remaining", left);
        }

        // Searches are exempt from the ten-second window and carry none of its headers.
        if (isSearch && limits.SearchPerSecond is > 0 and var perSecond && search.Take(now, perSecond) is null)
            return new ApiError(StatusCodes.Status429TooManyRequests, "You have reached your secondly limit.", "RATE_LIMITS");
        if (!isSearch && limits.BurstPer10s is > 0 and var most)
        {
            var left = burst.Take(now, most);
            Header(call, "Max", most);
            Header(call, "Remaining", left ?? 0);
            Header(call, "Interval-Milliseconds", 10_000);
            if (left is null)
                return Refuse("You have reached your ten_secondly_rolling limit.", ("RATE_LIMIT", "TEN_SECONDLY_ROLLING"));
        }
        return null;
    }

    public void Reset()
    {
        burst.Clear();
        search.Clear();
        lock (gate)
            usedToday = 0;
    }

    private int? TakeDaily(DateTimeOffset now, int most)
    {
        lock (gate)
        {
            if (DateOnly.FromDateTime(now.UtcDateTime) is var today && today != day)
                (day, usedToday) = (today, 0);
            return usedToday >= most ? null : most - ++usedToday;
        }
    }

    private static ApiError Refuse(string message, (string, string) policy) => new(StatusCodes.Status429TooManyRequests, message, null) { Policy = policy };

    private static void Header(HttpContext call, string name, int value) => call.Response.Headers[$"X-HubSpot-RateLimit-{name}"] = $"{value}";
}
