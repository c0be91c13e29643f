using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>A recall is committed together with the outbox: what waits there is withdrawn, and what has left since the look read is waited for.</summary>
public sealed class RecallCommitTests
{
    private const string Claim = "a-claim";

    private static Lead OnItsWay => new()
    {
        Id = new LeadId($"{1:d32}"),
        ContactId = "501",
        Version = 1,
        Stage = Stage.Mql,
        Cycle = 1,
        Owner = new Owner("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false),
        QualifiedAt = Story.Start,
    };

    [Fact]
    public async Task What_waits_is_not_sent() =>
        (await RecallAsync(_ => { })).ShouldBe((Stage.Nurture, 0, false));

    [Fact]
    public async Task What_has_left_meanwhile_is_waited_for() =>
        (await RecallAsync(session => OutboxRows.Take(session, Target.Crm, Story.Start, 10))).ShouldBe((Stage.Mql, 2, true));

    [Fact]
    public async Task So_is_a_Task_of_which_nobody_knows_whether_it_was_made() =>
        (await RecallAsync(session => OutboxRows.Retry(session, OutboxRows.Take(session, Target.CrmTask, Story.Start, 10)[0].Id, Story.Start, seek: true))).ShouldBe((Stage.Mql, 2, true));

    [Fact]
    public async Task An_answer_that_came_meanwhile_is_heard_first() =>
        (await RecallAsync(session => ReceiptRows.Add(session, OnItsWay.Id, new Receipt(Target.Crm, ReceiptKind.Written, "00QWs00000AbCdEMAV", null, null, "{}", Story.Start)))).ShouldBe((Stage.Mql, 2, true));

    /// <summary>Gives the stage, how much is still to be sent to Salesforce, and whether another look is on its way.</summary>
    private static async Task<(string Stage, int Waiting, bool IsAwaited)> RecallAsync(Action<SqlSession> meanwhile)
    {
        using var folder = new TempFolder();
        await using var database = Database.Open(folder.File("leadsync.db"));
        return await database.WriteAsync(session =>
        {
            ToldLead.Put(session, OnItsWay);
            OutboxRows.PutRecord(session, OnItsWay.Id, Target.Crm, "{}", Lane.Event, Story.Start, Story.Start);
            OutboxRows.AddMessage(session, OnItsWay.Id, Target.CrmTask, "a-key", "{}", Lane.Event, Story.Start);
            WorkRows.Touch(session, new Arrival(OnItsWay.Id, Sides.HubSpot, Lane.Event, Story.Start));
            var claimed = WorkRows.Claim(session, Claim, Story.Start, 1);
            var story = new Story().With("leadsync_request", "recall");
            var look = new PreparedLook(claimed[0], LeadRows.Load(session, OnItsWay.Id)!, story.Marketing, new SalesView { Asked = true, Fresh = true, Accounts = [] }, 0);

            meanwhile(session);
            JourneyCommit.Commit(session, Claim, claimed, [look], story.Desk, story.Rules, Story.Start);
            var left = (int)session.Count("SELECT count(*) FROM outbox WHERE target <> $1 AND state <> 'done'", Target.HubSpot);
            return (LeadRows.Load(session, OnItsWay.Id)!.Stage, left, WorkRows.IsAwaited(session, OnItsWay.Id));
        });
    }
}
