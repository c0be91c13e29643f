using LeadSync.Rules.Files;
using static LeadSync.Rules.Schemas.Key;
using static LeadSync.Rules.Schemas.MapShapes;
using static LeadSync.Rules.Schemas.ValueShapes;

namespace LeadSync.Rules.Schemas;

internal static class ContentSchema
{
    public static SchemaFile Create() => SchemaFile.Of(
        ContentFile.Name,
        "What marketing has to read, so that reps know what was read and what to send next.",
        Map(
            new Key("site", "where the pages are that are given by their path alone", Address()),
            new Key("content", "the pieces", OneOrMany("piece")),
            new Key("brief", "what the brief of a lead takes from the contact itself, beside what the person did", Map(
                new Key("visits", "property that counts visits", Text()),
                new Key("pages", "property that counts pages", Text()),
                new Key("seconds", "property with the seconds spent on the site", Text()),
                new Key("facts", "further properties worth a line", OneOrMany("fact")))),
            new Key("keep", "how long what people did is kept", Map(
                new Key("age", "what is older goes", Duration()),
                new Key("perLead", "things of one lead at most, the newest", Number(1))))),
        [
            ("piece", Map(
                Needed("url", "its address, * stands for anything", Name()),
                Needed("title", "as a rep reads it", Name()),
                new Key("topic", "what it is about", Text()),
                new Key("stage", "the stage it is written for", Text()),
                new Key("format", "such as pdf or video", Text()),
                new Key("link", "the address to send, where url is a pattern that opens nothing", Text()),
                new Key("recommend", "for whom it is the next thing to send", ConditionShape.When()),
                new Key("because", "why, as a rep reads it", Text()))),
            ("fact", Map(
                Needed("property", "a contact property of HubSpot", Name()),
                Needed("say", "what it is, in words", Name()),
                new Key("words", "values that read better otherwise", MapOf(Text())),
                new Key("unless", "values that say nothing", OneOrMany(Text)))),
            .. ConditionShape.Definitions(),
        ]);
}
