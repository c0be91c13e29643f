using LeadSync.Scoring.Learning;

namespace LeadSync.Tests.Scoring.Learning;

public sealed class LateInputsTests
{
    private readonly Random _random = new(11);

    [Fact]
    public void A_name_that_sales_writes_is_left_out() => Only("notes_of_sales", won => won ? "warm" : "cold").LeftOut.ShouldBeTrue();

    [Fact]
    public void A_value_that_tells_of_an_edit_is_left_out_and_named()
    {
        var late = Only("whatever_happened", won => _random.NextDouble() < 0.5 ? "Modified" : won ? "Mail" : "Call");

        late.LeftOut.ShouldBeTrue();
        late.Because.ShouldContain("'Modified'");
    }

    [Fact]
    public void An_input_that_is_too_good_to_be_true_is_left_out()
    {
        var late = Only("kind", won => won == _random.NextDouble() < 0.98 ? "A" : "B");

        late.LeftOut.ShouldBeTrue();
        late.Alone.Value.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void What_moves_on_with_the_lead_is_used_and_named() => Only("last_page", won => _random.NextDouble() < (won ? 0.6 : 0.4) ? "A" : "B").LeftOut.ShouldBeFalse();

    [Fact]
    public void A_value_that_decides_alone_is_used_and_named()
    {
        var late = Only("club", won => won && _random.NextDouble() < 0.2 ? "Members" : "None");

        late.LeftOut.ShouldBeFalse();
        late.Because.ShouldContain("'Members'");
    }

    [Fact]
    public void Honest_inputs_are_not_suspected() => Find(MadeUpOutcomes.Learnable(1_000)).ShouldBeEmpty();

    private static LateInput Only(string name, Func<bool, string> value) =>
        Find(MadeUpOutcomes.Learnable(1_000, alsoWritten: (properties, won) => properties[name] = value(won))).ShouldHaveSingleItem();

    private static IReadOnlyList<LateInput> Find(List<ClosedLead> leads) => LateInputs.Find(new LeadTable(leads, PropertySurvey.Of(leads).Usable));
}
