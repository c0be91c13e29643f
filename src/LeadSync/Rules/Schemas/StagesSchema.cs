using System.Text.Json.Nodes;
using LeadSync.Rules.Files;
using static LeadSync.Rules.Schemas.Key;
using static LeadSync.Rules.Schemas.MapShapes;
using static LeadSync.Rules.Schemas.ValueShapes;

namespace LeadSync.Rules.Schemas;

internal static class StagesSchema
{
    public static SchemaFile Create() => SchemaFile.Of(
        StagesFile.Name,
        "The words both teams agreed on, in their order. A lead is in exactly one stage.",
        Map(
            Needed("stages", "in their order", MapOf(Defined("stage")).With("required", Names(StagesFile.Needed))),
            new Key("unknownStatus", "a Status that stands for no stage: keep leaves the lead in its stage and says so; hold stops its clocks too", Choice("keep", "hold")),
            new Key("lifecycle", "HubSpot's lifecycle stage", Choice("forwardOnly", "mayGoBack"))),
        ("stage", Stage()),
        ("sign", Sign()));

    private static JsonObject Stage() => Map(
        new Key("means", "what the word means, for everybody who asks", Text()),
        new Key("salesforce", "any of these signs puts a lead into the stage; the first Status is the one LeadSync writes", OneOrMany("sign")),
        new Key("hubspot", "properties LeadSync writes when a lead enters the stage", MapOf(Text())),
        new Key("ends", "good: won; return: back to marketing, may come again; never: out for good", Choice("good", "return", "never")),
        new Key("coolOff", "how long a lead rests before it may come again", Duration(mayBeNothing: true)),
        new Key("requires", "Salesforce fields that have to be filled before the stage counts", OneOrMany(Text)));

    private static JsonObject Sign() => Map(
        new Key("Status", "values of the Lead's Status", OneOrMany(Text)),
        new Key("IsConverted", "true: the Lead was converted", Flag()),
        new Key("opportunity", "how the Opportunity stands", Choice("open", "won", "lost")));
}
