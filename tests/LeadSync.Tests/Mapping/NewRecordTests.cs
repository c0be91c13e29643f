using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Mapping;

public sealed class NewRecordTests
{
    private static readonly Dictionary<string, int> Lengths = new() { ["LastName"] = 80, ["Company"] = 255, ["City"] = 5 };

    private static readonly (string, string?)[] Known = [("firstname", "Jo"), ("lastname", "Okafor"), ("company", "Globex"), ("city", "Basel")];

    private static FieldRule Rule(string property, string field) => new() { HubSpot = property, Salesforce = field, At = Some.Position };

    private static MappedFields Fields(
        (string, string?)[] person,
        FieldRule[] rules,
        string salesforceObject = CrmLink.Lead,
        string[]? writable = null,
        bool personAccounts = false) =>
        NewRecord.Fields(Some.Person(person), new FieldRules(rules), salesforceObject, writable?.ToHashSet(), Lengths, personAccounts);

    private static object? Value(string? value, FieldRule rule) =>
        Fields([(rule.HubSpot, value)], [rule]).Fields.GetValueOrDefault(rule.Salesforce);

    [Fact]
    public void Takes_what_travels_to_Salesforce_and_leaves_the_rest()
    {
        var mapped = Fields(Known,
        [
            Rule("firstname", "FirstName"),
            Rule("city", "City") with { Direction = Direction.Both },
            Rule("leadsync_crm_status", "Status") with { Direction = Direction.ToMarketing },
            Rule("phone", "Phone"),
        ]);

        mapped.Fields.ShouldBe(
            new Dictionary<string, object?> { ["FirstName"] = "Jo", ["City"] = "Basel", ["LastName"] = "Okafor", ["Company"] = "Globex" },
            ignoreOrder: true);
        mapped.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Says_not_provided_where_Salesforce_insists_and_nobody_knows()
    {
        var fields = Fields([], [Rule("lastname", "LastName"), Rule("company", "Company")]).Fields;

        fields["LastName"].ShouldBe("[not provided]");
        fields["Company"].ShouldBe("[not provided]");
    }

    [Fact]
    public void A_contact_needs_no_company() =>
        Fields(Known, [Rule("company", "Company") with { On = ["lead"] }], CrmLink.Contact).Fields.Keys.ShouldBe(["LastName"]);

    [Fact]
    public void Company_stays_empty_with_person_accounts() =>
        Fields(Known, [Rule("company", "Company") with { Default = "[none]" }], personAccounts: true).Fields.Keys.ShouldBe(["LastName"]);

    [Fact]
    public void A_rule_for_the_required_field_wins_over_the_property_of_its_name() =>
        Fields([.. Known, ("trading_name", "Globex Ltd")], [Rule("trading_name", "Company")]).Fields["Company"].ShouldBe("Globex Ltd");

    [Fact]
    public void The_first_rule_with_a_value_fills_the_field() =>
        Fields([("mobilephone", "2"), ("fax", "3")], [Rule("phone", "Phone"), Rule("mobilephone", "phone"), Rule("fax", "Phone")])
            .Fields["Phone"].ShouldBe("2");

    [Fact]
    public void A_default_fills_a_blank()
    {
        var rule = Rule("country", "Country") with { Default = "unknown", Transforms = [new Transform("trim", [], new Dictionary<string, string>())] };

        Value("  ", rule).ShouldBe("unknown");
        Value("Kenya", rule).ShouldBe("Kenya");
    }

    [Theory]
    [InlineData("hs_email_optout", "HasOptedOutOfEmail", false, "true", true)]
    [InlineData("do_not_call", "DoNotCall", false, "False", false)]
    [InlineData("sms_optout", "No_Sms__c", true, "true", true)]
    [InlineData("is_partner", "Is_Partner__c", false, "true", "true")]
    [InlineData("hs_email_optout", "HasOptedOutOfEmail", true, null, null)]
    public void Consent_becomes_a_tick_and_a_blank_stays_unsaid(string property, string field, bool consent, string? value, object? written) =>
        Value(value, Rule(property, field) with { Consent = consent }).ShouldBe(written);

    [Fact]
    public void A_field_that_may_not_be_written_is_left_out_and_named()
    {
        var mapped = Fields([.. Known, ("phone", null)], [Rule("city", "City"), Rule("phone", "Phone")], writable: ["lastname", "LastName", "Company"]);

        mapped.Fields.Keys.ShouldBe(["LastName", "Company"], ignoreOrder: true);
        mapped.Notes.Single().Field.ShouldBe("City");
        mapped.Notes.Single().Because.ShouldStartWith("hidden, read-only or missing in Salesforce");
    }

    [Fact]
    public void Too_long_a_value_is_refused_with_a_note_that_does_not_tell_it()
    {
        var mapped = Fields([.. Known[..3], ("city", "Winterthur")], [Rule("city", "City")]);

        mapped.Fields.Keys.ShouldNotContain("City");
        mapped.Notes.ShouldBe([new FieldNote("City", "10 characters where 5 fit; shorten it, make the field longer, or write tooLong: cut")]);
    }

    [Fact]
    public void Too_long_a_last_name_does_not_cost_the_lead()
    {
        var mapped = Fields([("lastname", new string('x', 81))], [Rule("lastname", "LastName")]);

        mapped.Fields["LastName"].ShouldBe("[not provided]");
        mapped.Notes.Single().Field.ShouldBe("LastName");
    }

    [Fact]
    public void A_required_field_that_may_not_be_written_is_named_too() =>
        Fields(Known, [], writable: ["Company"]).Notes.Single().Field.ShouldBe("LastName");

    [Fact]
    public void A_value_that_a_transform_cannot_read_is_left_out_and_named()
    {
        var mapped = Fields(Known, [Rule("city", "City") with { Transforms = [new Transform("country", ["iso2"], new Dictionary<string, string>())] }]);

        mapped.Fields.Keys.ShouldNotContain("City");
        mapped.Notes.Single().Because.ShouldStartWith("no country that ISO 3166 knows");
    }
}
