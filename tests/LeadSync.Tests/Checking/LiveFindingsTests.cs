using LeadSync.Checking;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Checking.Live;

namespace LeadSync.Tests.Checking;

public sealed class LiveFindingsTests
{
    private static readonly LivePicture Nothing = Picture([], []);

    [Fact]
    public void A_name_that_is_nearly_right_is_offered()
    {
        var rules = With(Map("frist_name", "LastName"), Map("firstname", "Lastname__c"));
        var schema = Picture([Shape("first_name", FieldKind.Text), Shape("firstname", FieldKind.Text)], [Shape("LastName", FieldKind.Text)]).Schema;

        var findings = PropertyFindings.Of(rules, schema).ToList();

        findings.ShouldContain(finding => finding.Wrong == "HubSpot has no contact property 'frist_name'" && finding.Remedy.StartsWith("Did you mean 'first_name'?") && finding.At.Line == 7);
        findings.ShouldContain(finding => finding.Wrong.StartsWith("Salesforce shows our user no field 'Lastname__c' on Lead"));
    }

    [Fact]
    public void Rules_that_ask_for_accounts_which_the_org_hides_are_named()
    {
        var hidden = Nothing with { Schema = new Schema { Crm = new Dictionary<string, IReadOnlyDictionary<string, FieldShape>> { ["Account"] = new Dictionary<string, FieldShape>() } } };
        var asking = Usual with { Scoring = Usual.Scoring with { Exclude = [new ScopeRule(Some.When("account.type", "Customer"), "customer")] } };

        AccessFindings.Of(asking, hidden).ShouldHaveSingleItem().Wrong.ShouldBe("our Salesforce user may not see Accounts, and rules of scoring.yaml, routing.yaml or sla.yaml ask for them");
        AccessFindings.Of(Usual, hidden).ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_for_no_object_in_particular_is_content_with_one()
    {
        var schema = new Schema { Crm = new Dictionary<string, IReadOnlyDictionary<string, FieldShape>> { ["Lead"] = new Dictionary<string, FieldShape> { ["Title"] = Shape("Title", FieldKind.Text) }, ["Contact"] = new Dictionary<string, FieldShape>() } };

        PropertyFindings.Of(With(Map("a", "Title") with { On = [] }), schema).ShouldBeEmpty();
        PropertyFindings.Of(With(Map("a", "Title") with { On = ["contact"] }), schema).ShouldHaveSingleItem().Wrong.ShouldEndWith("on Contact");
    }

    [Fact]
    public void A_property_of_the_company_is_looked_for_among_companies()
    {
        var schema = new Schema { Contact = new Dictionary<string, FieldShape>(), Company = new Dictionary<string, FieldShape> { ["industry"] = Shape("industry", FieldKind.Text) } };

        var findings = PropertyFindings.Of(With(Map("company.industry", "Industry"), Map("company.size", "Size__c")), schema).Where(finding => finding.At.File == "fields.yaml");

        findings.ShouldHaveSingleItem().Wrong.ShouldBe("HubSpot has no company property 'size'");
    }

    [Fact]
    public void A_field_without_which_no_Lead_is_made_is_named_unless_a_mapping_fills_it()
    {
        var schema = Picture([], [Shape("Region__c", FieldKind.Text) with { Required = true }, Shape("LastName", FieldKind.Text) with { Required = true }]).Schema;

        RequiredFindings.Of(With(), schema).ShouldHaveSingleItem().Wrong.ShouldContain("'Region__c', and no mapping fills it");
        RequiredFindings.Of(With(Map("region", "Region__c")), schema).ShouldHaveSingleItem().IsNote.ShouldBeTrue();
        RequiredFindings.Of(With(Map("region", "Region__c") with { Default = "none" }), schema).ShouldBeEmpty();
    }

    [Fact]
    public void A_field_that_a_stage_requires_and_Salesforce_does_not_have_is_named()
    {
        var rules = Usual with { Stages = Usual.Stages with { Stages = [.. Usual.Stages.Stages.Select(stage => stage.Name == Stage.Sql ? stage with { Requires = ["Budget__c", "Status"] } : stage)] } };

        StageFindings.Of(rules, Picture([], [Shape("Status", FieldKind.Picklist)])).Where(finding => finding.Wrong.Contains("requires", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .Wrong.ShouldBe("the stage sql requires 'Budget__c', which Salesforce's Lead does not have");
    }

    [Fact]
    public void Words_of_a_stage_that_a_system_does_not_have_are_named()
    {
        var picture = Picture(
            [Shape("lifecyclestage", FieldKind.Picklist, "lead"), Shape("hs_lead_status", FieldKind.Text) with { Writable = false }],
            [Shape("Status", FieldKind.Picklist, "Open - Not Contacted", "Frozen", "Closed - Converted")]) with { ConvertedStatuses = new HashSet<string> { "Closed - Converted" } };

        var findings = StageFindings.Of(Usual, picture).Select(finding => FindingsText.Line(finding, Purpose.CheckLive)).ToList();

        findings.ShouldContain(line => line.Contains("Lead Status has no value 'Recycled', which LeadSync would write"));
        findings.ShouldContain(line => line.Contains("'lifecyclestage' of HubSpot has no option 'customer', which the stage won writes"));
        findings.ShouldContain(line => line.Contains("HubSpot lets nobody write 'hs_lead_status', which the stage sal writes"));
        findings.ShouldContain(line => line.Contains("note: no stage has the Status 'Frozen': a lead that gets it stays in its stage"));
    }

    [Fact]
    public void Whoever_left_is_told_apart_from_whoever_never_was_there()
    {
        var desk = new Desk { Seats = new Dictionary<string, DeskSeat>() };
        var owners = new[] { Owner("dan", 3), Owner("eve", 4) };
        var rules = Usual with { Routing = Usual.Routing with { Owners = owners } };

        var findings = PeopleFindings.Of(rules, Nothing with { Desk = desk, Left = new HashSet<string> { "dan@acme.example" } }).ToList();

        findings.ShouldContain(finding => finding.At.Line == 3 && finding.Wrong == "'dan@acme.example' is a user who is not active in Salesforce");
        findings.ShouldContain(finding => finding.At.Line == 4 && finding.Wrong == "Salesforce has no active user 'eve@acme.example'");
    }

    [Fact]
    public void Owners_who_are_nobody_in_Salesforce_are_reported_where_owners_travel()
    {
        var picture = Picture([Shape("hubspot_owner_id", FieldKind.Reference)], [Shape("Marketer__c", FieldKind.Reference)]) with
        {
            Desk = new Desk { Seats = new Dictionary<string, DeskSeat>() },
            Strangers = ["kim@acme.example"],
        };
        var rules = With(Map("hubspot_owner_id", "Marketer__c"));

        PeopleFindings.Of(rules, picture).ShouldContain(finding => finding.IsNote && finding.Wrong.Contains("kim@acme.example") && finding.Wrong.Contains("stays as it is"));
        PeopleFindings.Of(Usual, picture).ShouldNotContain(finding => finding.Wrong.Contains("kim@acme.example"));
    }

    [Fact]
    public void Rights_and_scopes_that_are_missing_are_named_and_those_nobody_tells_of_are_not()
    {
        var schema = Picture([], [Shape("Status", FieldKind.Picklist) with { Writable = false }, Shape("OwnerId", FieldKind.Reference), Shape("LastName", FieldKind.Text)]) with
        {
            Rights = new Dictionary<string, RecordRights> { ["Lead"] = new(MayCreate: false, MayUpdate: null), ["Task"] = new(true, true) },
            Scopes = ["crm.objects.contacts.read", "crm.schemas.contacts.read", "forms", "crm.lists.read"],
        };

        AccessFindings.Of(Usual, schema).Select(finding => finding.Wrong).ShouldBe(
            ["our Salesforce user may not create Leads", "our Salesforce user may not write Lead.Status", "the HubSpot token lacks the scope crm.objects.contacts.write, for telling marketing what became of a lead"]);
        AccessFindings.Of(Usual, Nothing with { Schema = Schema.Unknown }).ShouldBeEmpty();
    }

    [Fact]
    public void Each_field_that_HubSpots_own_connector_would_write_too_is_named()
    {
        var rules = With(Map("phone", "Phone"), Map("shoe_size", "Shoe__c")) with { Settings = Usual.Settings with { NativeSync = NativeSync.Absent } };

        var findings = NativeSyncFindings.Of(rules, Nothing with { LinkedNatively = 12 }).ToList();

        NativeSyncFindings.Of(rules, Nothing with { LinkedNatively = 12, WrittenNatively = new HashSet<string> { "shoe_size" } }).ShouldContain(finding => finding.Wrong.EndsWith("'shoe_size' and Shoe__c"));
        findings.Select(finding => finding.At.File).ShouldBe(["leadsync.yaml", "fields.yaml"]);
        findings[0].Wrong.ShouldContain("12 contacts");
        findings[1].Wrong.ShouldContain("'phone' and Phone");
        NativeSyncFindings.Of(rules, Nothing).ShouldBeEmpty();
    }

    [Fact]
    public void Beside_HubSpots_own_connector_each_mapping_and_stage_property_that_is_left_to_it_is_named_and_those_it_does_not_carry_too()
    {
        var rules = With(Map("phone", "Phone"), Map("shoe_size", "Shoe__c"), Map("shoe_size", "LeadSync_Shoe__c"), Map("leadsync_crm_status", "Status", Direction.ToMarketing));
        rules = rules with { Settings = rules.Settings with { NativeSync = NativeSync.Detect } };

        var told = NativeSyncFindings.Of(rules, Nothing with { LinkedNatively = 12 }).Select(finding => FindingsText.Line(finding, Purpose.CheckLive)).ToList();

        told.Count(line => line.StartsWith("fields.yaml", StringComparison.Ordinal)).ShouldBe(2);
        told[0].ShouldBe("fields.yaml:7  note: both LeadSync and HubSpot's own Salesforce connector would write 'phone' and Phone, if that connector maps it, as it does by default. Beside that connector LeadSync leaves the field to it; remove one of the two mappings.");
        told[1].ShouldStartWith("fields.yaml:7  note: beside HubSpot's own Salesforce connector LeadSync leaves 'shoe_size' and Shoe__c to it, and it was not seen to write them");
        told.ShouldContain(line => line.Contains("LeadSync does not write 'lifecyclestage' for the stage mql"));
        NativeSyncFindings.Of(rules with { Settings = rules.Settings with { NativeSync = NativeSync.Alongside } }, Nothing).Count().ShouldBe(told.Count);
    }

    private static OwnerRule Owner(string id, int line) => new(id, $"{id}@acme.example", null, null, null, null, null, [], new Position("routing.yaml", line));
}
