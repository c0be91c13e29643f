using LeadSync.Delivery;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Cli;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Delivery;

public sealed class DeadLettersTests
{
    private static readonly Lead Held = Some.Lead() with
    {
        ContactId = "501",
        Version = 3,
        Stage = Stage.Mql,
        Cycle = 1,
        Holds = [new Hold(HoldOn.Handoff, "Salesforce refused it", Some.Now, "f1"), new Hold(HoldOn.Feedback, "HubSpot refused it", Some.Now, "f2")],
    };

    [Fact]
    public async Task A_refused_record_is_decided_anew_with_nothing_held_against_it()
    {
        using var folder = new TempFolder();
        await using var database = await StoreAsync(folder, Target.Crm, key: null);

        (await database.WriteAsync(session => DeadLetters.Retry(session, 1, Some.Now))).ShouldBeTrue();

        var (lead, waiting, letters, history) = await database.ReadAsync(ReadAll, TestContext.Current.CancellationToken);
        lead.HoldOn(HoldOn.Handoff)!.Refused.ShouldBeNull();
        lead.HoldOn(HoldOn.Feedback)!.Refused.ShouldBe("f2"); // HubSpot's refusal is another letter's
        lead.Version.ShouldBe(4);
        waiting.ShouldBe(1);
        letters.ShouldBe(0);
        history.ShouldContain("What Salesforce refused is tried again");
    }

    [Fact]
    public async Task A_refused_message_goes_out_again_and_is_sought_first()
    {
        using var folder = new TempFolder();
        await using var database = await StoreAsync(folder, Target.CrmTask, key: "lead/1/task/handoff");

        await database.WriteAsync(session => DeadLetters.Retry(session, 1, Some.Now));

        var row = (await database.WriteAsync(session => OutboxRows.Take(session, Target.CrmTask, Some.Now, 10))).ShouldHaveSingleItem();
        row.Key.ShouldBe("lead/1/task/handoff");
        row.Seek.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_discarded_stays_held_and_is_not_tried()
    {
        using var folder = new TempFolder();
        await using var database = await StoreAsync(folder, Target.Crm, key: null);

        (await database.WriteAsync(session => DeadLetters.Discard(session, 1, Some.Now))).ShouldBeTrue();

        var (lead, waiting, letters, history) = await database.ReadAsync(ReadAll, TestContext.Current.CancellationToken);
        lead.HoldOn(HoldOn.Handoff)!.Refused.ShouldBe("f1");
        waiting.ShouldBe(0);
        letters.ShouldBe(0);
        history.ShouldContain("What Salesforce refused was discarded by a person");
    }

    [Fact]
    public async Task A_letter_that_is_gone_changes_nothing()
    {
        using var folder = new TempFolder();
        await using var database = await StoreAsync(folder, Target.Crm, key: null);

        (await database.WriteAsync(session => DeadLetters.Retry(session, 99, Some.Now))).ShouldBeFalse();
        (await database.WriteAsync(session => DeadLetters.Discard(session, 99, Some.Now))).ShouldBeFalse();

        var (lead, waiting, letters, _) = await database.ReadAsync(ReadAll, TestContext.Current.CancellationToken);
        (lead.Version, waiting, letters).ShouldBe((3, 0L, 1L));
    }

    [Fact]
    public async Task The_commands_work_beside_a_running_worker()
    {
        using var folder = new TempFolder();
        await using var worker = await StoreAsync(folder, Target.Crm, key: null);

        var list = await Ran.Async("dead-letters", "list", "--data", folder.Path);
        list.Output.ShouldContain($"1  {Some.Now:yyyy-MM-dd HH:mm}  lead {Held.Id}  Salesforce refused: no such value (INVALID)");
        list.Output.ShouldNotContain("globex"); // what was to be sent is a person's data

        (await Ran.Async("dead-letters", "show", "1", "--data", folder.Path)).Output.ShouldContain("kim@globex.example");
        (await Ran.Async("dead-letters", "retry", "1", "--data", folder.Path)).Code.ShouldBe(0);
        (await Ran.Async("dead-letters", "retry", "1", "--data", folder.Path)).Code.ShouldBe(1);
        (await Ran.Async("dead-letters", "retry", "--all", "--data", folder.Path)).Code.ShouldBe(0);
        (await Ran.Async("dead-letters", "discard", "1", "--data", folder.Path)).Code.ShouldBe(1);
        (await Ran.Async("dead-letters", "list", "--data", folder.Path)).Output.ShouldStartWith("There are none.");
        (await worker.ReadAsync(ReadAll, TestContext.Current.CancellationToken)).Waiting.ShouldBe(1);
    }

    private static async Task<Database> StoreAsync(TempFolder folder, string target, string? key)
    {
        var database = Database.Open(folder.File("leadsync.db"));
        await database.WriteAsync(session =>
        {
            ToldLead.Put(session, Held);
            const string body = """{"Email":"kim@globex.example"}""";
            if (key is not null)
            {
                OutboxRows.AddMessage(session, Held.Id, target, key, body, Lane.Event, Some.Now);
                foreach (var sent in OutboxRows.Take(session, target, Some.Now, 10)) OutboxRows.Done(session, sent.Id);
            }

            DeadLetterRows.Add(session, new OutboxRow(1, Held.Id, target, key, body, Seek: false, Some.Now, Lane.Event), "INVALID", "no such value", Some.Now);
        });
        return database;
    }

    private static (Lead Lead, long Waiting, long Letters, IEnumerable<string> History) ReadAll(SqlSession session) => (
        LeadRows.Load(session, Held.Id)!,
        session.Count("SELECT count(*) FROM work"),
        DeadLetterRows.Count(session),
        [.. HistoryRows.Of(session, Held.Id).Select(entry => entry.Text)]);
}
