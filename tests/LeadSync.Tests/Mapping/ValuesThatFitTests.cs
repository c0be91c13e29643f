using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;
using static LeadSync.Tests.Mapping.Fields;

namespace LeadSync.Tests.Mapping;

public sealed class ValuesThatFitTests
{
    [Theory]
    [InlineData(nameof(FieldKind.Text), "yes", nameof(FieldKind.Checkbox), "true")]
    [InlineData(nameof(FieldKind.Number), "0", nameof(FieldKind.Checkbox), "false")]
    [InlineData(nameof(FieldKind.Checkbox), "true", nameof(FieldKind.Text), "true")]
    [InlineData(nameof(FieldKind.Text), " 1e3 ", nameof(FieldKind.Number), "1000")]
    [InlineData(nameof(FieldKind.Number), "5.50", nameof(FieldKind.Text), "5.50")]
    [InlineData(nameof(FieldKind.Date), "1795305600000", nameof(FieldKind.Text), "2026-11-22")]
    [InlineData(nameof(FieldKind.Text), " Jo@acme.example ", nameof(FieldKind.Email), "Jo@acme.example")]
    [InlineData(nameof(FieldKind.Text), "a; b;a", nameof(FieldKind.MultiPicklist), "a;b")]
    [InlineData(nameof(FieldKind.MultiPicklist), ";a", nameof(FieldKind.Picklist), "a")]
    [InlineData(nameof(FieldKind.Text), " ", nameof(FieldKind.Number), "")]
    public void A_value_is_carried_into_another_kind(string from, string value, string to, string stored)
    {
        ToCrm(value, Of(from), Of(to)).ShouldBe(new Translated(stored));
        ToMarketing(value, Of(from), Of(to)).ShouldBe(new Translated(stored));
    }

    [Fact]
    public void A_picklist_stores_its_own_spelling() => ToCrm(" finance ", Text, Of(FieldKind.Picklist, "Finance")).Value.ShouldBe("Finance");

    [Fact]
    public void Of_two_spellings_the_exact_one_is_meant() => ToCrm("hot", Text, Of(FieldKind.Picklist, "Hot", "hot")).Value.ShouldBe("hot");

    [Fact]
    public void A_checkbox_becomes_yes_or_no_where_the_list_has_the_words() =>
        ToCrm("false", Of(FieldKind.Checkbox), Of(FieldKind.Picklist, "Yes", "No")).Value.ShouldBe("No");

    [Theory]
    [InlineData("2026-11-22T23:30:00Z", null, "2026-11-22")]
    [InlineData("2026-11-22T23:30:00Z", "Europe/Berlin", "2026-11-23")]
    [InlineData("1795390200000", "Europe/Berlin", "2026-11-23")]
    [InlineData("2026-11-22T03:30:00Z", "America/New_York", "2026-11-21")]
    public void An_instant_becomes_the_day_it_is_in_the_rules_zone(string instant, string? zone, string day) =>
        ToCrm(instant, Of(FieldKind.DateTime), Of(FieldKind.Date), Rule() with { Zone = zone }).Value.ShouldBe(day);

    [Fact]
    public void Without_a_zone_of_its_own_the_rule_takes_that_of_the_context() =>
        ToCrm("2026-11-22T23:30:00Z", Of(FieldKind.DateTime), Of(FieldKind.Date), context: new TranslationContext { TimeZone = "Asia/Tokyo" }).Value.ShouldBe("2026-11-23");

    [Theory]
    [InlineData("2026-11-22", "Europe/Berlin", "2026-11-21T23:00:00.000Z")]
    [InlineData("2026-09-06", "America/Santiago", "2026-09-06T04:00:00.000Z")] // Midnight is skipped there that night.
    public void A_day_becomes_the_moment_it_begins(string day, string zone, string instant) =>
        ToMarketing(day, Of(FieldKind.Date), Of(FieldKind.DateTime), Rule() with { Zone = zone }).Value.ShouldBe(instant);

    [Fact]
    public void A_date_has_no_zone() =>
        ToCrm("1795305600000", Of(FieldKind.Date), Of(FieldKind.Date), Rule() with { Zone = "America/New_York" }).Value.ShouldBe("2026-11-22");

    [Fact]
    public void A_map_is_turned_round_on_the_way_back_and_the_last_step_first()
    {
        var both = Rule(Map(("H", "Hot"), ("C", "Cold")), Map(("Hot", "3"), ("Cold", "1"))) with { Direction = Direction.Both };

        ToCrm("H", Text, Text, both).Value.ShouldBe("3");
        ToMarketing("3", Text, Text, both).Value.ShouldBe("H");
    }

    [Fact]
    public void A_rule_that_leads_to_marketing_alone_takes_its_steps_forward() =>
        ToMarketing(" Working - Contacted", Text, Text, Rule(Step("trim"), Map(("Working - Contacted", "WORKING"))) with { Direction = Direction.ToMarketing })
            .Value.ShouldBe("WORKING");
}
