using System.Net;
using LeadSync.Sandbox;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class RateLimitTests
{
    [Fact]
    public async Task The_rolling_window_refuses_with_its_headers_and_frees_itself()
    {
        await using var sandbox = await StoppedAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/limits", new { burstPer10s = 2 });

        using var first = await GetAsync(sandbox);
        Header(first, "Max").ShouldBe("2");
        Header(first, "Remaining").ShouldBe("1");
        Header(first, "Interval-Milliseconds").ShouldBe("10000");
        using var second = await GetAsync(sandbox);
        using var refused = await GetAsync(sandbox);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var body = await refused.BodyAsync();
        body["message"]!.ToString().ShouldBe("You have reached your ten_secondly_rolling limit.");
        body["errorType"]!.ToString().ShouldBe("RATE_LIMIT");
        body["policyName"]!.ToString().ShouldBe("TEN_SECONDLY_ROLLING");
        (await sandbox.HubSpot.JsonAsync("/_sandbox/calls"))["total"]!["429s"]!.GetValue<int>().ShouldBe(1);

        await sandbox.AdvanceAsync("10s");
        using var again = await GetAsync(sandbox);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Searches_have_a_bucket_of_their_own_and_no_burst_headers()
    {
        await using var sandbox = await StoppedAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/limits", new { burstPer10s = 1, searchPerSecond = 1 });

        using var found = await sandbox.HubSpot.PostAsync($"{Contacts}/search", new { });
        found.StatusCode.ShouldBe(HttpStatusCode.OK);
        found.Headers.Contains("X-HubSpot-RateLimit-Max").ShouldBeFalse();
        using var refused = await sandbox.HubSpot.PostAsync($"{Contacts}/search", new { });
        var body = await refused.BodyAsync();
        body["message"]!.ToString().ShouldBe("You have reached your secondly limit.");
        body["category"]!.ToString().ShouldBe("RATE_LIMITS");
        using var read = await GetAsync(sandbox);
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_daily_quota_ends_and_returns_at_midnight()
    {
        await using var sandbox = await StoppedAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/limits", new { daily = 1 });
        using var last = await GetAsync(sandbox);
        Header(last, "Daily-Remaining").ShouldBe("0");
        using var refused = await GetAsync(sandbox);
        (await refused.BodyAsync())["policyName"]!.ToString().ShouldBe("DAILY");

        await sandbox.AdvanceAsync("24h");
        using var next = await GetAsync(sandbox);
        next.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Realistic_means_limits_latency_and_lag()
    {
        await using var sandbox = await RunningSandbox.StartAsync(new() { Realistic = true });
        (await sandbox.HubSpot.JsonAsync("/_sandbox/limits")).ToJsonString()
            .ShouldBe("""{"burstPer10s":190,"searchPerSecond":5,"daily":650000,"latency":"150ms","searchLag":"5000ms"}""");
    }

    /// <summary>A clock that stands still unless it is advanced.</summary>
    private static Task<RunningSandbox> StoppedAsync() => RunningSandbox.StartAsync(new SandboxOptions { TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider() });

    private static Task<HttpResponseMessage> GetAsync(RunningSandbox sandbox) => sandbox.HubSpot.GetAsync(Contacts, TestContext.Current.CancellationToken);

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues($"X-HubSpot-RateLimit-{name}").Single();
}
