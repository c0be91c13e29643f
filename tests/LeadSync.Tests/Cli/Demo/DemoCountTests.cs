using LeadSync.Cli.Demo;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli.Demo;

public sealed class DemoCountTests
{
    private const string Us = "005us";
    private static readonly StageRules Stages = RulebookReader.ReadDemo(_ => null).Rulebook!.Stages;

    /// <summary>One lead with marketing, one with sales: all is well.</summary>
    private static readonly Stock Good = new(
        ["1", "2"],
        [new SalesLead("b", "kim@globex.example", "005ana", Some.Now.AddSeconds(3))],
        ["b/1/task/handoff"],
        [],
        new HashSet<string> { "005ana", "00Gqueue" },
        Us,
        new StoredStock([Lead("a", "1"), Lead("b", "2") with { Cycle = 1, Email = "kim@globex.example", QualifiedAt = Some.Now }], 0, 0),
        new DemoCalls(70, 50),
        FirstRead: 20);

    [Fact]
    public void When_all_is_well_everything_is_accounted_for()
    {
        var figures = Count(Good);

        figures.IsGood.ShouldBeTrue();
        (figures.Contacts, figures.Qualified, figures.HandedOff, figures.Held).ShouldBe((2, 1, 1, 0));
        figures.CallsPer1000Leads.ShouldBe(100_000);
        figures.ReadyToOwnerSeconds.ShouldBe(new DemoDelay(3, 3));
    }

    [Fact]
    public void A_lead_is_double_by_our_id_or_by_its_address()
    {
        Count(Good with { SalesLeads = [.. Good.SalesLeads, new SalesLead("b", null, "005ana", Some.Now)] }).Duplicates.ShouldBe(1);
        Count(Good with { SalesLeads = [.. Good.SalesLeads, new SalesLead("a", "KIM@globex.example", "005ana", Some.Now)] }).Duplicates.ShouldBe(1);
    }

    [Fact]
    public void A_ready_lead_that_Salesforce_does_not_have_is_lost_unless_it_is_held()
    {
        var lost = Good with { SalesLeads = [], TaskKeys = [] };
        Count(lost).Unaccounted.ShouldBe(1);

        var held = lost with { Store = lost.Store with { Leads = [Lead("a", "1"), Lead("b", "2") with { Cycle = 1, Holds = [new Hold(HoldOn.Handoff, "no queue", Some.Now)] }] } };
        Count(held).Unaccounted.ShouldBe(0);
        Count(held).Held.ShouldBe(1);
    }

    [Fact]
    public void A_lead_whose_owner_left_is_with_nobody() =>
        Count(Good with { SalesLeads = [Good.SalesLeads[0] with { OwnerId = "005dan" }] }).Unaccounted.ShouldBe(1);

    [Fact]
    public void A_record_of_ours_that_the_store_does_not_know_is_unaccounted_for() =>
        Count(Good with { SalesLeads = [.. Good.SalesLeads, new SalesLead("stranger", null, "005ana", Some.Now)] }).Unaccounted.ShouldBe(1);

    [Fact]
    public void A_contact_that_was_never_seen_is_unaccounted_for() =>
        Count(Good with { ContactIds = ["1", "2", "3"] }).Unaccounted.ShouldBe(1);

    [Fact]
    public void A_contact_in_Salesforce_counts_by_its_handoff_Task() =>
        Count(Good with { SalesLeads = [] }).HandedOff.ShouldBe(1);

    [Fact]
    public void Who_changed_the_Status_decides_what_it_was()
    {
        var figures = Count(Good with
        {
            StatusChanges =
            [
                new("L1", "Working - Contacted", "005ana"), new("L1", "Qualified", "005ana"), // one lead, accepted once
                new("L2", "Unqualified", "005bob"),
                new("L3", "Recycled", Us),
                new("L4", "Recycled", "005bob"), // a rep's rejection, not our revert
                new("L5", "Open - Not Contacted", Us),
            ],
        });

        (figures.Accepted, figures.Rejected, figures.Reverted).ShouldBe((1, 2, 1));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void What_waits_or_was_refused_is_not_good(int waiting, int deadLetters) =>
        Count(Good with { Store = Good.Store with { Waiting = waiting, DeadLetters = deadLetters } }).IsGood.ShouldBeFalse();

    [Fact]
    public void Where_the_demo_made_somebody_ready_it_knows_since_when() =>
        DemoCount.Of(Good, Stages, new Dictionary<string, DateTimeOffset> { ["kim@globex.example"] = Some.Now.AddSeconds(-1) }).ReadyToOwnerSeconds.P50.ShouldBe(4);

    private static DemoFigures Count(Stock stock) => DemoCount.Of(stock, Stages, new Dictionary<string, DateTimeOffset>());

    private static Lead Lead(string id, string contact) => new() { Id = new LeadId(id), ContactId = contact };
}
