using LeadSync.Hosting;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Salesforce.SalesforceUnderTest;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.Salesforce;

public sealed class SalesforceSignInTests
{
    private const string Limits = "GET /services/data/v67.0/limits";
    private const string Good = """{"DailyApiRequests":{"Max":115000,"Remaining":114998}}""";
    private const string Expired = """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""";
    private const string Session2 = """{"access_token":"session-2","instance_url":"https://moved.test"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signs_in_once_for_all_callers_and_speaks_to_the_host_it_is_given()
    {
        var wire = Wire().On(Limits, Json(Good));
        using var salesforce = Over(wire);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => salesforce.Connector.GetLimitsAsync(Stop)));

        wire.Count(SignIn).ShouldBe(1);
        wire.Sent[0].Uri.Host.ShouldBe("login.test");
        wire.Sent[0].Body.ShouldBe("grant_type=client_credentials&client_id=client-1&client_secret=secret-1");
        wire.Sent.Skip(1).ShouldAllBe(sent => sent.Uri.Host == "instance.test");
    }

    [Fact]
    public async Task Signs_in_again_and_repeats_the_call_once_when_the_session_has_ended()
    {
        var wire = new ScriptedTransport()
            .On(SignIn, Json(Session), Json(Session2))
            .On(Limits, Json(Good), sent => Json(sent.Headers["Authorization"] == "Bearer session-2" ? Good : Expired, sent.Headers["Authorization"] == "Bearer session-2" ? 200 : 401)(sent));
        using var salesforce = Over(wire);
        await salesforce.Connector.GetLimitsAsync(Stop);
        salesforce.Time.Advance(TimeSpan.FromHours(2));

        var limits = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => salesforce.Connector.GetLimitsAsync(Stop)));

        limits.ShouldAllBe(limit => limit["DailyApiRequests"].Max == 115000);
        wire.Count(SignIn).ShouldBe(2);
        wire.Sent[^1].Uri.Host.ShouldBe("moved.test");
    }

    [Fact]
    public async Task Gives_up_when_the_new_session_is_refused_as_well()
    {
        var wire = Wire().On(Limits, Json(Expired, 401));
        using var salesforce = Over(wire);

        for (var attempt = 0; attempt < 3; attempt++)
            await Should.ThrowAsync<ConnectionDownException>(salesforce.Patiently(salesforce.Connector.GetLimitsAsync(Stop)));

        wire.Count(SignIn).ShouldBe(1); // no second one within five seconds of the first
    }

    [Theory]
    [InlineData("This session is not valid for use with the REST API")]
    [InlineData("Connected app is not attached to Agent")]
    public async Task Does_not_sign_in_again_where_that_cures_nothing(string message)
    {
        var wire = Wire().On(Limits, Json($$"""[{"message":"{{message}}","errorCode":"INVALID_SESSION_ID"}]""", 401));
        using var salesforce = Over(wire);
        await Should.ThrowAsync<ConnectionDownException>(salesforce.Connector.GetLimitsAsync(Stop));
        salesforce.Time.Advance(TimeSpan.FromMinutes(1));

        var down = await Should.ThrowAsync<ConnectionDownException>(salesforce.Connector.GetLimitsAsync(Stop));

        down.Message.ShouldContain(message);
        wire.Count(SignIn).ShouldBe(1);
    }

    [Fact]
    public async Task Says_why_it_is_not_let_in_and_tries_again_only_after_five_seconds()
    {
        var wire = new ScriptedTransport()
            .On(SignIn, Json("""{"error":"invalid_grant","error_description":"no client credentials user enabled"}""", 400), Json(Session))
            .On(Limits, Json(Good));
        using var salesforce = Over(wire);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var down = await Should.ThrowAsync<ConnectionDownException>(salesforce.Connector.GetLimitsAsync(Stop));
            down.Message.ShouldContain("no client credentials user enabled");
            down.Message.ShouldContain("login.test");
            down.Message.ShouldNotContain("secret-1");
        }

        wire.Count(SignIn).ShouldBe(1);
        salesforce.Time.Advance(TimeSpan.FromSeconds(5));
        (await salesforce.Connector.GetLimitsAsync(Stop)).Keys.ShouldContain("DailyApiRequests");
    }

    [Fact]
    public async Task Is_patient_with_a_login_host_that_stumbles()
    {
        var wire = new ScriptedTransport().On(SignIn, Html(503), Resets(), Json(Session)).On(Limits, Json(Good));
        using var salesforce = Over(wire);

        (await salesforce.Patiently(salesforce.Connector.GetLimitsAsync(Stop))).Keys.ShouldContain("DailyApiRequests");
    }

    [Fact]
    public async Task Sends_no_write_without_a_session()
    {
        var wire = new ScriptedTransport().On(SignIn, Json("""{"error":"invalid_client_id"}""", 400));
        using var salesforce = Over(wire);

        var outcomes = await salesforce.Connector.CreateAsync("Task", [new(null, new Dictionary<string, object?> { ["Subject"] = "x" })], cancellationToken: Stop);

        outcomes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            outcome => outcome.Kind.ShouldBe(OutcomeKind.Again),
            outcome => outcome.Message!.ShouldContain("invalid_client_id"));
        wire.Sent.Count.ShouldBe(1);
    }
}
