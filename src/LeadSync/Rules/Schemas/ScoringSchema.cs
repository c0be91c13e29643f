using System.Text.Json.Nodes;
using LeadSync.Leads;
using LeadSync.Rules.Files;
using static LeadSync.Rules.Schemas.Key;
using static LeadSync.Rules.Schemas.MapShapes;
using static LeadSync.Rules.Schemas.ValueShapes;

namespace LeadSync.Rules.Schemas;

internal static class ScoringSchema
{
    private const string Because = "the reason a rep reads";

    public static SchemaFile Create() => SchemaFile.Of(
        ScoringFile.Name,
        "When a lead is ready for sales. Every rule that fires is shown to the rep, with its because.",
        Map(
            new Key("scope", "who never goes to sales", Map(new Key("exclude", "never handed over, whatever else is true", OneOrMany("exclusion")))),
            new Key("qualifyAt", "points of fit and engagement together; or apart", AnyOf(Number(0), Apart())),
            new Key("readyWhen", "ready whatever the score; each entry alone is enough", OneOrMany(ConditionShape.When)),
            new Key("handRaisers", "they asked for us: straight to sales, first in every queue", OneOrMany("handRaiser")),
            new Key("hubspotScore", "name of a HubSpot score property to add", Text()),
            new Key("fit", "who they are; these points do not fade", OneOrMany("fitRule")),
            new Key("grades", "by the points of fit alone, best first, each with the points it begins at; the last may be everything below", MapOf(AnyOf(Number(), Choice("below")))),
            new Key("engagement", "what they do; these points fade", Map(
                new Key("halfLife", "points fade to half in this time", Duration()),
                new Key("rules", "points for an event", OneOrMany("engagementRule"))))),
        [
            ("exclusion", Map(Needed("when", "who", ConditionShape.When()), new Key("because", Because, Text()))),
            ("handRaiser", HandRaiser()),
            ("fitRule", Map(Needed("when", "who", ConditionShape.When()), Needed("points", "may be below zero", Number()), new Key("because", Because, Text()))),
            ("engagementRule", Engagement()),
            .. ConditionShape.Definitions(),
        ]);

    private static JsonObject Apart() => Map(
        Needed("engagement", "points of engagement", Number(0)),
        Needed("grade", "this grade or a better one", Name()));

    private static JsonObject HandRaiser() => Map(
        new Key("form", "a form by its name or its guid", Text()),
        new Key("page", "a part of the page's address", Text()),
        new Key("because", Because, Text())).WithOneOf("form", "page");

    private static JsonObject Engagement() => Map(
        Needed("event", "what they did", Choice(EngagementKind.All)),
        new Key("when", "only such events", ConditionShape.When()),
        Needed("points", "for each", Number()),
        new Key("atMost", "the most this rule gives a lead", Number()),
        new Key("because", Because, Text()));
}
