using LeadSync.Rules;

namespace LeadSync.Tests.Rules;

public sealed class CountryTests
{
    [Theory]
    [InlineData("USA", "US")]
    [InlineData("u.s.", "US")]
    [InlineData("United States of America", "US")]
    [InlineData("UK", "GB")]
    [InlineData("Great Britain", "GB")]
    [InlineData("England", "GB")]
    [InlineData("Deutschland", "DE")]
    [InlineData(" germany ", "DE")]
    [InlineData("DEU", "DE")]
    [InlineData("Österreich", "AT")]
    [InlineData("Holland", "NL")]
    [InlineData("The Netherlands", "NL")]
    [InlineData("South Korea", "KR")]
    [InlineData("Korea, Republic of", "KR")]
    [InlineData("UAE", "AE")]
    [InlineData("Russia", "RU")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("Vietnam", "VN")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Turkiye", "TR")]
    [InlineData("TURKEY", "TR")]
    [InlineData("Cote d'Ivoire", "CI")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Trinidad & Tobago", "TT")]
    [InlineData("Cote dIvoire", "CI")]
    [InlineData("Curaçao", "CW")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("Hong Kong", "HK")]
    [InlineData("Bosnia and Herzegovina", "BA")]
    public void A_country_is_known_however_people_spell_it(string spelling, string code) => Country.Normalise(spelling).ShouldBe(code);

    [Fact]
    public void Every_country_of_the_standard_is_there_under_both_its_codes()
    {
        var known = Codes(2).ToList();

        // 249 of ISO 3166, and Kosovo.
        known.Count.ShouldBe(250);
        Codes(3).Count().ShouldBeGreaterThanOrEqualTo(250);
        known.ShouldBeUnique();
    }

    [Theory]
    [InlineData("Germany", "DE")]
    [InlineData("United Kingdom", "Great Britain")]
    public void Two_spellings_are_the_same_country(string one, string other) => Country.Same(one, other).ShouldBeTrue();

    [Theory]
    [InlineData("Austria", "Australia")]
    [InlineData("Niger", "Nigeria")]
    [InlineData("South Korea", "North Korea")]
    [InlineData("Congo", "DR Congo")]
    [InlineData("Guinea", "Guinea-Bissau")]
    [InlineData("Dominica", "Dominican Republic")]
    [InlineData("Georgia", "South Georgia")]
    [InlineData("Taiwan", "China")]
    public void Countries_that_sound_alike_stay_apart(string one, string other)
    {
        Country.IsKnown(one).ShouldBeTrue();
        Country.IsKnown(other).ShouldBeTrue();
        Country.Same(one, other).ShouldBeFalse();
    }

    [Fact]
    public void What_is_no_country_compares_as_it_is_written_without_case()
    {
        Country.IsKnown("Atlantis").ShouldBeFalse();
        Country.Same("Atlantis ", "ATLANTIS").ShouldBeTrue();
        Country.Same("", "Germany").ShouldBeFalse();
    }

    [Fact]
    public void A_misspelt_country_is_guessed() => Country.Suggestion("Germny").ShouldBe("Did you mean 'Germany'?");

    /// <summary>All codes of a length that are known.</summary>
    private static IEnumerable<string> Codes(int length) =>
        Words(length).Where(word => Country.IsKnown(word) && (length > 2 || Country.Normalise(word) == word));

    private static IEnumerable<string> Words(int length) =>
        length == 0 ? [""] : Words(length - 1).SelectMany(word => Enumerable.Range('A', 26).Select(letter => word + (char)letter));
}
