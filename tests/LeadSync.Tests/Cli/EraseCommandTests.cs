using LeadSync.Cli;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

/// <summary>Privacy by hand: what "Forgotten" promises is so.</summary>
public sealed class EraseCommandTests
{
    private const string First = "kim@globex.example";
    private const string Further = "kim@home.example";

    private static readonly Lead Known = Some.Lead() with { ContactId = "660737", Email = First };

    [Theory]
    [InlineData(First, true)]
    [InlineData(Further, true)]
    [InlineData("Kim@Home.example", false)]
    [InlineData("660737", false)]
    public async Task Nobody_is_left_whatever_the_person_was_meant_by(string who, bool filledInAForm)
    {
        using var store = new TempFolder();
        await using (var database = Database.Open(store.File("leadsync.db")))
        {
            await database.WriteAsync(session =>
            {
                ToldLead.Put(session, Known, new ContactRow("660737", new Dictionary<string, string?> { ["email"] = First, ["hs_additional_emails"] = $"other@globex.example;{Further}" }, null), "Ready");
                if (filledInAForm) EngagementRows.Add(session, new Engagement("f1", EngagementKind.FormSubmit, Some.Now, Form: "Demo"), ToldBy.Submission, null, who);
            });
        }

        var ran = await Ran.Async("erase", who, "--data", store.Path);

        ran.Code.ShouldBe(ExitCode.Good);
        ran.Output.ShouldStartWith("Forgotten: nothing is left");
        await using var after = Database.Open(store.File("leadsync.db"));
        foreach (var table in (string[])["leads", "history", "engagements"])
            (await after.ReadAsync(session => session.Count($"SELECT count(*) FROM {table}"), TestContext.Current.CancellationToken)).ShouldBe(0, table);
    }

    [Fact]
    public async Task Of_whom_nothing_is_kept_nothing_is_said_to_be_forgotten()
    {
        using var store = new TempFolder();
        await using (var database = Database.Open(store.File("leadsync.db"))) await database.WriteAsync(session => ToldLead.Put(session, Known));

        var ran = await Ran.Async("erase", "nobody@globex.example", "--data", store.Path);

        ran.Code.ShouldBe(ExitCode.No);
        ran.Error.ShouldContain("Nothing is kept");
    }
}
