using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LeadSync.Cli;
using LeadSync.Storage;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Salesforce;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

public sealed class PlanCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_writes_nothing_to_either_system_and_leaves_the_store_as_it_is()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var config = Config(sandbox);
        await ContactAsync(sandbox, "kim@globex.example");
        await using (var worker = await RunningWorker.StartAsync(sandbox, store: _folder)) await HandedOffAsync(worker);
        await ContactAsync(sandbox, "lee@globex.example");
        var files = Files();
        var writes = await WritesAsync(sandbox);

        var ran = await Ran.Async("plan", "--config", config.Directory, "--data", _folder.Path, "--json");

        ran.Code.ShouldBe(ExitCode.Good, ran.Error);
        var lines = Lines(ran);
        lines.Single(line => (string?)line["email"] == "lee@globex.example")["writes"]!.AsArray().Count.ShouldBeGreaterThan(20);
        lines.Single(line => (string?)line["email"] == "kim@globex.example")["writes"]!.AsArray().ShouldNotContain(write => (string?)write!["field"] == "OwnerId", "sales has that one");
        (await WritesAsync(sandbox)).ShouldBe(writes);
        Files().ShouldBe(files);
    }

    [Fact]
    public async Task A_plan_beside_a_running_worker_reads_what_it_has_just_written()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var config = Config(sandbox);
        await ContactAsync(sandbox, "kim@globex.example");
        await using var worker = await RunningWorker.StartAsync(sandbox, store: _folder);
        await HandedOffAsync(worker);

        var ran = await Ran.Async("plan", "--config", config.Directory, "--data", _folder.Path, "--json");

        ran.Code.ShouldBe(ExitCode.Good, ran.Error);
        ((string?)Lines(ran).ShouldHaveSingleItem()["owner"]).ShouldNotBeNull();
    }

    [Fact]
    public async Task People_of_a_list_are_judged_without_any_system()
    {
        using var config = TempConfig.Shipped().Write("scoring.yaml", """
            qualifyAt: 60
            fit: [ { when: { jobtitle: { hasWord: [director] } }, points: 70, because: decision maker } ]
            grades: { A: 40, D: below }
            """);
        var list = List("email,jobtitle,createdate", "Kim@Globex.example,Director,2020-01-01", "lee@globex.example,Clerk,2020-01-01");

        var lines = Lines(await Ran.Async("plan", "--config", config.Directory, "--csv", list, "--offline", "--json"));

        lines.Select(line => ((string?)line["email"], (int)line["score"]!, (string?)line["grade"], (bool)line["ready"]!)).ShouldBe([("kim@globex.example", 70, "A", true), ("lee@globex.example", 0, "D", false)]);
        lines.ShouldAllBe(line => line["owner"] == null && line["writes"]!.AsArray().Count == 0);
        ((string)lines[0]["reason"]!).ShouldBe("scored 70 of 60 needed");
    }

    [Fact]
    public async Task A_listed_person_whom_HubSpot_has_keeps_what_the_list_does_not_say_and_one_whom_sales_has_stays_there()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var config = Config(sandbox);
        await ContactAsync(sandbox, "kim@globex.example", ready: false);
        using var salesforce = SalesforceUnderTest.At(sandbox.Salesforce.BaseAddress!);
        await salesforce.Connector.CreateAsync("Contact", [new LeadSync.Salesforce.SalesforceRecord(null, new Dictionary<string, object?> { ["LastName"] = "Doe", ["Email"] = "lee@globex.example" })], cancellationToken: Stop);
        var list = List("email,lifecyclestage,jobtitle,country", "kim@globex.example,marketingqualifiedlead,Director,Germany", "lee@globex.example,marketingqualifiedlead,,Germany");

        var ran = await Ran.Async("plan", "--config", config.Directory, "--data", _folder.Path, "--csv", list, "--json");

        ran.Code.ShouldBe(ExitCode.Good, ran.Error);
        var (kim, lee) = (Lines(ran)[0], Lines(ran)[1]);
        To(kim, "Salesforce", "FirstName").ShouldBe("Kim", "HubSpot has it, the list does not say it");
        To(kim, "Salesforce", "Title").ShouldBe("Director");
        lee["writes"]!.AsArray().Select(write => (string)write!["record"]!).Distinct().Order().ShouldBe(["Contact", "Task", "contact"], ignoreOrder: true);
        To(lee, "Salesforce", "LeadSync_HubSpot_Url__c")!.ShouldEndWith("<new contact>");
    }

    [Fact]
    public async Task The_plan_for_people_shows_both_sides_with_the_rule_and_who_would_own_the_lead()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var config = Config(sandbox);
        await ContactAsync(sandbox, "kim@globex.example");

        var ran = await Ran.Async("plan", "--config", config.Directory, "--data", _folder.Path);

        ran.Code.ShouldBe(ExitCode.Good, ran.Error);
        ran.Output.ShouldContain("Ready: marketing said so");
        ran.Output.ShouldContain("Owner ");
        ran.Output.ShouldContain("filled beats blank");
        ran.Output.ShouldContain("Nothing has been written.");
        ran.Output.ShouldNotContain("\u001b");
    }

    [Theory]
    [InlineData("--offline")]
    [InlineData("--last", "0")]
    [InlineData("--last", "10001")]
    public async Task What_makes_no_sense_is_wrong_use(params string[] arguments) =>
        (await Ran.Async(["plan", .. arguments])).Code.ShouldBe(ExitCode.WrongUse);

    public void Dispose() => _folder.Dispose();

    private static Task HandedOffAsync(RunningWorker worker) => Eventually.HoldsAsync("the lead is handed off, and nothing waits", async () =>
        await worker.Database.ReadAsync(StoreFigures.Read, Stop) is { Work.Count: 0, Outbox.Count: 0 } figures && figures.Leads.ContainsKey("assigned"));

    private static List<JsonNode> Lines(Ran ran) => [.. ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static string? To(JsonNode line, string system, string field) =>
        (string?)line["writes"]!.AsArray().LastOrDefault(write => (string?)write!["system"] == system && (string?)write["field"] == field)?["to"];

    private string List(params string[] lines)
    {
        var path = _folder.File("people.csv");
        File.WriteAllLines(path, lines);
        return path;
    }

    /// <summary>Every file of the store with what is in it and when it changed.</summary>
    private List<string> Files() =>
        [.. Directory.EnumerateFiles(_folder.Path).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {File.GetLastWriteTimeUtc(file):O} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];

    private static Task<JsonNode?> ContactAsync(RunningSandbox sandbox, string email, bool ready = true) => sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts", new
    {
        properties = new { email, firstname = "Kim", lastname = "Doe", company = "Globex", lifecyclestage = ready ? "marketingqualifiedlead" : "lead" },
    });

    private static TempConfig Config(RunningSandbox sandbox) => TempConfig.Shipped().Write("leadsync.yaml", $$"""
        goLive: everything
        hubspot: { baseUrl: "{{sandbox.HubSpot.BaseAddress}}", token: sandbox-token, tier: enterprise, webhooks: { mode: none } }
        salesforce: { loginUrl: "{{sandbox.Salesforce.BaseAddress}}", clientId: sandbox-client, clientSecret: sandbox-secret }
        """);

    /// <summary>Calls that are neither a read, nor a search, nor a sign-in, nor several queries together.</summary>
    private static async Task<long> WritesAsync(RunningSandbox sandbox)
    {
        string[] reads = ["/search", "/batch/read", "/token", "/composite", "/get"];
        var calls = (await sandbox.HubSpot.JsonAsync("/_sandbox/calls"))["calls"]!.AsArray().Concat((await sandbox.Salesforce.JsonAsync("/_sandbox/calls"))["calls"]!.AsArray());
        return calls.Where(call => (string)call!["method"]! != "GET" && !reads.Any(read => ((string)call["path"]!).EndsWith(read, StringComparison.Ordinal))).Sum(call => (long)call!["count"]!);
    }
}
