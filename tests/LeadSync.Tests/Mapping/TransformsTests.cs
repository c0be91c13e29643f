using LeadSync.Mapping;
using LeadSync.Mapping.Steps;
using LeadSync.Rules;
using NodaTime;

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
    public void Each_step_does_what_its_name_says(string step, string value, string result) =>
        Apply(value, Step(step)).ShouldBe(new Translated(result));

    [Fact]
    public void Steps_are_taken_in_their_order() => Apply(" usa;uk ", Step("first"), Step("map"), Step("upper")).Value.ShouldBe("UNITED STATES");

    [Fact]
    public void A_step_that_is_none_refuses_the_value() => Apply("1.10", Step("money")).Refused.ShouldBe("there is no transform 'money'; correct it in fields.yaml");

    private static Translated Apply(string value, params Transform[] steps) => Transforms.Apply(value, steps, _ => null, DateTimeZone.Utc);
}
