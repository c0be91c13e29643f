using LeadSync.Hosting;
using LeadSync.HubSpot;

namespace LeadSync.Tests.HubSpot;

public sealed class HubSpotLimitsTests
{
    private const string Rolling = """{"message":"You have reached your ten_secondly_rolling limit.","policyName":"TEN_SECONDLY_ROLLING"}""";
    private const string Daily = """{"message":"You have reached your daily limit.","policyName":"DAILY"}""";
    private const string Secondly = """{"message":"You have reached your secondly limit.","category":"RATE_LIMITS"}""";

    [Theory]
    [InlineData("read", 0, 429, Rolling, 10.0)]
    [InlineData("write", 0, 429, Rolling, 10.0)]
    [InlineData("write", 2, 429, Rolling, null)]
    [InlineData("read", 1, 429, Secondly, 2.0)]
    [InlineData("read", 0, 429, Daily, null)]
    [InlineData("read", 0, 423, "", 2.0)]
    [InlineData("write", 1, 423, "", 4.0)]
    [InlineData("read", 0, 502, "<html>", 0.2)]
    [InlineData("read", 3, 524, "", 1.6)]
    [InlineData("read", 5, 502, "", null)]
    [InlineData("write", 0, 502, "", null)]
    [InlineData("write", 0, 524, "", null)]
    [InlineData("read", 0, 400, "", null)]
    [InlineData("read", 0, 401, "", null)]
    public void Waits_by_the_kind_of_call_and_of_limit(string kind, int retries, int status, string body, double? seconds) =>
        (HubSpotLimits.WaitBeforeRetry(Enum.Parse<CallKind>(kind, ignoreCase: true), retries, new FailedAttempt(status, null, body, null), jitter: 0)?.TotalSeconds).ShouldBe(seconds);

    [Fact]
    public void Obeys_a_Retry_After_unless_it_takes_too_long()
    {
        Wait(429, 3).ShouldBe(TimeSpan.FromSeconds(3));
        Wait(477, 20).ShouldBe(TimeSpan.FromSeconds(20));
        Wait(477, 3600).ShouldBeNull();

        static TimeSpan? Wait(int status, int seconds) =>
            HubSpotLimits.WaitBeforeRetry(CallKind.Read, 0, new FailedAttempt(status, TimeSpan.FromSeconds(seconds), Rolling, null), jitter: 0);
    }

    [Fact]
    public void Repeats_a_write_only_when_it_never_left()
    {
        Wait(CallKind.Write, new HttpRequestException(HttpRequestError.ConnectionError)).ShouldNotBeNull();
        Wait(CallKind.Write, new HttpRequestException(HttpRequestError.ResponseEnded)).ShouldBeNull();
        Wait(CallKind.Read, new HttpRequestException(HttpRequestError.ResponseEnded)).ShouldNotBeNull();
        Wait(CallKind.Read, new NotSentException("spent")).ShouldBeNull();

        static TimeSpan? Wait(CallKind kind, Exception exception) =>
            HubSpotLimits.WaitBeforeRetry(kind, 0, new FailedAttempt(null, null, "", exception), jitter: 0.5);
    }

    [Theory]
    [InlineData("GET", "/crm/v3/owners", "read")]
    [InlineData("POST", "/crm/v3/objects/contacts/search", "read")]
    [InlineData("POST", "/crm/objects/2026-03/contacts/batch/read", "read")]
    [InlineData("POST", "/crm/v3/objects/contacts/batch/update", "write")]
    [InlineData("POST", "/crm/v3/properties/contacts", "write")]
    public void Tells_reads_from_writes(string method, string path, string kind)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://hubspot.test" + path);
        HubSpotLimits.KindOf(request).ShouldBe(Enum.Parse<CallKind>(kind, ignoreCase: true));
    }

    [Fact]
    public void Reads_the_accounts_use_from_the_headers()
    {
        using var answer = new HttpResponseMessage();
        HubSpotLimits.AccountUse(answer).ShouldBeNull();
        answer.Headers.Add("X-HubSpot-RateLimit-Daily", "650000");
        answer.Headers.Add("X-HubSpot-RateLimit-Daily-Remaining", "649000");
        HubSpotLimits.AccountUse(answer).ShouldBe((1000, 650000));
    }

    [Fact]
    public void Refuses_a_tier_it_does_not_know() =>
        Should.Throw<ArgumentException>(() => new HubSpotLimits(new HubSpotOptions(new Uri("https://x"), "v3", "t", "gold", 1), TimeProvider.System));
}
