using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LeadSync.Cli;
using LeadSync.Sandbox;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Salesforce;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

public sealed class ProvisionCommandTests
{
    private static readonly SandboxOptions Bare = new() { Bare = true };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bare_account_has_everything_after_one_run_and_a_second_changes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync(Bare);
        using var config = Config(sandbox);

        var first = await Ran.Async("provision", "--config", config.Directory);
        var writes = await WritesAsync(sandbox);
        var second = await Ran.Async("provision", "--config", config.Directory);

        first.Code.ShouldBe(ExitCode.Good, first.Output + first.Error);
        first.Output.ShouldContain("made        HubSpot property leadsync_id");
        first.Output.ShouldContain("made        Salesforce field Activity.LeadSync_Key__c");
        first.Output.ShouldContain("page layouts");
        second.Code.ShouldBe(ExitCode.Good, second.Output);
        second.Output.ShouldContain("Nothing to make");
        (await WritesAsync(sandbox)).ShouldBe(writes);
        (await Ran.Async("check", "--config", config.Directory)).Output.ShouldNotContain("leadsync_");
    }

    [Fact]
    public async Task A_dry_run_shows_everything_and_writes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync(Bare);
        using var config = Config(sandbox);

        var ran = await Ran.Async("provision", "--dry-run", "--config", config.Directory);

        ran.Code.ShouldBe(ExitCode.Good);
        ran.Output.ShouldContain("would make  Salesforce field Lead.LeadSync_Id__c");
        (await WritesAsync(sandbox)).ShouldBe(0);
    }

    [Fact]
    public async Task One_refusal_is_told_with_a_remedy_and_everything_else_goes_on()
    {
        await using var sandbox = await RunningSandbox.StartAsync(Bare);
        using var config = Config(sandbox);
        await sandbox.Salesforce.SendAsync("/_sandbox/faults", new[]
        {
            new { method = "POST", path = "/services/data/*/tooling/sobjects/CustomField", status = 400, times = 1, body = new[] { new { errorCode = "FIELD_INTEGRITY_EXCEPTION", message = "too many fields" } } },
        });

        var ran = await Ran.Async("provision", "--json", "--config", config.Directory);

        ran.Code.ShouldBe(ExitCode.No);
        var answer = JsonNode.Parse(ran.Output)!;
        var wrong = answer["wrong"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)wrong["what"]!).ShouldBe("Salesforce field Lead.LeadSync_Id__c");
        ((string)wrong["wrong"]!).ShouldContain("too many fields");
        ((string)wrong["remedy"]!).ShouldNotBeEmpty();
        answer["made"]!.AsArray().Count.ShouldBeGreaterThan(100);

        (await Ran.Async("provision", "--config", config.Directory)).Code.ShouldBe(ExitCode.Good);
    }

    [Fact]
    public async Task A_field_that_exists_and_is_hidden_is_permitted_and_not_made_again()
    {
        await using var sandbox = await RunningSandbox.StartAsync(Bare);
        using var config = Config(sandbox);
        await Ran.Async("provision", "--config", config.Directory);
        await WithoutPermissionsAsync(sandbox);

        var ran = await Ran.Async("provision", "--config", config.Directory);

        ran.Code.ShouldBe(ExitCode.Good, ran.Output);
        ran.Output.ShouldNotContain("made        Salesforce field");
        ran.Output.ShouldContain("made        Salesforce permission set LeadSync_Integration for our own user");
    }

    [Fact]
    public async Task A_system_that_lets_nobody_in_does_not_keep_the_other_from_its_part()
    {
        await using var sandbox = await RunningSandbox.StartAsync(Bare);
        using var config = Config(sandbox, token: "wrong-token");

        var ran = await Ran.Async("provision", "--config", config.Directory);

        ran.Code.ShouldBe(ExitCode.No);
        ran.Output.ShouldContain("not so      HubSpot: ");
        ran.Output.ShouldContain("made        Salesforce field Lead.LeadSync_Id__c");
        ran.Output.ShouldNotContain("wrong-token");
    }

    private static TempConfig Config(RunningSandbox sandbox, string token = "sandbox-token") => TempConfig.Shipped().Write("leadsync.yaml", $$"""
        hubspot: { baseUrl: "{{sandbox.HubSpot.BaseAddress}}", token: {{token}}, webhooks: { mode: none } }
        salesforce: { loginUrl: "{{sandbox.Salesforce.BaseAddress}}", clientId: sandbox-client, clientSecret: sandbox-secret }
        http: { adminToken: some-admin-token }
        """);

    private static async Task<int> WritesAsync(RunningSandbox sandbox)
    {
        var calls = (await sandbox.HubSpot.JsonAsync("/_sandbox/calls"))["calls"]!.AsArray().Concat((await sandbox.Salesforce.JsonAsync("/_sandbox/calls"))["calls"]!.AsArray());
        return calls.Where(call => (string)call!["method"]! != "GET" && !Reads((string)call["path"]!)).Sum(call => (int)call!["count"]!);

        // Several queries travel together as a POST, and signing in is one.
        static bool Reads(string path) => path.EndsWith("/composite", StringComparison.Ordinal) || path.EndsWith("/token", StringComparison.Ordinal) || path.EndsWith("/search", StringComparison.Ordinal);
    }

    /// <summary>Takes our user out of every permission set: what it permits is hidden again.</summary>
    private static async Task WithoutPermissionsAsync(RunningSandbox sandbox)
    {
        using var salesforce = SalesforceUnderTest.At(sandbox.Salesforce.BaseAddress!);
        var session = await salesforce.Connector.SessionAsync(Stop);
        foreach (var row in await salesforce.Connector.QueryAsync("SELECT Id FROM PermissionSetAssignment", cancellationToken: Stop))
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, $"/services/data/v67.0/sobjects/PermissionSetAssignment/{row.Id}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
            (await sandbox.Salesforce.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }
    }
}
