using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "`plan` then `run` on at least 200 leads in which every rule fires, faults off: the set of (record, field, value) in the
/// sandbox's log is the set that was planned."
/// </summary>
/// <remarks>Ids and times that nobody can know before stand in the plan as words: <see cref="WrittenFields"/> says which, and how they are compared.</remarks>
public sealed class PlanTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(3);
    private readonly Installation _here = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        new PlannedWorld(_here).Configure();
        await _here.StartSandboxAsync();
    }

    [Fact]
    public async Task What_run_writes_is_what_plan_foretold_field_by_field()
    {
        var people = await new PlannedWorld(_here).PopulateAsync();
        var written = new WrittenFields(_here);
        await written.BeginAsync();

        var plan = await PlanAsync(people);
        plan.Count.ShouldBe(people);
        (await written.ReadAsync()).ShouldBeEmpty("a plan writes nothing");
        Directory.Exists(_here.DataDirectory).ShouldBeFalse("a plan makes no store");
        EveryRuleFires(plan);
        var planned = plan.SelectMany(Fields).ToHashSet();

        await _here.StartWorkerAsync();
        await Eventually.HoldsAsync("all that was planned is written", Most, async () => planned.IsSubsetOf(await written.ReadAsync()) || await IsQuietAsync(written, planned));
        await PolledAsync(3);
        await _here.QuietAsync(Most);
        var really = await written.ReadAsync();

        output.WriteLine($"{people} people, {plan.Count(line => (bool)line["ready"]!)} ready; {planned.Count} fields planned, {really.Count} written");
        await TellAsync("planned and not written", planned.Except(really));
        await TellAsync("written and not planned", really.Except(planned));
        really.SetEquals(planned).ShouldBeTrue();
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();

    private async Task<List<JsonObject>> PlanAsync(int last)
    {
        var (exit, text, errors) = await LeadSyncProcess.RunAsync(Stop, "plan", "--config", _here.ConfigDirectory, "--data", _here.DataDirectory, "--last", $"{last}", "--json");
        exit.ShouldBe(0, errors);
        errors.ShouldBeEmpty();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    private static IEnumerable<WrittenField> Fields(JsonObject line) => line["writes"]!.AsArray().Select(write => new WrittenField(
        (string)write!["system"]!, (string)write["record"]!, (string)line["email"]!, (string)write["field"]!, (string?)write["to"] is { } value ? WrittenFields.Plain(value) : null));

    private static void EveryRuleFires(IReadOnlyList<JsonObject> plan)
    {
        var owners = plan.Select(line => (string?)line["ownerReason"] ?? "").ToList();
        foreach (var rule in PlannedWorld.RoutingRules) owners.ShouldContain(reason => reason.Contains(rule, StringComparison.Ordinal), $"routing: {rule}");

        var reasons = plan.SelectMany(Fields).Where(field => field.Field == "LeadSync_Score_Reasons__c").Select(field => field.Value ?? "").ToList();
        foreach (var rule in PlannedWorld.ScoreReasons) reasons.ShouldContain(reason => reason.Contains(rule, StringComparison.Ordinal), $"score: {rule}");

        var verdicts = plan.Select(line => (string)line["reason"]!).ToList();
        foreach (var rule in PlannedWorld.Verdicts) verdicts.ShouldContain(reason => reason.Contains(rule, StringComparison.Ordinal), $"readiness: {rule}");

        var fields = plan.SelectMany(Fields).Select(field => $"{field.System} {field.Field}").ToHashSet();
        PlannedWorld.MappedTargets.ShouldBeSubsetOf(fields);
        plan.Count(line => (bool)line["ready"]!).ShouldBeGreaterThanOrEqualTo(200);
    }

    /// <summary>Whoever waits for fields that never come would wait three minutes: what is quiet is done.</summary>
    private async Task<bool> IsQuietAsync(WrittenFields written, HashSet<WrittenField> planned)
    {
        if ((await written.ReadAsync()).Count < planned.Count / 2) return false;

        await PolledAsync(3);
        await _here.QuietAsync(Most);
        return true;
    }

    /// <summary>Both polls have begun so many times more: whatever they find is looked at.</summary>
    private async Task PolledAsync(int times)
    {
        var before = await SearchesAsync();
        await Eventually.HoldsAsync("HubSpot is polled again", Most, async () => await SearchesAsync() >= before + times);
    }

    private async Task<int> SearchesAsync() =>
        (await _here.HubSpot.GetFromJsonAsync<JsonObject>("/_sandbox/calls", Stop))!["calls"]!.AsArray().Where(call => ((string)call!["path"]!).EndsWith("/search", StringComparison.Ordinal)).Sum(call => (int)call!["count"]!);

    /// <summary>What differs, and the story of the first person of whom something does.</summary>
    private async Task TellAsync(string what, IEnumerable<WrittenField> fields)
    {
        var some = fields.OrderBy(field => field.Field).ThenBy(field => field.Email).ToList();
        if (some.Count == 0) return;

        output.WriteLine($"{some.Count} {what}:\n{string.Join('\n', some.Take(60))}");
        var story = await LeadSyncProcess.RunAsync(Stop, "explain", some[0].Email, "--config", _here.ConfigDirectory, "--data", _here.DataDirectory);
        output.WriteLine(story.Output);
    }
}
