using LeadSync.Leads;
using LeadSync.Mapping;
using static LeadSync.Tests.Mapping.Fields;

namespace LeadSync.Tests.Mapping;

public sealed class FieldValuesTests
{
    [Theory]
    [InlineData(nameof(FieldKind.Number), "5", "5.0", true)]
    [InlineData(nameof(FieldKind.Number), "1E2", " 100 ", true)]
    [InlineData(nameof(FieldKind.Number), "-0", "0", true)]
    [InlineData(nameof(FieldKind.Number), "5", "50", false)]
    [InlineData(nameof(FieldKind.Number), "0", "", false)]
    [InlineData(nameof(FieldKind.DateTime), "2026-11-22T07:13:00.345Z", "2026-11-22T07:13:00.000+0000", true)]
    [InlineData(nameof(FieldKind.DateTime), "2026-11-22T08:13:00+01:00", "2026-11-22T07:13:00Z", true)]
    [InlineData(nameof(FieldKind.DateTime), "1795331580000", "2026-11-22T07:13:00Z", true)]
    [InlineData(nameof(FieldKind.DateTime), "2026-11-22T07:13:01Z", "2026-11-22T07:13:00Z", false)]
    [InlineData(nameof(FieldKind.Date), "2026-11-22", "2026-11-22T00:00:00Z", true)]
    [InlineData(nameof(FieldKind.Date), "2026-11-22", "1795305600000", true)]
    [InlineData(nameof(FieldKind.Date), "2026-11-22", "2026-11-23", false)]
    [InlineData(nameof(FieldKind.Checkbox), "TRUE", "true", true)]
    [InlineData(nameof(FieldKind.Checkbox), "", "False", true)]
    [InlineData(nameof(FieldKind.Checkbox), "", "true", false)]
    [InlineData(nameof(FieldKind.MultiPicklist), "a;b", ";b; a;b", true)]
    [InlineData(nameof(FieldKind.MultiPicklist), "a;b", "a", false)]
    [InlineData(nameof(FieldKind.Text), " a\r\nb ", "a\nb", true)]
    [InlineData(nameof(FieldKind.Text), "a", "A", false)]
    [InlineData(nameof(FieldKind.Text), "5", "5.0", false)]
    [InlineData(nameof(FieldKind.Email), "Jo@Acme.example", "jo@acme.example", true)]
    [InlineData(nameof(FieldKind.Picklist), "Hot", "hot", false)]
    [InlineData(nameof(FieldKind.Reference), "005Ws000001xYzA", "005Ws000001xYzAIAU", true)]
    public void Two_texts_mean_the_same_by_the_kind_of_their_field(string kind, string one, string other, bool same)
    {
        FieldValues.Same(Of(kind), one, other).ShouldBe(same);
        FieldValues.Same(Of(kind), other, one).ShouldBe(same);
    }

    [Theory]
    [InlineData(nameof(FieldKind.Checkbox), "True", true)]
    [InlineData(nameof(FieldKind.Checkbox), "", false)]
    [InlineData(nameof(FieldKind.Date), "2026-11-22", "2026-11-22")]
    [InlineData(nameof(FieldKind.Date), "2026-11-22T00:00:00Z", "2026-11-22")]
    [InlineData(nameof(FieldKind.DateTime), "2026-11-22T08:13:00.25+01:00", "2026-11-22T07:13:00.250Z")]
    [InlineData(nameof(FieldKind.Text), "5.0", "5.0")]
    [InlineData(nameof(FieldKind.Text), " ", null)]
    [InlineData(nameof(FieldKind.Number), "", null)]
    [InlineData(nameof(FieldKind.Number), "many", "many")]
    [InlineData(nameof(FieldKind.MultiPicklist), "a;b", "a;b")]
    public void Salesforce_gets_each_kind_as_its_JSON_wants_it(string kind, string value, object? written) =>
        FieldValues.ForSalesforce(Of(kind), value).ShouldBe(written);

    [Fact]
    public void A_number_is_a_number_in_Salesforces_JSON() => FieldValues.ForSalesforce(Of(FieldKind.Number), "12.50").ShouldBe(12.5m);
}
