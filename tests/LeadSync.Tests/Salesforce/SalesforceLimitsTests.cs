using LeadSync.Hosting;
using LeadSync.Salesforce;
using Refit;

namespace LeadSync.Tests.Salesforce;

public sealed class SalesforceLimitsTests
{
    private const string Concurrent = """[{"message":"ConcurrentRequests (Concurrent API Requests) Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""";
    private const string Total = """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""";
    private const string Timeout = """[{"message":"too slow","errorCode":"QUERY_TIMEOUT"}]""";

    [Theory]
    [InlineData("Read", 0, 403, Concurrent, 5.0)]
    [InlineData("Write", 1, 403, Concurrent, 10.0)]
    [InlineData("Read", 0, 403, Total, null)]
    [InlineData("Read", 0, 403, """[{"errorCode":"API_DISABLED_FOR_ORG"}]""", null)]
    [InlineData("Read", 0, 503, "<html>", 0.5)]
    [InlineData("Read", 2, 500, "", 2.0)]
    [InlineData("Read", 5, 503, "", null)]
    [InlineData("Write", 0, 503, "", null)]
    [InlineData("Write", 0, 429, "", 0.5)]
    [InlineData("Read", 0, 400, Timeout, 0.5)]
    [InlineData("Write", 0, 400, Timeout, null)]
    [InlineData("Read", 0, 404, "", null)]
    public void Waits_by_the_kind_of_call_and_of_limit(string kind, int retries, int status, string body, double? seconds) =>
        (SalesforceLimits.WaitBeforeRetry(Enum.Parse<CallKind>(kind), retries, new FailedAttempt(status, null, body, null), jitter: 0)?.TotalSeconds).ShouldBe(seconds);

    [Fact]
    public void Waits_at_most_half_a_minute_whatever_it_is_told() =>
        SalesforceLimits.WaitBeforeRetry(CallKind.Read, 0, new FailedAttempt(503, TimeSpan.FromMinutes(5), "", null), jitter: 0).ShouldBeNull();

    [Theory]
    [InlineData("api-usage=18/5000", 18, 5000)]
    [InlineData("api-usage=25/5000; per-app-api-usage=17/250(appName=x)", 25, 5000)]
    [InlineData("api-usage=25/5000, per-app-api-usage=17/250(appName=x)", 25, 5000)]
    public void Reads_the_orgs_use_from_the_header(string header, long used, long limit)
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.TryAddWithoutValidation("Sforce-Limit-Info", header);
        SalesforceLimits.AccountUse(answer).ShouldBe((used, limit));
    }

    [Theory]
    [InlineData("per-app-api-usage=17/250(appName=x)")]
    [InlineData("")]
    public void Reads_no_use_where_the_header_tells_none(string header)
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.TryAddWithoutValidation("Sforce-Limit-Info", header);
        SalesforceLimits.AccountUse(answer).ShouldBeNull();
    }

    [Fact]
    public void Marks_every_call_that_changes_something_as_a_write()
    {
        var unmarked = typeof(ISalesforceApi).GetMethods()
            .Where(method => !method.GetCustomAttributes(inherit: false).Any(attribute => attribute is GetAttribute))
            .Where(method => !method.GetParameters().Any(parameter => parameter.GetCustomAttributes(inherit: false)
                .OfType<HeaderAttribute>().Any(header => header.Header == WriteHeaders.AutoAssign)));

        unmarked.ShouldHaveSingleItem().Name.ShouldBe(nameof(ISalesforceApi.QueryTogetherAsync));
    }
}
