using System.Text.Json.Nodes;
using LeadSync.Rules.Files;
using static LeadSync.Rules.Schemas.MapShapes;
using static LeadSync.Rules.Schemas.ValueShapes;

namespace LeadSync.Rules.Schemas;

/// <summary>One step of a field's <c>transform</c>: see <see cref="TransformReader"/>.</summary>
internal static class TransformShape
{
    /// <summary>A word, or one key with what the step takes.</summary>
    public static JsonObject Step() => AnyOf(
        Choice([.. TransformReader.Bare, .. TransformWords.WithoutWords]),
        Map(
            new Key("map", "other words for some values; a value that is not named stays", Pairs()),
            new Key("phone", "international form, read as dialled in this country", Text()),
            new Key("country", "by its code or its name", Choice(TransformWords.CountryForms)),
            new Key("date", "the form it is written in; several forms are tried in turn", AnyOf(Text(), new JsonObject { ["type"] = "array", ["items"] = Text(), ["minItems"] = 1 })),
            new Key("number", "a number with this decimal sign", Choice(",", ".")),
            new Key("join", "several values as one text, with this between them", Text()),
            new Key("template", "properties of HubSpot in a text; {value} is this one", Text()),
            new Key("cut", "how many characters stay", Number(1)))
            .With("minProperties", 1)
            .With("maxProperties", 1));

    /// <summary>A step that goes back: a map alone does.</summary>
    public static JsonObject TwoWay()
    {
        var step = new JsonObject { ["type"] = "object", ["required"] = Names(["map"]) };
        return AnyOf(step, new JsonObject { ["type"] = "array", ["items"] = step.DeepClone() });
    }

    private static JsonObject Pairs() => MapOf(Text()).With("minProperties", 1);
}
