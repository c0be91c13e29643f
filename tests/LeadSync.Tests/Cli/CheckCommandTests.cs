using System.Text.Json.Nodes;
using LeadSync.Cli;
using LeadSync.Tests.Rules;

namespace LeadSync.Tests.Cli;

public sealed class CheckCommandTests
{
    [Fact]
    public async Task A_good_configuration_needs_no_secret_to_be_judged_offline()
    {
        using var config = TempConfig.Shipped();

        var ran = await Ran.Async("check", "--offline", "--config", config.Directory);

        ran.Code.ShouldBe(ExitCode.Good);
        ran.Output.ShouldContain("Good: rules ");
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once_with_file_and_line()
    {
        using var config = TempConfig.Shipped()
            .Write("scoring.yaml", "qualifyAt: 60\nhalfLive: 3d\n")
            .Write("routing.yaml", "owners: []\nfallback: { queue: Unassigned_Leads }\nsameOwnerFor: long\n");

        var ran = await Ran.Async("check", "--offline", "--config", config.Directory);

        ran.Code.ShouldBe(ExitCode.No);
        ran.Output.ShouldContain("scoring.yaml:2  ");
        ran.Output.ShouldContain("routing.yaml:3  ");
        ran.Output.ShouldContain("stand in the way");
    }

    [Fact]
    public async Task A_program_reads_the_same_as_json()
    {
        using var config = TempConfig.Shipped().Write("scoring.yaml", "qualifyAt: 60\nhalfLive: 3d\n");

        var ran = await Ran.Async("check", "--offline", "--json", "--config", config.Directory);

        ran.Code.ShouldBe(ExitCode.No);
        var verdict = JsonNode.Parse(ran.Output)!;
        ((bool)verdict["good"]!).ShouldBeFalse();
        var finding = verdict["findings"]!.AsArray().Single(one => (bool)one!["stops"]!)!;
        ((string)finding["file"]!).ShouldBe("scoring.yaml");
        ((int)finding["line"]!).ShouldBe(2);
        ((string)finding["remedy"]!).ShouldNotBeEmpty();
    }
}
