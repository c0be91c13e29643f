using LeadSync.Storage;
using LeadSync.Leads;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Delivery;

public sealed class DeliveryRecoveryTests
{
    [Fact]
    public async Task What_the_last_worker_left_under_way_has_an_unknown_outcome_before_anything_runs()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var folder = new TempFolder();
        var path = folder.File("leadsync.db");
        await using (var last = Database.Open(path))
        {
            await last.WriteAsync(session =>
            {
                ToldLead.Put(session, Some.Lead() with { ContactId = "501", Version = 1 });
                var write = new ContactWrite("501", new Dictionary<string, string> { ["leadsync_stage"] = "mql" }, "mql");
                OutboxRows.PutRecord(session, Some.Lead().Id, Target.HubSpot, StoredJson.Write(write), Lane.Event, Some.Now, Some.Now);
                OutboxRows.Take(session, Target.HubSpot, Some.Now, 10).ShouldHaveSingleItem();
            });
        }

        await using var worker = await RunningWorker.StartAsync(sandbox, store: folder);

        (await worker.Database.ReadAsync(session => OutboxRows.UnderWay(session).Count, TestContext.Current.CancellationToken)).ShouldBe(0);
    }
}
