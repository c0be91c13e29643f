using LeadSync.HubSpot;
using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadSync.Tests.Journey;

public sealed class OrphanSweepTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rep_who_leaves_Salesforce_is_found_by_the_sweep_which_counts_the_lead_and_asks_for_a_look()
    {
        await using var here = await IntakeUnderTest.StartAsync();
        await here.Sandbox.SignInAsync();
        var rep = (string)(await here.Sandbox.Salesforce.JsonAsync($"/services/data/v67.0/query?q={Uri.EscapeDataString("SELECT Id FROM User WHERE Username = 'ana@acme.example'")}"))["records"]![0]!["Id"]!;
        await WithAsync(here, rep);
        using var portal = new HubSpotPortal(here.HubSpot, here.Time);
        var native = new NativeWatch(here.HubSpot, portal, new NativeInForce(), NullLogger<NativeWatch>.Instance);
        var sweep = new OrphanSweep(here.Database, new DeskReader(here.Org, portal, native), here.Rules, here.Bells, here.Time, NullLogger<OrphanSweep>.Instance);

        (await sweep.RunAsync(Stop)).ShouldBeEmpty();
        (await here.WorkAsync()).ShouldBeEmpty();

        using (var left = await here.Sandbox.Salesforce.PatchAsync($"/services/data/v67.0/sobjects/User/{rep}", new { IsActive = false })) left.IsSuccessStatusCode.ShouldBeTrue();
        here.Org.Expire();

        (await sweep.RunAsync(Stop)).ShouldBe(new Dictionary<OrphanKind, int> { [OrphanKind.InactiveOwner] = 1 });
        (await here.WorkAsync()).ShouldHaveSingleItem().Sides.ShouldBe(Sides.HubSpot | Sides.Salesforce);
        (await here.Database.ReadAsync(StoreFigures.Read, Stop)).Orphans.ShouldBe(new Dictionary<string, int> { ["InactiveOwner"] = 1 });
    }

    /// <summary>A lead that a rep has, and until when.</summary>
    private static async Task WithAsync(IntakeUnderTest here, string rep)
    {
        var contact = await here.ContactAsync("kim@globex.example");
        await here.Database.WriteAsync(session =>
        {
            var lead = LeadRows.Load(session, LeadRows.ForContact(session, contact, here.Time.GetUtcNow())!.Lead)!;
            var now = here.Time.GetUtcNow();
            LeadRows.Save(
                session,
                lead with
                {
                    Version = 1,
                    Cycle = 1,
                    Stage = Stage.Assigned,
                    Owner = new Owner(rep, "Ana Ruiz", IsQueue: false),
                    Crm = new CrmLink(CrmLink.Lead, "00QWs00000AbCdEMAV"),
                    QualifiedAt = now,
                    HandedOffAt = now,
                    AssignedAt = now,
                    Clocks = [new Clock("accept", Stage.Sal, now, now.AddHours(12))],
                    DueAt = now.AddHours(12),
                },
                contact: null,
                seenHubSpot: null,
                seenSalesforce: null);
        });
    }
}
