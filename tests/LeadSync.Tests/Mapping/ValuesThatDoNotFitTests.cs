using LeadSync.Leads;
using LeadSync.Rules;
using static LeadSync.Tests.Mapping.Fields;

namespace LeadSync.Tests.Mapping;

public sealed class ValuesThatDoNotFitTests
{
    private static readonly FieldShape Industry = Of(FieldKind.Picklist, "Finance", "Health", "Other") with { Restricted = true };

    private static readonly FieldRule Cut = Rule() with { TooLong = TooLong.Cut };

    [Fact]
    public void Three_hundred_characters_do_not_go_into_eighty_and_the_reason_says_what_to_do() =>
        ToCrm(new string('x', 300), Text, Text with { Length = 80 }).Refused
            .ShouldBe("300 characters where 80 fit; shorten it, make the field longer, or write tooLong: cut");

    [Fact]
    public void A_text_is_cut_only_where_the_rule_says_so_and_never_through_a_character()
    {
        ToCrm(new string('x', 300), Text, Text with { Length = 80 }, Cut).Value.ShouldBe(new string('x', 80));
        ToCrm("abc👍🏽", Text, Text with { Length = 5 }, Cut).Value.ShouldBe("abc");
        ToMarketing(new string('x', 300), Text, Text with { Length = 80 }, Cut).Value.Length.ShouldBe(80);
    }

    [Fact]
    public void An_address_is_not_cut_into_somebody_elses() =>
        ToCrm("josephine@acme.example", Text, Of(FieldKind.Email) with { Length = 20 }, Cut).Refused.ShouldNotBeNull();

    [Fact]
    public void A_value_of_a_list_is_not_cut_into_another_value() =>
        ToCrm("Finance", Text, Of(FieldKind.Picklist) with { Length = 3 }, Cut).Refused.ShouldNotBeNull();

    [Theory]
    [InlineData("12.345", 2, nameof(TooLong.Refuse), null)]
    [InlineData("12.345", 2, nameof(TooLong.Cut), "12.35")]
    [InlineData("12.3450", 3, nameof(TooLong.Refuse), "12.345")]
    [InlineData("7.0", 0, nameof(TooLong.Refuse), "7")]
    public void Decimals_that_do_not_fit_are_refused_or_rounded(string value, int scale, string tooLong, string? stored)
    {
        var translated = ToCrm(value, Of(FieldKind.Number), Of(FieldKind.Number) with { Scale = scale }, Rule() with { TooLong = Enum.Parse<TooLong>(tooLong) });

        (translated.Refused is null ? translated.Value : null).ShouldBe(stored);
    }

    [Theory]
    [InlineData(nameof(FieldKind.Date), "2026-11-22", nameof(FieldKind.Number))]
    [InlineData(nameof(FieldKind.Text), "many", nameof(FieldKind.Number))]
    [InlineData(nameof(FieldKind.Text), "1795331580000", nameof(FieldKind.Date))]
    [InlineData(nameof(FieldKind.Text), "+49301234567", nameof(FieldKind.DateTime))]
    [InlineData(nameof(FieldKind.Number), "5", nameof(FieldKind.Date))]
    [InlineData(nameof(FieldKind.Text), "maybe", nameof(FieldKind.Checkbox))]
    [InlineData(nameof(FieldKind.Text), "jo at acme", nameof(FieldKind.Email))]
    [InlineData(nameof(FieldKind.MultiPicklist), "Finance;Health", nameof(FieldKind.Picklist))]
    public void A_value_of_another_kind_is_refused_and_not_told(string from, string value, string to)
    {
        var translated = ToCrm(value, Of(from), Of(to));

        translated.Value.ShouldBeEmpty();
        translated.Refused.ShouldNotBeNull().ShouldNotContain(value);
    }

    [Theory]
    [InlineData(nameof(UnknownValue.Refuse), null, false, null)]
    [InlineData(nameof(UnknownValue.Other), "other", false, "Other")]
    [InlineData(nameof(UnknownValue.Other), "Elsewhere", false, null)]
    [InlineData(nameof(UnknownValue.Add), null, false, "Space")]
    [InlineData(nameof(UnknownValue.Add), null, true, null)] // Written, it would take the whole record with it.
    public void A_value_that_the_list_does_not_have_goes_by_the_rule(string unknown, string? other, bool restricted, string? stored)
    {
        var translated = ToCrm("Space", Text, Industry with { Restricted = restricted }, Rule() with { Unknown = Enum.Parse<UnknownValue>(unknown), Other = other });

        (translated.Refused is null ? translated.Value : null).ShouldBe(stored);
    }

    [Fact]
    public void One_unknown_value_of_several_refuses_them_all_for_none_is_dropped_silently()
    {
        var list = Of(FieldKind.MultiPicklist, "Finance", "Health", "Other");

        ToCrm("Finance;Space", list, list).Refused.ShouldNotBeNull().ShouldStartWith("not in the picklist");
        ToCrm("Finance;Space;Moon", list, list, Rule() with { Unknown = UnknownValue.Other, Other = "Other" }).Value.ShouldBe("Finance;Other");
    }

    [Fact]
    public void A_list_that_is_not_known_takes_what_comes() => ToCrm("Space", Text, Of(FieldKind.Picklist)).Value.ShouldBe("Space");
}
