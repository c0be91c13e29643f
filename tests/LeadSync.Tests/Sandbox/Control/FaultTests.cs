using System.Net;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.Control;

public sealed class FaultTests
{
    private const string Details = "/account-info/v3/details";

    [Fact]
    public async Task A_fault_hits_as_often_as_it_was_told_and_then_no_more()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/faults", new[] { new { method = "get", path = "/account-info/*", status = 503, times = 2, body = new { message = "down" } } });

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await sandbox.HubSpot.GetAsync(Details, TestContext.Current.CancellationToken);
            answers.Add(response.StatusCode);
        }
        answers.ShouldBe([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK]);
    }

    [Fact]
    public async Task A_reset_breaks_the_connection_until_the_faults_are_deleted()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/faults", new[] { new { path = "/details", reset = true } });

        await Should.ThrowAsync<HttpRequestException>(() => sandbox.HubSpot.JsonAsync(Details));

        await sandbox.HubSpot.DeleteAsync("/_sandbox/faults", TestContext.Current.CancellationToken);
        (await sandbox.HubSpot.JsonAsync(Details))["portalId"]!.GetValue<int>().ShouldBe(24681357);
    }

    [Fact]
    public async Task A_fault_of_one_service_leaves_the_other_alone()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.Salesforce.SendAsync("/_sandbox/faults", new[] { new { status = 500 } });

        (await sandbox.HubSpot.JsonAsync(Details)).ShouldNotBeNull();
        using var refused = await sandbox.Salesforce.GetAsync("/services/data", TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task A_text_body_is_sent_as_it_stands()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/faults", new[] { new { path = "*", query = "after=2", status = 502, body = "<html>Bad gateway" } });

        using var spared = await sandbox.HubSpot.GetAsync($"{Details}?after=1", TestContext.Current.CancellationToken);
        spared.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var hit = await sandbox.HubSpot.GetAsync($"{Details}?after=2", TestContext.Current.CancellationToken);
        (await hit.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("<html>Bad gateway");
    }

    [Fact]
    public async Task A_misspelt_fault_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var refused = await sandbox.HubSpot.PostAsync("/_sandbox/faults", new[] { new { pth = "*" } });

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.BodyAsync())["error"]!.ToString().ShouldContain("pth");
    }
}
