using LeadSync.HubSpot;
using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Salesforce;

namespace LeadSync.Tests.Journey;

public sealed class SchemaSetupTests
{
    [Theory]
    [InlineData("string", "text", FieldKind.Text)]
    [InlineData("string", "textarea", FieldKind.Text)]
    [InlineData("string", "phonenumber", FieldKind.Phone)]
    [InlineData("phone_number", "phonenumber", FieldKind.Phone)]
    [InlineData("number", "number", FieldKind.Number)]
    [InlineData("bool", "booleancheckbox", FieldKind.Checkbox)]
    [InlineData("enumeration", "booleancheckbox", FieldKind.Checkbox)]
    [InlineData("enumeration", "checkbox", FieldKind.MultiPicklist)]
    [InlineData("enumeration", "radio", FieldKind.Picklist)]
    [InlineData("date", "date", FieldKind.Date)]
    [InlineData("datetime", "date", FieldKind.DateTime)]
    [InlineData("object_coordinates", "text", FieldKind.Text)]
    internal void A_property_is_what_its_two_types_say(string type, string fieldType, FieldKind kind) =>
        SchemaSetup.Shape(Property(type, fieldType)).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("string", FieldKind.Text)]
    [InlineData("textarea", FieldKind.Text)]
    [InlineData("encryptedstring", FieldKind.Text)]
    [InlineData("id", FieldKind.Text)]
    [InlineData("double", FieldKind.Number)]
    [InlineData("currency", FieldKind.Number)]
    [InlineData("percent", FieldKind.Number)]
    [InlineData("int", FieldKind.Number)]
    [InlineData("boolean", FieldKind.Checkbox)]
    [InlineData("date", FieldKind.Date)]
    [InlineData("datetime", FieldKind.DateTime)]
    [InlineData("picklist", FieldKind.Picklist)]
    [InlineData("multipicklist", FieldKind.MultiPicklist)]
    [InlineData("phone", FieldKind.Phone)]
    [InlineData("email", FieldKind.Email)]
    [InlineData("url", FieldKind.Url)]
    [InlineData("reference", FieldKind.Reference)]
    internal void A_Salesforce_field_is_what_its_type_says(string type, FieldKind kind) => SchemaSetup.Shape(Field(type)).Kind.ShouldBe(kind);

    [Fact]
    public void A_property_that_HubSpot_computes_or_keeps_to_itself_is_not_written()
    {
        SchemaSetup.Shape(Property("string", "text") with { HubSpotDefined = true }).Writable.ShouldBeTrue();
        SchemaSetup.Shape(Property("number", "number") with { Calculated = true }).Writable.ShouldBeFalse();
        SchemaSetup.Shape(Property("string", "text") with { ModificationMetadata = new ModificationMetadata(ReadOnlyValue: true) }).Writable.ShouldBeFalse();
    }

    [Fact]
    public void An_enumeration_takes_its_own_values_and_no_others()
    {
        var shape = SchemaSetup.Shape(Property("enumeration", "select") with { Options = [new PropertyOption("a", "A"), new PropertyOption("b", "B", Hidden: true)] });

        (shape.Restricted, string.Join(' ', shape.Values)).ShouldBe((true, "a b"));
        SchemaSetup.Shape(Property("enumeration", "select") with { ExternalOptions = true }).Restricted.ShouldBeFalse();
    }

    [Fact]
    public void An_owner_is_a_reference()
    {
        SchemaSetup.Shape(Property("enumeration", "select") with { ReferencedObjectType = "OWNER" }).Kind.ShouldBe(FieldKind.Reference);
        SchemaSetup.Shape(Property("enumeration", "select") with { Name = "hubspot_owner_id", ExternalOptions = true }).RefersTo.ShouldBe(["OWNER"]);
    }

    [Fact]
    public void Only_active_values_of_a_picklist_may_be_chosen()
    {
        var shape = SchemaSetup.Shape(Field("picklist") with
        {
            RestrictedPicklist = true,
            PicklistValues = [new PicklistValue("Hot", "Hot", Active: true, DefaultValue: false), new PicklistValue("Tepid", "Tepid", Active: false, DefaultValue: false)],
        });

        (shape.Restricted, string.Join(' ', shape.Values)).ShouldBe((true, "Hot"));
    }

    [Fact]
    public void A_formula_and_a_field_that_is_only_shown_are_not_written()
    {
        SchemaSetup.Shape(Field("string") with { Createable = false, Updateable = false }).Writable.ShouldBeFalse();
        SchemaSetup.Shape(Field("string") with { Updateable = false }).Writable.ShouldBeTrue();
    }

    [Fact]
    public void What_was_not_asked_for_is_taken_to_be_there_and_what_is_missing_is_not()
    {
        var org = new OrgPicture(default, [], [], new Dictionary<string, IReadOnlyList<SalesforceField>> { ["Lead"] = [Field("string")] }, null, new Uri("https://acme.test"));

        var schema = SchemaSetup.From(org, [Property("string", "text")]);

        schema.Field("Lead", "Nothing__c").ShouldBeNull();
        schema.Field("Lead", "Some__c")!.Length.ShouldBe(80);
        schema.Field("Account", "Name").ShouldNotBeNull();
        schema.Property("nothing").ShouldBeNull();
        SchemaSetup.From(org, properties: null).Property("nothing").ShouldNotBeNull();
    }

    private static HubSpotProperty Property(string type, string fieldType) => new("some", "Some", type, fieldType, "contactinformation", []);

    private static SalesforceField Field(string type) =>
        new("Some__c", "Some", type, 80, Createable: true, Updateable: true, Nillable: true, DefaultedOnCreate: false, ExternalId: false, Unique: false, RestrictedPicklist: false, [], []);
}
