using LeadSync.Rules;
using LeadSync.Scoring;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Scoring;

public sealed class ConditionSentenceTests
{
    [Theory]
    [InlineData(nameof(Operator.EqualTo), "job title is vp or head")]
    [InlineData(nameof(Operator.In), "job title is vp or head")]
    [InlineData(nameof(Operator.Contains), "job title contains vp or head")]
    [InlineData(nameof(Operator.HasWord), "job title has the word vp or head")]
    [InlineData(nameof(Operator.StartsWith), "job title starts with vp or head")]
    [InlineData(nameof(Operator.EndsWith), "job title ends with vp or head")]
    [InlineData(nameof(Operator.Exists), "job title is filled")]
    public void Every_test_of_text_has_its_words(string test, string sentence) =>
        ConditionSentence.Of(Some.When("jobtitle", Enum.Parse<Operator>(test), "vp", "head")).ShouldBe(sentence);

    [Theory]
    [InlineData(nameof(Operator.AtLeast), "score is at least 5")]
    [InlineData(nameof(Operator.AtMost), "score is at most 5")]
    [InlineData(nameof(Operator.Below), "score is below 5")]
    [InlineData(nameof(Operator.Above), "score is above 5")]
    public void Every_test_of_order_has_its_words(string test, string sentence) =>
        ConditionSentence.Of(Some.When("score", Enum.Parse<Operator>(test), "5")).ShouldBe(sentence);

    [Theory]
    [InlineData("lifecyclestage", "marketingqualifiedlead", "lifecycle stage is marketing qualified lead")]
    [InlineData("hs_lead_status", "IN_PROGRESS", "lead status is IN_PROGRESS")]
    [InlineData("favourite_colour", "dark_blue", "favourite colour is dark_blue")]
    public void Properties_are_named_as_people_name_them_and_values_as_they_stand(string property, string value, string sentence) =>
        ConditionSentence.Of(Some.When(property, value)).ShouldBe(sentence);

    [Fact]
    public void Brackets_stand_where_and_meets_or()
    {
        Condition condition = new Condition.All(
        [
            new Condition.Any([Some.When("country", "Japan"), Some.When("country", "Brazil")]),
            new Condition.Not(Some.When("email", Operator.Exists, "false")),
        ]);

        ConditionSentence.Of(condition).ShouldBe("(country is Japan or country is Brazil) and not (email is empty)");
    }
}
