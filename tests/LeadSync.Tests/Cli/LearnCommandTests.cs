using System.Text.Json.Nodes;
using LeadSync.Cli;
using LeadSync.Leads;
using LeadSync.Scoring.Learning;
using LeadSync.Storage;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Scoring.Learning;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

public sealed class LearnCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempConfig _config = TempConfig.Shipped();

    [Fact]
    public async Task Learns_from_two_files_and_writes_a_proposal_that_check_finds_good()
    {
        Write(MadeUpOutcomes.Learnable(1_200));

        var ran = await LearnAsync("--out", _folder.File("proposed.yaml"), "--json");

        ran.Code.ShouldBe(ExitCode.Good, ran.Error);
        var answer = JsonNode.Parse(ran.Output)!;
        ((int)answer["outcomes"]!).ShouldBe(1_200);
        ((double)answer["aucLearned"]!).ShouldBeGreaterThan((double)answer["aucToday"]! + 0.1);
        ((double)answer["liftTopDecile"]!).ShouldBeGreaterThan(1.5);
        answer["warnings"]!.AsArray().Count.ShouldBeGreaterThan(0);
        _config.Write("scoring.yaml", await File.ReadAllTextAsync(_folder.File("proposed.yaml"), TestContext.Current.CancellationToken));
        (await Ran.Async("check", "--offline", "--config", _config.Directory)).Code.ShouldBe(ExitCode.Good);
    }

    [Fact]
    public async Task The_rules_in_force_are_never_changed()
    {
        Write(MadeUpOutcomes.Learnable(400));
        var before = await File.ReadAllTextAsync(Path.Combine(_config.Directory, "scoring.yaml"), TestContext.Current.CancellationToken);

        var refused = await LearnAsync("--out", Path.Combine(_config.Directory, "scoring.yaml"));
        var printed = await LearnAsync();

        refused.Code.ShouldBe(ExitCode.WrongUse);
        printed.Code.ShouldBe(ExitCode.Good);
        printed.Output.ShouldContain("qualifyAt: ");
        (await File.ReadAllTextAsync(Path.Combine(_config.Directory, "scoring.yaml"), TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task An_input_that_may_be_late_is_flagged_with_the_figures_with_and_without_it()
    {
        Write(MadeUpOutcomes.Learnable(800, alsoWritten: (properties, won) => properties["sales_notes"] = won ? "warm" : "cold"));

        var answer = JsonNode.Parse((await LearnAsync("--json")).Output)!;

        answer["warnings"]!.AsArray().ShouldContain(warning => ((string)warning!).StartsWith("sales_notes may have been written after the outcome", StringComparison.Ordinal));
        ((double)answer["withFlagged"]!["aucLearned"]!).ShouldBeGreaterThan(0.99);
        ((double)answer["withoutFlagged"]!["aucLearned"]!).ShouldBeLessThan(0.95);
        ((string)answer["proposal"]!).ShouldNotContain("{ sales_notes:");
    }

    [Fact]
    public async Task Too_few_outcomes_are_refused()
    {
        Write(MadeUpOutcomes.Learnable(120));

        var ran = await LearnAsync("--out", _folder.File("proposed.yaml"));

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("There are 120 outcomes, and it takes 200");
        File.Exists(_folder.File("proposed.yaml")).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_nothing_can_be_learned_nothing_is_proposed()
    {
        var random = new Random(5);
        Write([.. MadeUpOutcomes.Learnable(400).Select(lead => lead with { Won = random.Next(2) == 0 })]);

        var ran = await LearnAsync();

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("there are no rules to propose");
    }

    [Theory]
    [InlineData("hs_object_id,converted\n1,1\n2,maybe\n", "outcomes.csv:3  'maybe' is no outcome")]
    [InlineData("hs_object_id,converted\n1,1\n1,0\n", "outcomes.csv:3  lead 1 ended otherwise")]
    [InlineData("hs_object_id,converted\n1,1,5\n", "outcomes.csv:2  has 3 values")]
    [InlineData("hs_object_id,converted\n,1\n", "outcomes.csv:2  has no hs_object_id")]
    [InlineData("id,converted\n1,1\n", "outcomes.csv:1  there is no column hs_object_id")]
    [InlineData("hs_object_id,colour\n1,1\n", "outcomes.csv:1  there is no column converted")]
    [InlineData("hs_object_id,converted\n1,1\n\"2,0\n", "outcomes.csv:2  or the line after it is no CSV")]
    [InlineData("hs_object_id,converted\nX,1\n", "names no lead of")]
    public async Task What_is_wrong_with_a_file_is_told_with_its_line(string outcomes, string told)
    {
        Write(MadeUpOutcomes.Learnable(5));
        await File.WriteAllTextAsync(_folder.File("outcomes.csv"), outcomes, TestContext.Current.CancellationToken);

        var ran = await LearnAsync();

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain(told);
    }

    [Theory]
    [InlineData("--csv")]
    [InlineData("--outcomes")]
    public async Task One_file_without_the_other_is_wrong_use(string option)
    {
        Write(MadeUpOutcomes.Learnable(5));

        (await Ran.Async("learn", option, _folder.File("leads.csv"))).Code.ShouldBe(ExitCode.WrongUse);
    }

    [Fact]
    public async Task The_own_history_teaches_by_what_was_known_when_a_lead_became_ready()
    {
        await using (var database = Database.Open(_folder.File("leadsync.db")))
            await database.WriteAsync(session => MadeUpOutcomes.Learnable(600).ForEach(lead => Put(session, lead)));

        var ran = await Ran.Async("learn", "--config", _config.Directory, "--data", _folder.Path, "--json");

        ran.Code.ShouldBe(ExitCode.Good, ran.Error);
        var answer = JsonNode.Parse(ran.Output)!;
        ((int)answer["outcomes"]!).ShouldBe(600);
        ((double)answer["aucLearned"]!).ShouldBeGreaterThan(0.75);
        ((string)answer["proposal"]!).ShouldNotContain("result_of_the_call"); // HubSpot has it now; nobody knew it then
        answer["warnings"]!.AsArray().ShouldNotContain(warning => ((string)warning!).Contains("as HubSpot has them now", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _config.Dispose();
    }

    private void Write(IReadOnlyList<ClosedLead> leads) => MadeUpOutcomes.WriteCsv(leads, _folder.File("leads.csv"), _folder.File("outcomes.csv"));

    private Task<Ran> LearnAsync(params string[] more) =>
        Ran.Async(["learn", "--config", _config.Directory, "--csv", _folder.File("leads.csv"), "--outcomes", _folder.File("outcomes.csv"), .. more]);

    /// <summary>As the looks of its way would have left it: the contact of then with the look, the contact of now beside the lead.</summary>
    private static void Put(SqlSession session, ClosedLead closed)
    {
        var then = new ContactRow(closed.Who.ContactId, closed.Who.Properties, null);
        var now = then with { Properties = new Dictionary<string, string?>(then.Properties) { ["result_of_the_call"] = closed.Won ? "good" : "bad" } };
        var lead = Some.Lead() with { Id = LeadId.New(Some.Now), ContactId = then.Id };
        var ended = lead with { Stage = closed.Won ? Stage.Won : Stage.Recycled, ReturnReason = closed.Won ? null : "Poor fit", QualifiedAt = Some.Now };
        ToldLead.Put(session, ended, now);
        LookRows.Keep(session, lead.Id, Some.Now, "rules", new SeenByLook(lead, then, [], Nothing, new Dictionary<string, long>()));
    }

    private static readonly SalesView Nothing = SalesView.NotAsked;
}
