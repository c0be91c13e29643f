using LeadSync.Cli;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

public sealed class SimulateCommandTests
{
    [Fact]
    public async Task Without_a_store_there_is_no_past()
    {
        using var config = TempConfig.Shipped();
        using var empty = new TempFolder();

        var ran = await Ran.Async("simulate", "--config", config.Directory, "--in-force", config.Directory, "--data", empty.Path);

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("There is no store at");
        Directory.EnumerateFileSystemEntries(empty.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_configuration_that_is_wrong_is_refused_before_anything_is_decided()
    {
        using var config = TempConfig.Shipped();
        using var wrong = TempConfig.Shipped().Write("scoring.yaml", "qualifyAt: many\n");
        using var folder = new TempFolder();

        var ran = await Ran.Async("simulate", "--config", wrong.Directory, "--in-force", config.Directory, "--data", folder.Path);

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("scoring.yaml:1");
    }

    [Fact]
    public async Task A_store_that_does_not_say_by_which_rules_it_decided_asks_for_them()
    {
        using var config = TempConfig.Shipped();
        using var folder = new TempFolder();
        await using (Database.Open(folder.File("leadsync.db"))) { }

        var ran = await Ran.Async("simulate", "--config", config.Directory, "--data", folder.Path);

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("Name their directory with --in-force");
    }

    [Fact]
    public async Task Looks_of_a_version_that_kept_no_sales_floor_cannot_be_decided_again()
    {
        using var config = TempConfig.Shipped();
        using var folder = new TempFolder();
        await using (var database = Database.Open(folder.File("leadsync.db")))
        {
            await database.WriteAsync(session =>
            {
                ToldLead.Put(session, Some.Lead());
                LookRows.Keep(session, Some.Lead().Id, Some.Now, "rules", new SeenByLook(Some.Lead(), null, [], SalesView.NotAsked, new Dictionary<string, long>()));
            });
        }

        var ran = await Ran.Async("simulate", "--config", config.Directory, "--in-force", config.Directory, "--data", folder.Path);

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("has no look of this time that can be decided again");
    }
}
