using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Tests.Mapping;

public sealed class TransformsTests
{
    private static readonly Dictionary<string, string> Pairs = new() { ["USA"] = "United States", ["UK"] = "United Kingdom" };

    private static Transform Step(string name) => new(name, [], Pairs);

    [Theory]
    [InlineData("trim", "  Jo  ", "Jo")]
    [InlineData("upper", "Köln", "KÖLN")]
    [InlineData("lower", "Jo@ACME.example", "jo@acme.example")]
    [InlineData("title", "anna-maria SCHMIDT", "Anna-Maria Schmidt")]
    [InlineData("title", "McDonald", "McDonald")]
    [InlineData("title", "élodie", "Élodie")]
    [InlineData("digits", "+49 (30) 12-34", "49301234")]
    [InlineData("map", " usa ", "United States")]
    [InlineData("map", "Kenya", "Kenya")]
    [InlineData("first", "; Security ;Prices", "Security")]
    [InlineData("first", ";", "")]
    [InlineData("money", "1.10", "1.10")]
    public void Each_step_does_what_its_name_says(string step, string value, string result) =>
        Transforms.Apply(value, [Step(step)]).ShouldBe(result);

    [Fact]
    public void Steps_are_taken_in_their_order() => Transforms.Apply(" usa;uk ", [Step("first"), Step("map"), Step("upper")]).ShouldBe("UNITED STATES");

    [Fact]
    public void Names_the_steps_it_cannot_take() => Transforms.Unknown([Step("trim"), Step("money"), Step("first")]).ShouldBe(["money"]);
}
