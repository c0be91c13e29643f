using LeadSync.Journey;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>Values that have set out, and looks that come before they have arrived.</summary>
public sealed class OnTheirWayTests
{
    private static readonly Owner Cho = new("005Ws000001xChoAAA", "Cho Sato", IsQueue: false);
    private readonly Story _story = new();

    public OnTheirWayTests() => _story.Rules = _story.Rules with
    {
        Fields = new FieldRules([new FieldRule { HubSpot = "phone", Salesforce = "Phone", Direction = Direction.Both, At = Some.Position }]),
    };

    [Fact]
    public void A_value_for_HubSpot_that_waits_for_the_handoff_is_not_forgotten_by_a_look_that_reads_no_record()
    {
        _story.Ready();
        _story.Candidates.Add(Client());
        _story.Look().Effects.ShouldNotContain(effect => effect is Effect.WriteContact, "marketing hears of handoff and assignment together");
        _story.Record = Client();
        _story.Deliver();

        _story.Look(asked: false).Asks.HasFlag(Ask.Sales).ShouldBeTrue();

        _story.Look().Effects.OfType<Effect.WriteContact>().ShouldHaveSingleItem().Write.Properties["phone"].ShouldBe("+33 1 99");
    }

    [Fact]
    public void A_value_for_Salesforce_that_has_not_left_is_not_forgotten_either()
    {
        _story.With("phone", "+33 1 23").Ready();
        _story.Candidates.Add(Client() with { Fields = new Dictionary<string, string?> { ["Email"] = "kim@globex.example" } });
        _story.Look().Effects.OfType<Effect.WriteCrm>().ShouldHaveSingleItem().Write.Fields["Phone"].ShouldBe("+33 1 23");

        _story.Look(asked: false).Asks.HasFlag(Ask.Sales).ShouldBeTrue();
    }

    [Fact]
    public void Whoever_works_a_person_already_has_one_lead_more_for_the_next_of_the_batch()
    {
        _story.Candidates.Add(Story.LeadOf(Cho, "Working - Contacted"));

        _story.Ready().Look().Desk.Loads.ShouldBe(new Dictionary<string, int> { [Cho.CrmId] = 1 });
    }

    [Fact]
    public void A_lead_that_is_looked_at_again_counts_once()
    {
        _story.Ready().Settle();

        _story.Desk.Loads.Values.Sum().ShouldBe(1);
    }

    private static CrmRecord Client() => new(
        CrmLink.Contact, "003Ws0000000001IAA", null, Cho, true, false, null, Story.Start.AddDays(-3), Cho.CrmId, new Dictionary<string, string?> { ["Email"] = "kim@globex.example", ["Phone"] = "+33 1 99" });
}
