using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadSync.Tests.Intake;

/// <summary>What no search shows: contacts that were deleted, restored, merged or erased, found without a single webhook.</summary>
public sealed class RollCallTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asks_for_a_look_at_whoever_is_deleted_restored_or_merged_and_at_nobody_else()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var people = await ReadAsync(here, 5);
        (await here.Sandbox.HubSpot.DeleteAsync($"/crm/v3/objects/contacts/{people[0]}", Stop)).EnsureSuccessStatusCode();
        await here.Sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts/merge", new { primaryObjectId = people[1], objectIdToMerge = people[2] });
        await MarkGoneAsync(here, people[3]);

        await CallAsync(here);

        (await here.WorkAsync()).Select(one => one.ContactId).ShouldBe([people[0], people[1], people[2], people[3]], ignoreOrder: true);
    }

    [Fact]
    public async Task Forgets_whom_a_look_has_missed_and_whom_the_archive_lacks_and_keeps_who_was_only_deleted()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        var people = await ReadAsync(here, 3);
        (await here.Sandbox.HubSpot.DeleteAsync($"/crm/v3/objects/contacts/{people[0]}", Stop)).EnsureSuccessStatusCode();
        await here.Sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts/gdpr-delete", new { objectId = people[1] });
        await CallAsync(here);
        (await LeadsAsync(here)).ShouldBe(3, "one miss alone is not believed");
        foreach (var one in people[..2]) await MarkGoneAsync(here, one);

        await CallAsync(here);

        (await LeadsAsync(here)).ShouldBe(2);
        (await here.Database.WriteAsync(session => LeadRows.ForContact(session, people[1], Some.Now))).ShouldBeNull();
    }

    [Fact]
    public async Task Concludes_nothing_where_HubSpot_misses_nearly_everybody_as_with_the_token_of_another_account()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        foreach (var one in await ReadAsync(here, 30)) await here.Sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts/gdpr-delete", new { objectId = one });

        await CallAsync(here);
        await CallAsync(here);

        (await here.WorkAsync()).ShouldBeEmpty();
        (await LeadsAsync(here)).ShouldBe(30);
    }

    private static async Task CallAsync(IntakeUnderTest here)
    {
        var roll = new RollCall(here.HubSpot, here.Database, here.Rules, here.Bells, here.Time, NullLogger<RollCall>.Instance);
        await roll.RunAsync(Stop);
        await here.Database.WriteAsync(session => Marks.Remove(session, "poll/roll-call/cursor"));
    }

    /// <summary>Contacts that a look has read; gives their ids.</summary>
    private static async Task<List<string>> ReadAsync(IntakeUnderTest here, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++) ids.Add(await here.ContactAsync($"person{i}@people.example"));
        await here.Database.WriteAsync(session =>
        {
            foreach (var id in ids)
            {
                var lead = LeadRows.Load(session, LeadRows.ForContact(session, id, Some.Now)!.Lead)! with { Version = 1 };
                LeadRows.Save(session, lead, new ContactRow(id, new Dictionary<string, string?>(), Some.Now), null, null);
            }
        });
        return ids;
    }

    private static Task MarkGoneAsync(IntakeUnderTest here, string contact) => here.Database.WriteAsync(session =>
    {
        var lead = LeadRows.Load(session, LeadRows.OfContact(session, contact)!.Value)!;
        LeadRows.Save(session, lead with { Gone = true, Holds = [new Hold(HoldOn.Feedback, "gone", here.Time.GetUtcNow())] }, null, null, null);
    });

    private static Task<long> LeadsAsync(IntakeUnderTest here) => here.Database.ReadAsync(session => session.Count("SELECT count(*) FROM leads"), Stop);
}
