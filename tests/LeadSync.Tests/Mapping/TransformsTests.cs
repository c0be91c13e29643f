using LeadSync.Mapping;
using LeadSync.Mapping.Steps;
using LeadSync.Rules;
using NodaTime;
using static LeadSync.Tests.Mapping.Fields;

namespace LeadSync.Tests.Mapping;

public sealed class TransformsTests
{
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
    [InlineData("join", "Security; Prices;;Support", "Security, Prices, Support")]
    [InlineData("number", "1,234.50", "1234.50")]
    [InlineData("number", "$ 99", "99")]
    [InlineData("number", "12,34,567.8", "1234567.8")]
    [InlineData("number", "−5", "-5")]
    public void Each_step_does_what_its_name_says(string step, string value, string result) =>
        Apply(value, step == "map" ? Map(("USA", "United States"), ("UK", "United Kingdom")) : Step(step)).ShouldBe(new Translated(result));

    [Theory]
    [InlineData("join", " / ", "a;b", "a / b")]
    [InlineData("number", ",", "1.234.567,89 €", "1234567.89")]
    [InlineData("number", ",", "3 500", "3500")]
    [InlineData("cut", "5", "Maximilian", "Maxim")]
    [InlineData("cut", "5", "four  more", "four")]
    [InlineData("cut", "4", "Zoé👩‍👩‍👧", "Zoé")]
    [InlineData("country", "iso2", "Deutschland", "DE")]
    [InlineData("country", "iso3", "u.s.a.", "USA")]
    [InlineData("country", "name", "gb", "United Kingdom")]
    [InlineData("phone", "DE", "030 1234567", "+49301234567")]
    [InlineData("phone", "DE", "0041 44 668 18 00", "+41446681800")]
    [InlineData("phone", "US", "(212) 555-0123 ext. 4", "+12125550123 x4")]
    [InlineData("date", "dd.MM.yyyy", "23.11.2026", "2026-11-23")]
    [InlineData("date", "dd.MM.yyyy", "2026-11-23", "2026-11-23")]
    [InlineData("date", "d/M/yyyy HH:mm", "3/7/2026 09:30", "2026-07-03T07:30:00.000Z")]
    public void A_step_goes_by_the_word_behind_it(string step, string word, string value, string result) =>
        Apply(value, Step(step, word)).ShouldBe(new Translated(result));

    [Theory]
    [InlineData("number", ".", "1,5")] // Fifteen is not what was meant.
    [InlineData("number", ".", "200-500")]
    [InlineData("number", ",", "many")]
    [InlineData("country", "iso2", "Atlantis")]
    [InlineData("phone", "DE", "call me")]
    [InlineData("phone", "US", "555-12")]
    [InlineData("date", "dd.MM.yyyy", "31.02.2026")]
    [InlineData("date", "dd.MM.yyyy", "11/23/2026")]
    [InlineData("money", "", "1.10")]
    public void A_value_that_a_step_cannot_read_is_refused_and_not_told(string step, string word, string value)
    {
        var refused = Apply(value, Step(step, word));

        refused.Value.ShouldBeEmpty();
        refused.Refused.ShouldNotBeNull().ShouldNotContain(value);
    }

    [Fact]
    public void Steps_are_taken_in_their_order() => Apply(" usa;uk ", Step("first"), Map(("USA", "United States")), Step("upper")).Value.ShouldBe("UNITED STATES");

    [Fact]
    public void What_became_blank_stays_blank() => Apply("Select", Map(("Select", "")), Step("template", "known: {value}")).ShouldBe(Translated.Blank);

    [Fact]
    public void A_template_takes_other_properties_and_leaves_no_gaps() =>
        Apply("Silva", Step("template", "{firstname} {middlename} {value} ({ company })")).Value.ShouldBe("Ana Silva (Acme)");

    [Fact]
    public void A_number_without_its_country_is_dialled_in_the_persons_own()
    {
        Apply("044 668 18 00", Step("phone")).Value.ShouldBe("+41446681800");
        Transforms.Apply("044 668 18 00", [Step("phone")], _ => null, DateTimeZone.Utc).Refused.ShouldNotBeNull().ShouldContain("{ phone: DE }");
        Transforms.Apply("+41 44 668 18 00", [Step("phone")], _ => null, DateTimeZone.Utc).Value.ShouldBe("+41446681800");
    }

    private static Translated Apply(string value, params Transform[] steps) =>
        Transforms.Apply(value, steps, Person, DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

    private static string? Person(string property) => property switch
    {
        "firstname" => "Ana ",
        "company" => "Acme",
        "country" => "Switzerland",
        _ => null,
    };
}
