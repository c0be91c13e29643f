using LeadSync.Rules;
using LeadSync.Leads;
using LeadSync.Scoring;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring;

public sealed class ConditionValuesTests
{
    private static readonly ConditionValues Values = new(
        Some.Person(("country", "germany"), ("hs_analytics_source", "ORGANIC_SEARCH"), ("industry", "Banking"))
            .Doing(Some.Engagement() with { Topic = "security" }, Some.Engagement() with { Topic = "prices" }, Some.Engagement() with { Topic = "Security" })
        with { Lists = ["Sales ready", "Newsletter"] })
    {
        Regions = new Dictionary<string, IReadOnlyList<string>>
        {
            ["DACH"] = ["Germany", "Austria"],
            ["EMEA"] = ["Germany", "France"],
            ["APAC"] = ["Japan"],
        },
        Score = new Score(20, 31, "B", []),
        Stage = Stage.Nurture,
        HandRaiser = false,
        AccountType = "Customer",
    };

    [Theory]
    [InlineData("score", "51")]
    [InlineData("grade", "B")]
    [InlineData("stage", "nurture")]
    [InlineData("country", "germany")]
    [InlineData("region", "DACH;EMEA")]
    [InlineData("source", "ORGANIC_SEARCH")]
    [InlineData("topic", "prices;security")]
    [InlineData("list", "Newsletter;Sales ready")]
    [InlineData("handRaiser", "false")]
    [InlineData("account.type", "Customer")]
    [InlineData("industry", "Banking")]
    [InlineData("city", null)]
    public void Knows_every_word_and_every_property(string name, string? value) => Values.ValueOf(name).ShouldBe(value);

    [Theory]
    [InlineData("region", "EMEA", true)]
    [InlineData("region", "APAC", false)]
    [InlineData("list", "sales ready", true)]
    [InlineData("topic", "security", true)]
    public void One_of_several_values_is_enough(string name, string operand, bool holds) =>
        Some.When(name, operand).Holds(Values.ValueOf).ShouldBe(holds);

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void What_was_not_read_is_neither_yes_nor_no(string operand) =>
        Some.When("matchesAccount", operand).Holds(Values.ValueOf).ShouldBeFalse();

    [Theory]
    [InlineData("region", "country")]
    [InlineData("source", "hs_analytics_source")]
    [InlineData("jobtitle", "jobtitle")]
    [InlineData("score", null)]
    public void Says_which_properties_to_read(string name, string? property) =>
        ConditionWords.PropertiesBehind(name).SingleOrDefault().ShouldBe(property);
}
