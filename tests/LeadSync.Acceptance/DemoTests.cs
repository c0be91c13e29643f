using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "`dotnet run --project src/LeadSync -- demo --for 90s --json` ends with exit 0, `handedOff`, `accepted` and `reverted` above 0,
/// `duplicates`, `unaccounted`, `deadLetters` 0." and "Real input: `demo --csv ../shared/data/leads-hubspot.csv --for 120s --json` takes all 9,240
/// real leads … qualifies between 500 and 4,000 of them; … `callsPer1000Leads` … at most 60."
/// </summary>
public sealed class DemoTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_demo_shows_handoffs_answers_and_returns_and_loses_nothing()
    {
        var summary = await RunAsync("--for", "60s", "--json");

        foreach (var above in (string[])["handedOff", "accepted", "reverted"]) ((int)summary[above]!).ShouldBeGreaterThan(0, above);
    }

    [Fact]
    public async Task Real_leads_dirty_as_they_are_are_each_in_one_place_at_few_calls()
    {
        var csv = Path.GetFullPath(Path.Combine(Root(), "..", "shared", "data", "leads-hubspot.csv"));
        Assert.SkipUnless(File.Exists(csv), "The list of real leads is not beside this checkout (../shared/data/leads-hubspot.csv).");

        var summary = await RunAsync("--csv", csv, "--for", "120s", "--json");

        ((int)summary["contacts"]!).ShouldBe(File.ReadLines(csv).Count() - 1);
        ((int)summary["qualified"]!).ShouldBeInRange(500, 4_000);
        ((int)summary["qualified"]!).ShouldBe((int)summary["handedOff"]! + (int)summary["held"]!);
        ((double)summary["callsPer1000Leads"]!).ShouldBeLessThanOrEqualTo(60);
    }

    private async Task<JsonNode> RunAsync(params string[] arguments)
    {
        var (exit, text, errors) = await LeadSyncProcess.RunAsync(TestContext.Current.CancellationToken, ["demo", .. arguments]);
        output.WriteLine(text);
        exit.ShouldBe(0, errors.Split('\n')[^1]);
        var summary = JsonNode.Parse(text)!;
        foreach (var none in (string[])["duplicates", "unaccounted", "deadLetters", "waiting"]) ((int)summary[none]!).ShouldBe(0, none);
        return summary;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LeadSync.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("LeadSync.sln was not found above the tests: run them from a checkout.");
    }
}
