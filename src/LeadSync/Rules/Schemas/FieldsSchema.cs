using System.Text.Json.Nodes;
using LeadSync.Rules.Files;
using static LeadSync.Rules.Schemas.Key;
using static LeadSync.Rules.Schemas.MapShapes;
using static LeadSync.Rules.Schemas.ValueShapes;

namespace LeadSync.Rules.Schemas;

internal static class FieldsSchema
{
    public static SchemaFile Create() => SchemaFile.Of(
        FieldsFile.Name,
        "Which field travels where, and who wins when both sides changed it.",
        Map(
            new Key("fields", "the mappings", OneOrMany("field")),
            new Key("owners", "whose address in HubSpot is whose in Salesforce, for fields that name a person", Owners())),
        ("field", Field()),
        ("transform", TransformShape.Step()),
        ("zone", Zone()));

    private static JsonObject Field() => Map(
        Needed("hubspot", "a property of the contact, or company.NAME for one of its company (read only)", Name()),
        Needed("salesforce", "a field of Lead and Contact", Name()),
        new Key("direction", "toCrm: to Salesforce; toMarketing: to HubSpot; both. Without it, toCrm", Choice("toCrm", "toMarketing", "both")),
        new Key("conflict", "whose value stays when both sides changed", Choice("hubspot", "salesforce", "newest")),
        new Key("blank", "may an empty value overwrite a filled one? Without it, never", Choice("never", "always")),
        new Key("default", "fills the field of a new record when HubSpot knows nothing; it never travels back", Text()),
        new Key("on", "the objects that take part; without it, every object that has the field", OneOrMany(() => Choice(FieldsFile.Objects))),
        new Key("transform", "what is done with a value on its way, one after the other", OneOrMany("transform")),
        new Key("consent", "true: opting out wins on both sides, and nobody is ever opted in again by LeadSync", Flag()),
        new Key("once", "true: written only while the field is empty, for what must stay as it was first", Flag()),
        new Key("firstLink", "two records meet for the first time and both are filled: a one-way field keeps what is there, or overwrites it", Choice("keep", "overwrite")),
        new Key("tooLong", "a text that is longer than the field, a number with more decimals. Without it, refuse", Choice("refuse", "cut")),
        new Key("unknown", "a value that the picklist does not have. Without it, refuse", AnyOf(Choice("refuse", "add"), Map(Needed("other", "the value of the picklist that stands in", Name())))),
        new Key("zone", "the time zone in which an instant becomes a date; without it, that of sla.yaml", Defined("zone")))
        .With("allOf", new JsonArray(ATwoWayFieldNeedsAWayBack(), WhatLeadSyncWritesItselfIsNotMapped()));

    private static JsonObject Owners() => Map(
        new Key("map", "the address in HubSpot, then the one in Salesforce", MapOf(Email()).With("propertyNames", new JsonObject { ["pattern"] = "@" })),
        new Key("fallback", "the Salesforce user for whom is not in the map", Email()));

    private static JsonObject ATwoWayFieldNeedsAWayBack() => new()
    {
        ["if"] = Has("direction", new JsonObject { ["const"] = "both" }),
        ["then"] = new JsonObject { ["properties"] = new JsonObject { ["transform"] = TransformShape.TwoWay() } },
    };

    private static JsonObject WhatLeadSyncWritesItselfIsNotMapped() => new()
    {
        ["if"] = Has("direction", new JsonObject { ["const"] = "toMarketing" }),
        ["then"] = new JsonObject { ["properties"] = new JsonObject { ["hubspot"] = NoneOf("^leadsync_id$") } },
        ["else"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["hubspot"] = NoneOf("^leadsync_"), ["salesforce"] = NoneOf($"^(LeadSync_.*|{string.Join('|', FieldChecks.WrittenByTheJourney)})$") },
        },
    };

    private static JsonObject Has(string key, JsonObject shape) => new() { ["properties"] = new JsonObject { [key] = shape }, ["required"] = Names([key]) };

    private static JsonObject NoneOf(string pattern) => new() { ["not"] = new JsonObject { ["type"] = "string", ["pattern"] = pattern } };
}
