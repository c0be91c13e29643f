using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Tests.Mapping;

public sealed class StoppedMappingsTests
{
    private static readonly FieldRule City = new() { HubSpot = "city", Salesforce = "City", At = new Position("fields.yaml", 7) };
    private static readonly FieldRule Title = new() { HubSpot = "jobtitle", Salesforce = "Title", At = new Position("fields.yaml", 8) };

    private static readonly Schema Whole = Having(["city", "jobtitle"], ["City", "Title"], ["City", "Title"]);

    [Fact]
    public void Nothing_stops_while_both_sides_have_every_field() => Stopped(Whole, City, Title).ShouldBeEmpty();

    [Fact]
    public void What_is_not_known_stops_nothing() => Stopped(Schema.Unknown, City, Title).ShouldBeEmpty();

    [Fact]
    public void A_property_that_vanished_from_HubSpot_stops_its_mapping_alone() =>
        Stopped(Having(["jobtitle"], ["City", "Title"], ["City", "Title"]), City, Title)
            .ShouldBe([("city and City", "HubSpot has no contact property 'city' that our token may read; let our user see it, put it back, or correct fields.yaml:7")]);

    [Fact]
    public void A_field_that_vanished_from_Salesforce_stops_its_mapping_alone() =>
        Stopped(Having(["city", "jobtitle"], ["City"], ["City"]), City, Title)
            .ShouldBe([("jobtitle and Title", "Salesforce shows our user no field 'Title' on Lead or Contact; let our user see it, put it back, or correct fields.yaml:8")]);

    [Fact]
    public void Without_on_a_mapping_holds_for_the_object_that_still_has_the_field()
    {
        var half = Having(["city", "jobtitle"], ["City", "Title"], ["City"]);

        Stopped(half, Title).ShouldBeEmpty();
        StoppedMappings.Works(Title, CrmLink.Lead, half).ShouldBeTrue();
        StoppedMappings.Works(Title, CrmLink.Contact, half).ShouldBeFalse();
    }

    [Fact]
    public void With_on_every_object_that_it_names_has_to_have_the_field()
    {
        var half = Having(["city", "jobtitle"], ["City", "Title"], ["City"]);

        Stopped(half, Title with { On = ["lead"] }).ShouldBeEmpty();
        Stopped(half, Title with { On = ["lead", "contact"] }).ShouldHaveSingleItem().Item2.ShouldStartWith("Salesforce shows our user no field 'Title' on Contact;");
        StoppedMappings.Works(Title with { On = ["lead"] }, CrmLink.Contact, Whole).ShouldBeFalse();
    }

    [Fact]
    public void A_template_stops_with_any_property_it_takes_and_a_property_of_the_company_where_companies_are_known()
    {
        var full = City with { Transforms = [new Transform("template", ["{city} {zip}"], new Dictionary<string, string>())] };

        Stopped(Whole, full).ShouldHaveSingleItem().Item2.ShouldStartWith("HubSpot has no contact property 'zip'");
        Stopped(Whole, City with { HubSpot = "company.domain" }).ShouldBeEmpty();
        Stopped(Whole with { Company = new Dictionary<string, FieldShape>() }, City with { HubSpot = "company.domain" })
            .ShouldHaveSingleItem().Item2.ShouldStartWith("HubSpot has no company property 'domain'");
    }

    [Fact]
    public void A_field_that_vanished_from_one_object_stops_there_although_the_other_still_has_it()
    {
        var half = Having(["city", "jobtitle"], ["City"], ["City", "Title"]);
        var rules = new FieldRules([City, Title]);
        var seen = StoppedMappings.Seen(rules, Whole, new HashSet<string>());

        StoppedMappings.Of(rules, half, seen).ShouldHaveSingleItem().Because.ShouldStartWith("Salesforce shows our user no field 'Title' on Lead;");

        // It stays lost until somebody puts it back or says that it is not wanted there.
        StoppedMappings.Seen(rules, half, seen).ShouldBe(seen, ignoreOrder: true);
        var told = new FieldRules([City, Title with { On = ["contact"] }]);
        StoppedMappings.Of(told, half, StoppedMappings.Seen(told, half, seen)).ShouldBeEmpty();
    }

    private static List<(string, string)> Stopped(Schema schema, params FieldRule[] rules) =>
        [.. StoppedMappings.Of(new FieldRules(rules), schema, new HashSet<string>()).Select(one => (one.Rule.Name, one.Because))];

    private static Schema Having(string[] properties, string[] lead, string[] contact) => new()
    {
        Contact = Shapes(properties),
        Crm = new Dictionary<string, IReadOnlyDictionary<string, FieldShape>> { [CrmLink.Lead] = Shapes(lead), [CrmLink.Contact] = Shapes(contact) },
    };

    private static Dictionary<string, FieldShape> Shapes(IEnumerable<string> names) => names.ToDictionary(name => name, name => new FieldShape(name, FieldKind.Text));
}
