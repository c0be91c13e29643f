using LeadSync.Checking;
using LeadSync.Leads;
using LeadSync.Rules;
using static LeadSync.Tests.Checking.Live;

namespace LeadSync.Tests.Checking;

/// <summary>
/// "A picklist value unknown to Salesforce, a 300-character value in an 80-character field, a date in a number field,
/// a mapping to a formula field: a clear finding in <c>check</c>".
/// </summary>
public sealed class FieldFindingsTests
{
    private static readonly FieldShape Text = new("note", FieldKind.Text) { Length = 65_536 };

    [Fact]
    public void A_picklist_value_unknown_to_Salesforce_is_named()
    {
        var told = Told(Map("size", "Size__c"), Shape("size", FieldKind.Picklist, "small", "large", "huge"), Shape("Size__c", FieldKind.Picklist, "Small", "Large"));

        told.ShouldHaveSingleItem().ShouldStartWith("fields.yaml:7  Lead.Size__c does not take 'huge' of 'size': not in the picklist");
    }

    [Fact]
    public void A_map_or_another_value_answers_for_an_unknown_one()
    {
        var (from, to) = (Shape("size", FieldKind.Picklist, "small", "huge"), Shape("Size__c", FieldKind.Picklist, "Small", "Large"));

        Told(Map("size", "Size__c") with { Transforms = [new Transform("map", [], new Dictionary<string, string> { ["huge"] = "Large" })] }, from, to).ShouldBeEmpty();
        Told(Map("size", "Size__c") with { Unknown = UnknownValue.Other, Other = "Large" }, from, to).ShouldBeEmpty();
        Told(Map("size", "Size__c") with { Unknown = UnknownValue.Add }, from, to with { Restricted = false }).ShouldBeEmpty();
        Told(Map("size", "Size__c") with { Unknown = UnknownValue.Other, Other = "Enormous" }, from, to with { Restricted = false }).ShouldContain(line => line.Contains("has no value 'Enormous'"));
    }

    [Fact]
    public void A_300_character_value_in_an_80_character_field_is_told_with_both_numbers()
    {
        var rules = With(Map("note", "Note__c"));
        var picture = Picture([Text], [new FieldShape("Note__c", FieldKind.Text) { Length = 80 }]);

        var real = SampleFindings.Of(rules, picture with { Sample = [Contact("note", new string('x', 300)), Contact("note", "short"), Contact("note", null)] });

        real.ShouldHaveSingleItem().Wrong.ShouldBe("1 of 3 contacts have a 'note' that Lead.Note__c does not take: 300 characters where 80 fit; shorten it, make the field longer, or write tooLong: cut");
        Told(rules, picture).ShouldHaveSingleItem().ShouldContain("note: texts may be longer than the field they go to, and are then refused: note to Lead.Note__c (80)");
        Told(With(Map("note", "Note__c") with { TooLong = TooLong.Cut }), picture).ShouldBeEmpty();
    }

    [Fact]
    public void A_picklist_value_that_is_too_long_is_certain_to_be_refused() =>
        Told(Map("size", "Size__c"), Shape("size", FieldKind.Picklist, new string('x', 300)), new FieldShape("Size__c", FieldKind.Text) { Length = 80 })
            .ShouldHaveSingleItem().ShouldContain("300 characters where 80 fit");

    [Fact]
    public void A_date_in_a_number_field_is_told()
    {
        var told = Told(Map("born", "Age__c"), new FieldShape("born", FieldKind.Date), new FieldShape("Age__c", FieldKind.Number));

        told.ShouldHaveSingleItem().ShouldStartWith("fields.yaml:7  'born' is a date and Lead.Age__c a number: no number, for a number field");
    }

    [Fact]
    public void A_mapping_to_a_formula_field_is_told()
    {
        var told = Told(Map("note", "Sum__c"), Text, new FieldShape("Sum__c", FieldKind.Text) { Writable = false, Computed = true });

        told.ShouldHaveSingleItem().ShouldStartWith("fields.yaml:7  Lead.Sum__c is a formula or computed otherwise, and 'note' is to be written into it.");
        Told(Map("note", "Sum__c", Direction.ToMarketing), Text, new FieldShape("Sum__c", FieldKind.Text) { Writable = false, Computed = true }).ShouldBeEmpty();
    }

    [Fact]
    public void A_field_that_our_user_may_only_see_is_a_matter_of_permissions() =>
        Told(Map("note", "Note__c"), Text, new FieldShape("Note__c", FieldKind.Text) { Writable = false }).ShouldHaveSingleItem().ShouldContain("permission set");

    [Theory]
    [InlineData(FieldKind.Text, FieldKind.Number)]
    [InlineData(FieldKind.Text, FieldKind.Date)]
    [InlineData(FieldKind.Text, FieldKind.Checkbox)]
    [InlineData(FieldKind.Number, FieldKind.Date)]
    [InlineData(FieldKind.DateTime, FieldKind.Number)]
    [InlineData(FieldKind.Checkbox, FieldKind.Number)]
    [InlineData(FieldKind.Phone, FieldKind.Email)]
    internal void Kinds_that_never_fit_are_told(FieldKind from, FieldKind to) =>
        Told(Map("a", "A__c"), new FieldShape("a", from), new FieldShape("A__c", to)).Count.ShouldBe(1);

    [Theory]
    [InlineData(FieldKind.Text, FieldKind.Text)]
    [InlineData(FieldKind.Text, FieldKind.Email)]
    [InlineData(FieldKind.Number, FieldKind.Text)]
    [InlineData(FieldKind.DateTime, FieldKind.Date)]
    [InlineData(FieldKind.Date, FieldKind.DateTime)]
    [InlineData(FieldKind.Checkbox, FieldKind.Checkbox)]
    [InlineData(FieldKind.Phone, FieldKind.Phone)]
    [InlineData(FieldKind.Email, FieldKind.Email)]
    [InlineData(FieldKind.Reference, FieldKind.Reference)]
    internal void Kinds_that_can_fit_are_left_alone(FieldKind from, FieldKind to) =>
        Told(Map("a", "A__c"), new FieldShape("a", from), new FieldShape("A__c", to)).ShouldBeEmpty();

    [Fact]
    public void A_text_after_a_transform_may_be_a_number() =>
        Told(Map("note", "Size__c") with { Transforms = [new Transform("number", [], new Dictionary<string, string>())] }, Text, new FieldShape("Size__c", FieldKind.Number)).ShouldBeEmpty();

    [Fact]
    public void The_way_back_is_looked_at_as_well()
    {
        var told = Told(Map("size", "Size__c", Direction.Both), Shape("size", FieldKind.Picklist, "Small"), Shape("Size__c", FieldKind.Picklist, "Small", "Large"));

        told.ShouldHaveSingleItem().ShouldContain("size does not take 'Large' of 'Lead.Size__c'");
    }

    [Fact]
    public void A_property_nobody_may_write_takes_nothing_from_Salesforce_unless_it_is_a_consent()
    {
        var property = new FieldShape("hs_email_optout", FieldKind.Checkbox) { Writable = false };
        var field = new FieldShape("HasOptedOutOfEmail", FieldKind.Checkbox);

        Told(Map("hs_email_optout", "HasOptedOutOfEmail", Direction.Both), property, field).ShouldHaveSingleItem().ShouldContain("HubSpot lets nobody write 'hs_email_optout'");
        Told(Map("hs_email_optout", "HasOptedOutOfEmail", Direction.Both) with { Consent = true }, property, field).ShouldBeEmpty();
    }

    [Fact]
    public void A_default_that_does_not_fit_is_told() =>
        Told(Map("size", "Size__c") with { Default = "unknown" }, Shape("size", FieldKind.Picklist, "Small"), Shape("Size__c", FieldKind.Picklist, "Small"))
            .ShouldHaveSingleItem().ShouldContain("the default of Lead.Size__c does not fit");

    [Fact]
    public void Real_values_of_a_picklist_are_named_and_those_of_other_fields_are_not()
    {
        var picture = Picture([Text], [Shape("Note__c", FieldKind.Picklist, "Small"), Shape("Mail__c", FieldKind.Email)]) with { Sample = [Contact("note", "Ann Okafor")] };

        SampleFindings.Of(With(Map("note", "Note__c")), picture).ShouldHaveSingleItem().Wrong.ShouldContain("('Ann Okafor')");
        var other = SampleFindings.Of(With(Map("note", "Mail__c")), picture).ShouldHaveSingleItem();
        other.Wrong.ShouldNotContain("Okafor");
        other.IsNote.ShouldBeTrue();
    }

    private static Dictionary<string, string?> Contact(string property, string? value) => new() { [property] = value };
}
