using System.Text.Json.Nodes;
using LeadSync.Rules.Files;
using static LeadSync.Rules.Schemas.MapShapes;
using static LeadSync.Rules.Schemas.ValueShapes;

namespace LeadSync.Rules.Schemas;

/// <summary>The one small language of every <c>when</c>: see <see cref="ConditionReader"/>.</summary>
internal static class ConditionShape
{
    private const string Condition = "condition";
    private const string Tests = "tests";

    /// <summary>Refers to the condition that <see cref="Definitions"/> defines.</summary>
    public static JsonObject When() => Defined(Condition);

    public static IEnumerable<(string Name, JsonObject Shape)> Definitions() => [(Condition, AnyCondition()), (Tests, AnyTests())];

    /// <summary>Names that are no word of the rules are properties of HubSpot.</summary>
    private static JsonObject AnyCondition() => AnyOf(
        Map([.. ConditionReader.OwnWords.Select(word => new Key(word, Means(word), Defined(Tests))), new Key(ConditionReader.Not, "does not hold", Defined(Condition))])
            .With("patternProperties", new JsonObject { [$"^(?!{ConditionReader.Not}$){ConditionReader.PropertyForm}$"] = Defined(Tests) })
            .With("minProperties", 1),
        new JsonObject { ["type"] = "array", ["items"] = Defined(Condition), ["minItems"] = 1 })
        .With("description", "What has to hold. Several keys mean and, a list of maps means or.");

    private static JsonObject AnyTests() => AnyOf(
        Text(),
        new JsonObject { ["type"] = "array", ["items"] = Text(), ["minItems"] = 1 },
        Map([.. OperandReader.Operators.Keys.Select(word => new Key(word, Compares(word), Operand(word))), new Key(ConditionReader.Not, "does not hold", Defined(Tests))])
            .With("minProperties", 1))
        .With("description", "A value, a list of values, or operators with theirs.");

    private static JsonObject Operand(string word) => word switch
    {
        "exists" => Flag(),
        "atLeast" or "atMost" or "below" or "above" => new JsonObject { ["type"] = new JsonArray("number", "string") },
        _ => AnyOf(Text(), new JsonObject { ["type"] = "array", ["items"] = Text(), ["minItems"] = 1 }),
    };

    private static string Means(string word) => word switch
    {
        "score" => "points of fit and engagement together",
        "grade" => "a grade of scoring.yaml",
        "country" => "by name, ISO code or usual spelling",
        "region" => "a region of routing.yaml",
        "source" => "where the lead came from, as HubSpot calls it",
        "stage" => "a stage of stages.yaml",
        "topic" => "what was read about",
        "list" => "name of a HubSpot list",
        "handRaiser" => "true: asked for us",
        "matchesAccount" => "true: the company is an account already",
        "openOpportunity" => "true: somebody is selling to them already",
        _ => "a field of the account",
    };

    private static string Compares(string word) => word switch
    {
        "equals" => "is the same, whatever the case",
        "in" => "is one of these",
        "contains" => "has this somewhere within",
        "hasWord" => "has this as a whole word",
        "startsWith" => "begins so",
        "endsWith" => "ends so",
        "atLeast" => "this number or date, or more",
        "atMost" => "this number or date, or less",
        "below" => "less than this number or date",
        "above" => "more than this number or date",
        _ => "true: there is a value; false: there is none",
    };
}
