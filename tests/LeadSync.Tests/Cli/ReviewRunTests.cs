using System.Text.Json.Nodes;
using LeadSync.Cli;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

/// <summary>`backfill --field` and `backfill --rescore`, on a worker that runs.</summary>
public sealed class ReviewRunTests : IDisposable
{
    private const string Mapped = "\n  - { hubspot: state, salesforce: State, on: [lead] }\n";

    private readonly TempFolder _store = new();
    private readonly TempConfig _config = TempConfig.Empty();

    public ReviewRunTests()
    {
        foreach (var file in ConfigDirectory.Demo()) _config.Write(file.Name, file.Text);
    }

    [Fact]
    public async Task A_newly_mapped_field_is_offered_brought_to_the_linked_leads_as_at_a_first_link_and_offered_no_more()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SignInAsync();
        await sandbox.Salesforce.SendAsync("/services/data/v67.0/sobjects/Lead", new { LastName = "filled", Company = "Globex", Email = "filled@globex.example", State = "Prussia" });
        await using var worker = await StartAsync(sandbox);
        await ContactAsync(sandbox, "blank", "Bavaria");
        await ContactAsync(sandbox, "filled", "Saxony");
        await Eventually.HoldsAsync("both are linked", async () => (await CrmAsync(sandbox, "LeadSync_Id__c")).Values.Count(id => id is not null) == 2);
        await QuietAsync(worker);
        await EndPollsAsync(sandbox);

        _config.Write("fields.yaml", File.ReadAllText(Path.Combine(_config.Directory, "fields.yaml")).TrimEnd() + Mapped);
        Map(worker);
        await Eventually.HoldsAsync("the status offers it", async () => (await OffersAsync(worker)).Contains("leadsync backfill --field \\u0022state and State\\u0022", StringComparison.Ordinal));
        (await HealthAsync(worker)).ShouldContain("state and State is new, and 2 linked leads do not carry it yet");

        var ran = await Ran.Async("backfill", "--field", "state", "--config", _config.Directory, "--data", _store.Path, "--yes");

        ran.Code.ShouldBe(ExitCode.Good, ran.Error);
        ran.Output.ShouldContain("2 linked leads do not carry state and State yet.");
        ran.Output.ShouldContain("Done: 2 leads were looked at for state and State.");
        var now = await CrmAsync(sandbox, "State");
        now["blank"].ShouldBe("Bavaria", "filled beats blank");
        now["filled"].ShouldBe("Prussia", "a one-way field keeps what Salesforce has at a first link");
        await Eventually.HoldsAsync("the offer is gone", async () => await OffersAsync(worker) == "[]");
        (await Ran.Async("backfill", "--field", "state", "--config", _config.Directory, "--data", _store.Path, "--yes")).Output.ShouldContain("there is nothing to do");
    }

    [Fact]
    public async Task Nurture_leads_meet_new_rules_and_who_was_ready_before_LeadSync_stays()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SignInAsync();
        await using var worker = await StartAsync(sandbox);
        await worker.Database.WriteAsync(session => Marks.Set(session, Marks.BaselineAt, TimeProvider.System.GetUtcNow().AddHours(1).ToString("O")));
        Set(worker, rules => rules with { Settings = rules.Settings with { GoLive = GoLive.Baseline } });
        _config.Edit("leadsync.yaml", "goLive: everything", "goLive: baseline");
        await ContactAsync(sandbox, "before", "Bavaria");
        await ContactAsync(sandbox, "engineer", "Saxony", stage: "lead", title: "Engineer");
        await ContactAsync(sandbox, "student", "Hesse", stage: "lead", title: "Student");
        await Eventually.HoldsAsync("all are known", () => worker.Database.ReadAsync(session => ReviewRows.Count(session, field: null) == 3, Stop));
        await QuietAsync(worker);

        _config.Edit("scoring.yaml", "qualifyAt: 40", "qualifyAt: 10");
        Set(worker, rules => rules with { Scoring = rules.Scoring with { QualifyAt = new QualifyAt(10, null, null) } });
        var ran = await Ran.Async("backfill", "--rescore", "--config", _config.Directory, "--data", _store.Path, "--yes");

        ran.Code.ShouldBe(ExitCode.Good, ran.Error);
        ran.Output.ShouldContain("3 nurture leads meet the rules in force, after the live ones. As far as is known 1 of them are ready and go to sales.");
        ran.Output.ShouldContain("Done: 3 nurture leads have met the rules in force.");
        (await CrmAsync(sandbox, "Id")).Keys.ShouldBe(["engineer"]);
    }

    [Fact]
    public async Task A_field_that_nobody_mapped_is_refused_with_those_that_are()
    {
        var ran = await Ran.Async("backfill", "--field", "shoe_size", "--config", _config.Directory, "--data", _store.Path, "--yes");

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("fields.yaml has no mapping \"shoe_size\". It has: \"email and Email\", ");
    }

    public void Dispose()
    {
        _store.Dispose();
        _config.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The demo's deadlines are seconds, and a lead that goes back leaves its fields alone meanwhile.</summary>
    private async Task<RunningWorker> StartAsync(RunningSandbox sandbox)
    {
        var worker = await RunningWorker.StartAsync(sandbox, store: _store);
        Set(worker, rules => rules with { Sla = rules.Sla with { Clocks = [] } });
        return worker;
    }

    private static void Map(RunningWorker worker) => Set(worker, rules => rules with
    {
        Fields = rules.Fields with { Fields = [.. rules.Fields.Fields, new FieldRule { HubSpot = "state", Salesforce = "State", On = ["lead"], At = Some.Position }] },
    });

    private static void Set(RunningWorker worker, Func<Rulebook, Rulebook> change) =>
        worker.Rules.State = worker.Rules.State with { Rules = change(worker.Rules.Current) };

    private static async Task<string> OffersAsync(RunningWorker worker) =>
        (await worker.Http.JsonAsync("/api/status"))["configuration"]!["newMappings"]!.ToJsonString();

    private static async Task<string> HealthAsync(RunningWorker worker) =>
        (string)(await worker.Http.JsonAsync("/health/ready"))["parts"]!["mappings"]!["because"]!;

    private static Task<JsonNode?> ContactAsync(RunningSandbox sandbox, string name, string state, string stage = "marketingqualifiedlead", string title = "") =>
        sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts", new
        {
            properties = new { email = $"{name}@globex.example", lastname = name, company = "Globex", jobtitle = title, state, lifecyclestage = stage },
        });

    /// <summary>One field of every Lead, by the person's last name.</summary>
    private static async Task<Dictionary<string, string?>> CrmAsync(RunningSandbox sandbox, string field)
    {
        var rows = await sandbox.Salesforce.JsonAsync($"/services/data/v67.0/query?q={Uri.EscapeDataString($"SELECT LastName, {field} FROM Lead")}");
        return rows["records"]!.AsArray().ToDictionary(row => (string)row!["LastName"]!, row => (string?)row![field]);
    }

    /// <summary>What has happened so far was polled and looked at, and what follows from it was sent.</summary>
    private static async Task QuietAsync(RunningWorker worker)
    {
        var since = TimeProvider.System.GetUtcNow();
        await Eventually.HoldsAsync("all is quiet", () => worker.Database.ReadAsync(
            session => Marks.Get(session, Marks.SalesforcePolled) is { } polled && DateTimeOffset.Parse(polled) > since
                && WorkRows.Count(session, Shift.Any) + OutboxRows.Count(session, Shift.Any) == 0,
            Stop));
    }

    /// <summary>Nothing moves a lead any more: a poll would read the new field along with what changed a moment ago.</summary>
    private static Task<JsonNode?> EndPollsAsync(RunningSandbox sandbox) =>
        sandbox.Salesforce.SendAsync("/_sandbox/faults", new[] { new { method = "GET", path = "*/queryAll", status = 503, times = 100_000 } });
}
