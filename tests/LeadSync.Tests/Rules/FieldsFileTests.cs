using System.Text.RegularExpressions;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Rules;

public sealed partial class FieldsFileTests
{
    [Fact]
    public void Every_key_of_a_mapping_is_read_word_for_word()
    {
        var rule = Rules("tooLong: cut, unknown: { other: Else }, zone: Asia/Tokyo, once: true, firstLink: overwrite, transform: [{ phone: Germany }, { cut: 40 }, { map: { a: b } }]").Fields.Single();

        (rule.TooLong, rule.Unknown, rule.Other, rule.Zone, rule.Once, rule.FirstLinkOverwrites).ShouldBe((TooLong.Cut, UnknownValue.Other, "Else", "Asia/Tokyo", true, true));
        rule.Transforms.Select(step => $"{step.Name} {string.Join(' ', step.Words)}").ShouldBe(["phone DE", "cut 40", "map "]);
    }

    [Fact]
    public void Without_them_a_value_that_does_not_fit_is_refused()
    {
        var rule = Rules("on: [lead]").Fields.Single();

        (rule.TooLong, rule.Unknown, rule.Zone, rule.FirstLinkOverwrites).ShouldBe((TooLong.Refuse, UnknownValue.Refuse, null, false));
    }

    [Fact]
    public void Owners_are_paired_by_address()
    {
        var owners = Rules("on: [lead]", "owners: { map: { \"a@hub.example\": \"b@crm.example\" }, fallback: \"c@crm.example\" }").Owners;

        owners.Map.ShouldBe(new Dictionary<string, string> { ["a@hub.example"] = "b@crm.example" });
        owners.Fallback.ShouldBe("c@crm.example");
    }

    [Fact]
    public void What_a_template_a_telephone_number_or_a_company_needs_is_read_with_the_rest()
    {
        using var config = TempConfig.Shipped().Write("fields.yaml", """
            fields:
              - { hubspot: lastname, salesforce: Full_Name__c, transform: { template: "{salutation} {firstname} {value}" } }
              - { hubspot: mobilephone, salesforce: MobilePhone, transform: phone }
              - { hubspot: company.industry, salesforce: Industry }
            """);
        var rules = config.Read().Rulebook!;

        rules.Fields.ContactProperties.ShouldBe(["lastname", "mobilephone", "salutation", "firstname", "country"]);
        rules.Fields.CompanyProperties.ShouldBe(["industry"]);
        WantedFields.OfContact(rules).ShouldContain("salutation");
        WantedFields.OfContact(rules).ShouldNotContain("company.industry");
    }

    [Theory]
    [InlineData("transform: { phone: Atlantis }", "'Atlantis' of the transform 'phone' is no country by ISO 3166")]
    [InlineData("transform: country", "the transform 'country' has nothing to go by")]
    [InlineData("transform: { country: iso4 }", "'country' is 'iso4'")]
    [InlineData("transform: { date: \"DD.NN.YYYY\" }", "'date' is 'DD.NN.YYYY', which is no form of a date")]
    [InlineData("transform: { date: \"dd.MM.\" }", "'date' is 'dd.MM.', which is no form of a date")]
    [InlineData("transform: { date: \"MM/yyyy\" }", "'date' is 'MM/yyyy', which is no form of a date")]
    [InlineData("transform: { number: \";\" }", "'number' is ';'")]
    [InlineData("transform: { join: [a, b] }", "the transform 'join' takes one value")]
    [InlineData("transform: { template: \"{first name}\" }", "a template has a brace that belongs to no property")]
    [InlineData("transform: { cut: 0 }", "'cut' is '0'")]
    [InlineData("transform: { trim: 5 }", "the transform 'trim' takes no values")]
    [InlineData("transform: { map: {} }", "the transform 'map' has no pairs")]
    [InlineData("direction: both, transform: { phone: DE }", "'city' travels both ways, and the transform 'phone' has no way back")]
    [InlineData("direction: both, transform: { map: { a: b, c: B } }", "'city' travels both ways, and the transform 'map' has no way back")]
    [InlineData("direction: toMarketing, transform: { template: \"{firstname}\" }", "a template is made of HubSpot's properties, and this mapping leads to HubSpot")]
    [InlineData("tooLong: shorten", "'tooLong' is 'shorten'")]
    [InlineData("unknown: other", "'unknown' is 'other'")]
    [InlineData("unknown: { othr: x }", "unknown has no 'other'")]
    [InlineData("zone: Berlin", "there is no time zone 'Berlin'")]
    public void A_mapping_that_cannot_be_meant_is_a_finding(string keys, string wrong) => Findings(Mapping(keys)).ShouldContain(wrong);

    [Theory]
    [InlineData("{ hubspot: company.industry, salesforce: Industry, direction: both }", "'company.industry' is a property of the company, which LeadSync only reads")]
    [InlineData("{ hubspot: company.opted_out, salesforce: Fax, consent: true }", "'company.opted_out' is a property of the company, and consent is a person's own")]
    [InlineData("{ hubspot: company., salesforce: Industry }", "'company.' names no property")]
    public void A_company_is_read_and_never_written(string mapping, string wrong) => Findings(mapping).ShouldContain(wrong);

    [Theory]
    [InlineData("owners: { map: { ana: \"b@crm.example\" } }", "an entry of 'owners' is no pair of addresses")]
    [InlineData("owners: { map: { \"a@hub.example\": bob } }", "an entry of 'owners' is no pair of addresses")]
    [InlineData("owners: { fallback: ana }", "'fallback' is 'ana'")]
    [InlineData("owners: { fallbak: \"a@crm.example\" }", "unknown key 'fallbak' in owners")]
    public void An_owner_is_an_address(string owners, string wrong) => Findings(Mapping("on: [lead]"), owners).ShouldContain(wrong);

    [Fact]
    public void The_shipped_file_explains_every_key_and_every_transform_there_is()
    {
        var head = Repository.Text("config/fields.yaml").Split("\nfields:")[0];
        var keys = Known(Findings(Mapping("what: ever")), "unknown key 'what'");
        var transforms = Known(Findings(Mapping("transform: what")), "unknown transform 'what'");

        keys.Where(key => !head.Contains($"\n# {key} ", StringComparison.Ordinal)).ShouldBeEmpty();
        transforms.Where(transform => !Regex.IsMatch(head, $@"\b{transform}\b", RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBeEmpty();
    }

    private static string Mapping(string keys) => $"{{ hubspot: city, salesforce: City, {keys} }}";

    private static FieldRules Rules(string keys, string more = "")
    {
        using var config = TempConfig.Shipped().Write("fields.yaml", $"fields:\n  - {Mapping(keys)}\n{more}\n");
        var reading = config.Read();
        return reading.Rulebook.ShouldNotBeNull(string.Join('\n', reading.Findings)).Fields;
    }

    private static List<string> Findings(string mapping, string more = "")
    {
        using var config = TempConfig.Shipped().Write("fields.yaml", $"fields:\n  - {mapping}\n{more}\n");
        var findings = config.Read().Findings.Where(finding => finding.At.File == "fields.yaml" && !finding.IsNote).ToList();
        findings.ShouldAllBe(finding => finding.Remedy.Length > 0);
        return [.. findings.SelectMany(finding => new[] { finding.Wrong, $"{finding.Wrong}: {finding.Remedy}" })];
    }

    private static string[] Known(List<string> findings, string about) =>
        Words().Match(findings.Single(finding => finding.StartsWith($"{about}", StringComparison.Ordinal) && finding.Contains(": ", StringComparison.Ordinal))).Groups["words"].Value.Split(", ");

    [GeneratedRegex("(Known: |Write one of )(?<words>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
