using System.Net;
using LeadSync.Journey.Reload;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Dashboard;

public sealed class ConfigStatusTests
{
    private static readonly Finding Slip = new(new Position("sla.yaml", 19), "'within' is '3'", "Write a number and a unit");

    [Fact]
    public async Task The_status_says_what_is_in_force_since_when_and_what_was_rejected_and_why()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);
        var hash = worker.Rules.Current.Hash;

        var calm = (await worker.Http.JsonAsync("/api/status"))["configuration"]!;
        ((string)calm["inForce"]!).ShouldBe(hash);
        ((DateTime)calm["since"]!).Kind.ShouldBe(DateTimeKind.Utc);
        calm["rejected"].ShouldBeNull();
        calm["awaitsRestart"]!.AsArray().ShouldBeEmpty();

        worker.Rules.State = worker.Rules.State.Reject("0123456789ab", [Slip], Some.Now) with { AwaitsRestart = ["storage"] };
        var told = (await worker.Http.JsonAsync("/api/status"))["configuration"]!;
        ((string)told["inForce"]!).ShouldBe(hash);
        ((string)told["rejected"]!["hash"]!).ShouldBe("0123456789ab");
        told["rejected"]!["findings"]!.ToJsonString().ShouldBe("""[{"file":"sla.yaml","line":19,"wrong":"\u0027within\u0027 is \u00273\u0027","remedy":"Write a number and a unit"}]""");
        ((string)told["awaitsRestart"]![0]!).ShouldBe("storage");
    }

    [Fact]
    public async Task Health_is_degraded_and_still_ready_while_a_change_stands_rejected()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);
        worker.Rules.State = worker.Rules.State.Reject("0123456789ab", [Slip, Slip], Some.Now);

        using var answer = await worker.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var health = await answer.BodyAsync();
        ((string)health["status"]!).ShouldBe("degraded");
        var part = health["parts"]!["configuration"]!;
        ((string)part["status"]!).ShouldBe("degraded");
        ((string)part["because"]!).ShouldEndWith("stay in force: sla.yaml:19  'within' is '3'. Write a number and a unit. And 1 more, see /api/status");
    }

    [Fact]
    public async Task A_mapping_that_stands_still_is_named_in_the_status_and_degrades_health()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.Salesforce.SendAsync("/_sandbox/org", new { hiddenField = "Lead.Industry" });
        await using var worker = await RunningWorker.StartAsync(sandbox);
        await worker.Get<SchemaWatch>().LookAsync(TestContext.Current.CancellationToken);

        var stopped = (await worker.Http.JsonAsync("/api/status"))["stoppedMappings"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)stopped["mapping"]!).ShouldBe("industry and Industry");
        ((string)stopped["because"]!).ShouldStartWith("Salesforce shows our user no field 'Industry' on Lead;");

        using var answer = await worker.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string)(await answer.BodyAsync())["parts"]!["mappings"]!["because"]!).ShouldStartWith("industry and Industry stands still: ");
    }
}
