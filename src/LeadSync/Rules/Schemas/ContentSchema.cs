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
        Map(new Key("content", "the pieces", OneOrMany("piece"))),
        [
            ("piece", Map(
                Needed("url", "its address, * stands for anything", Name()),
                Needed("title", "as a rep reads it", Name()),
                new Key("topic", "what it is about", Text()),
                new Key("stage", "the stage it is written for", Text()),
                new Key("format", "such as pdf or video", Text()),
                new Key("recommend", "for whom it is the next thing to send", ConditionShape.When()))),
            .. ConditionShape.Definitions(),
        ]);
}
