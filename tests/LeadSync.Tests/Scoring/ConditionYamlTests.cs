using FsCheck;
using FsCheck.Fluent;
using LeadSync.Rules;
using LeadSync.Scoring;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring;

public sealed class ConditionYamlTests
{
    private static readonly Gen<string> Texts = Gen.Elements("Mumbai", "a \"b\"", "it's", "# no", "x: y", "7", "true", "\\", "Ü [1]", "two\tparts");

    private static readonly Gen<Condition> Tests = Gen.OneOf(
        from name in Gen.Elements("jobtitle", "city", "country")
        from test in Gen.Elements(Operator.EqualTo, Operator.In, Operator.Contains, Operator.HasWord, Operator.StartsWith, Operator.EndsWith)
        from operands in Texts.ListOf().Where(texts => texts.Count > 0)
        select (Condition)new Condition.Test(name, test, [.. operands]),
        from test in Gen.Elements(Operator.AtLeast, Operator.AtMost, Operator.Below, Operator.Above)
        from number in Gen.Choose(-5, 900)
        select (Condition)new Condition.Test("numemployees", test, [$"{number}"]),
        from filled in Gen.Elements("true", "false")
        select (Condition)new Condition.Test("phone", Operator.Exists, [filled]));

    private static readonly Gen<Condition> Conditions = Gen.OneOf(
        Tests,
        from test in Tests select (Condition)new Condition.Not(test),
        from low in Gen.Choose(0, 9) select (Condition)new Condition.All([Some.When("visits", Operator.AtLeast, $"{low}"), Some.When("visits", Operator.Below, $"{low + 5}")]),
        from one in Tests from low in Gen.Choose(0, 9)
        select (Condition)new Condition.All([one, new Condition.All([Some.When("visits", Operator.AtLeast, $"{low}"), Some.When("visits", Operator.Below, $"{low + 5}")])]),
        from parts in Tests.ListOf().Where(parts => parts.Count > 1) select (Condition)new Condition.Any([.. parts]),
        from parts in Tests.ListOf().Where(parts => parts.Count > 1) select (Condition)new Condition.Not(new Condition.Any([.. parts])));

    [Fact]
    public void A_condition_that_is_written_and_read_again_is_the_same() => Specification.Holds(Conditions, condition =>
    {
        using var config = TempConfig.Shipped().Write("scoring.yaml", $"fit:\n  - {{ when: {ConditionYaml.Of(condition)}, points: 1, because: x }}\n");

        var reading = config.Read();

        reading.Findings.Where(finding => finding.Stops(Purpose.CheckOffline)).ShouldBeEmpty();
        ConditionYaml.Of(reading.Rulebook!.Scoring.Fit[0].When).ShouldBe(ConditionYaml.Of(condition));
    });
}
