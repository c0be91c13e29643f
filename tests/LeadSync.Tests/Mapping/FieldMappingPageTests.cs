using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Tests.Mapping;

/// <summary>Must hold: "a page `docs/field-mapping.md` with ten worked examples that a test executes" and "Each documented with an example that a test runs."</summary>
public sealed class FieldMappingPageTests
{
    private static readonly string[] Steps =
        ["trim", "upper", "lower", "title", "digits", "phone", "country", "date", "number", "map", "first", "join", "template", "cut"];

    [Fact]
    public void Every_transform_does_what_its_example_says()
    {
        foreach (var (step, value, becomes) in FieldMappingPage.Transforms)
        {
            var rules = FieldMappingPage.Rules($"fields:\n  - {{ hubspot: lastname, salesforce: Text__c, transform: {step} }}\n");
            Translation.ToCrm(rules.Fields[0], value, Fields.Text, Fields.Text, FieldMappingPage.Context(rules)).ShouldBe(new Translated(becomes), step);
        }
    }

    [Fact]
    public void Every_transform_has_an_example() => Steps.Where(name => !FieldMappingPage.Transforms.Any(row => row.Step == name || row.Step.StartsWith($"{{ {name}: ", StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void The_ten_worked_examples_end_as_the_page_says()
    {
        FieldMappingPage.Examples.Count().ShouldBe(10);
        foreach (var example in FieldMappingPage.Examples)
        {
            var rules = FieldMappingPage.Rules(example.Yaml);
            var (rule, context) = (rules.Fields.Single(), FieldMappingPage.Context(rules));
            (rule.Direction == Direction.ToMarketing).ShouldBe(example.FromSalesforce, example.Title);
            example.Rows.ShouldNotBeEmpty(example.Title);

            foreach (var (value, cell) in example.Rows)
            {
                var stored = example.FromSalesforce
                    ? Translation.ToMarketing(rule, value, example.From, example.To, context)
                    : Translation.ToCrm(rule, value, example.From, example.To, context);
                stored.ShouldBeAsWritten(cell, $"{example.Title}: {value}");

                if (rule.Direction == Direction.Both) Translation.ToMarketing(rule, stored.Value, example.To, example.From, context).Value.ShouldBe(value, example.Title);
            }
        }
    }

    [Fact]
    public void The_page_explains_every_key_of_a_mapping()
    {
        string[] keys = ["hubspot", "salesforce", "direction", "conflict", "blank", "default", "on", "transform", "consent", "once", "firstLink", "tooLong", "unknown", "zone", "owners", "fallback"];

        keys.Where(key => !FieldMappingPage.Text.Contains($"`{key}`", StringComparison.Ordinal) && !FieldMappingPage.Text.Contains($"`{key}: ", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
