using LeadSync.Cli;
using LeadSync.Tests.Rules;

namespace LeadSync.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("run", "--colour", "red")]
    [InlineData("run", "--clock-speed", "0")]
    [InlineData("run", "--clock-start", "yesterday")]
    [InlineData("demo", "--for", "60")]
    [InlineData("demo", "--csv", "there-is-no-such-file.csv")]
    [InlineData("backfill", "--rescore", "--field", "jobtitle")]
    [InlineData("backfill", "--rescore", "--hand-off", "9/day")]
    [InlineData("explain")]
    [InlineData("dead-letters")]
    [InlineData("dead-letters", "retry")]
    [InlineData("dead-letters", "retry", "1", "--all")]
    [InlineData("dead-letters", "show", "one")]
    [InlineData("simulate")]
    [InlineData("simulate", "--config", "other", "--last", "30")]
    public async Task Wrong_use_ends_with_two_and_says_what_is_wrong(params string[] arguments)
    {
        var ran = await Ran.Async(arguments);

        ran.Code.ShouldBe(ExitCode.WrongUse);
        ran.Error.ShouldContain("--help");
        ran.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_misspelt_command_is_named() =>
        (await Ran.Async("explian", "501")).Error.ShouldContain("explian");

    [Fact]
    public async Task A_worker_without_a_configuration_does_not_start()
    {
        var ran = await Ran.Async("run", "--config", "no-such-directory");

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("there is no such directory");
        ran.Error.ShouldContain("cannot be run as it is");
    }

    [Fact]
    public async Task No_command_means_the_worker()
    {
        var ran = await Ran.Async("--config", "no-such-directory");

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("cannot be run as it is");
    }

    [Fact]
    public async Task A_worker_whose_store_this_version_does_not_know_does_not_start()
    {
        using var config = TempConfig.Shipped().Write("leadsync.yaml", "storage: \"postgres:${DATABASE_URL}\"\nhubspot: { token: t }\nsalesforce: { clientId: c, clientSecret: s }\n");

        var ran = await Ran.Async("run", "--config", config.Directory);

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("leadsync.yaml:1");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("demo")]
    [InlineData("sandbox")]
    [InlineData("check")]
    [InlineData("plan")]
    [InlineData("provision")]
    [InlineData("explain")]
    [InlineData("simulate")]
    [InlineData("learn")]
    [InlineData("dead-letters")]
    public async Task Every_command_explains_itself(string command)
    {
        (await Ran.Async("--help")).Output.ShouldContain(command);

        var ran = await Ran.Async(command, "--help");
        ran.Code.ShouldBe(ExitCode.Good);
        ran.Output.ShouldContain("Usage:");
    }
}

/// <summary>What a command said and how it ended.</summary>
internal sealed record Ran(int Code, string Output, string Error)
{
    public static async Task<Ran> Async(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return new Ran(code, output.ToString(), error.ToString());
    }
}
