using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeadSync.Salesforce;

namespace LeadSync.Tests.Salesforce;

public sealed class SoqlTests
{
    [Theory]
    [InlineData("O'Brien", @"'O\'Brien'")]
    [InlineData(@"back\slash", @"'back\\slash'")]
    [InlineData("x' OR Name != '", @"'x\' OR Name != \''")]
    [InlineData("two\nlines\t\"quoted\"\r\b\f", @"'two\nlines\t\""quoted\""\r\b\f'")]
    [InlineData("100%", "'100%'")]
    public void Quotes_a_text(string value, string quoted) => Soql.Quote(value).ShouldBe(quoted);

    [Fact]
    public void Says_exactly_what_it_was_given() =>
        Prop.ForAll<NonNull<string>>(value => Unquote(Soql.Quote(value.Get)).ShouldBe(value.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void Lists_values_for_IN() => Soql.List(["a", "b'c"]).ShouldBe(@"('a','b\'c')");

    [Fact]
    public void Matches_percent_and_underscore_as_themselves() => Soql.Like("50%_off", suffix: "%").ShouldBe(@"'50\%\_off%'");

    [Fact]
    public void Writes_a_moment_unquoted_in_UTC_and_without_a_plus() =>
        Soql.Time(new DateTimeOffset(2026, 11, 22, 8, 13, 0, 999, TimeSpan.FromHours(1))).ShouldBe("2026-11-22T07:13:00Z");

    // What a reader of SOQL does; an unescaped quote would end the text early and fail here.
    private static string Unquote(string quoted)
    {
        quoted.ShouldStartWith("'");
        quoted.ShouldEndWith("'");
        var text = new StringBuilder();
        for (var position = 1; position < quoted.Length - 1; position++)
        {
            quoted[position].ShouldNotBe('\'');
            text.Append(quoted[position] != '\\' ? quoted[position] : quoted[++position] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                var itself => itself,
            });
        }

        return text.ToString();
    }
}
