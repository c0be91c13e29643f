using LeadSync.Sandbox.Salesforce;
using LeadSync.Sandbox.Salesforce.Soql;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class SoqlParserTests
{
    [Fact]
    public void Reads_every_clause()
    {
        var query = SoqlParser.Parse("select Id, Owner.Name from Lead where Status in ('New','Accepted') and (Email = null or Email like '%@a.example') order by SystemModstamp desc nulls last, Id limit 10 offset 20");

        query.Select.Select(path => path.Text).ShouldBe(["Id", "Owner.Name"]);
        query.From.Text.ShouldBe("Lead");
        query.Where.ShouldBeOfType<ConditionSyntax.And>().All.Count.ShouldBe(2);
        query.OrderBy.Select(key => (key.Path.Text, key.Descending, key.NullsFirst)).ShouldBe([("SystemModstamp", true, false), ("Id", false, true)]);
        query.Limit.ShouldBe(10);
        query.Offset.ShouldBe(20);
    }

    [Theory]
    [InlineData("SELECT Id FORM Lead", "unexpected token: 'FORM'")]
    [InlineData("SELECT Id FROM Lead WHERE", "unexpected token: '<EOF>'")]
    [InlineData("SELECT Id FROM Lead WHERE A = 1 AND B = 2 OR C = 3", "unexpected token: 'OR'")]
    [InlineData("SELECT Id FROM Lead LIMIT", "unexpected token: '<EOF>'")]
    [InlineData("SELECT Id FROM Lead; DROP", "unexpected char: ';'")]
    public void Says_what_it_did_not_expect(string soql, string message)
    {
        var refusal = Should.Throw<Refusal>(() => SoqlParser.Parse(soql));
        refusal.Code.ShouldBe("MALFORMED_QUERY");
        refusal.Message.ShouldEndWith(message);
    }

    [Fact]
    public void Draws_a_caret_under_the_place_and_names_row_and_column()
    {
        var refusal = Should.Throw<Refusal>(() => SoqlParser.Parse("SELECT Id FORM Lead"));
        refusal.Message.ShouldBe("\nSELECT Id FORM Lead\n          ^\nERROR at Row:1:Column:11\nunexpected token: 'FORM'");
    }

    [Fact]
    public void An_unescaped_quote_breaks_the_query() =>
        Should.Throw<Refusal>(() => SoqlParser.Parse("SELECT Id FROM Lead WHERE LastName = 'O'Brien'")).Code.ShouldBe("MALFORMED_QUERY");

    [Theory]
    [InlineData(@"O\'Brien", "O'Brien")]
    [InlineData(@"a\\b\n\t\""", "a\\b\n\t\"")]
    [InlineData(@"100\% \_", "100% _")]
    public void Reads_the_escapes_of_a_quoted_text(string written, string meant) =>
        QuotedText.Unescape("", new LiteralSyntax(LiteralKind.Quoted, written, 0)).ShouldBe(meant);

    [Theory]
    [InlineData("%@acme.example", "ana@ACME.example", true)]
    [InlineData("a_a%", "Ana Ruiz", true)]
    [InlineData("%a%b%", "xaxxbx", true)]
    [InlineData("%a%b", "xaxxbx", false)]
    [InlineData(@"100\%", "100%", true)]
    [InlineData(@"100\%", "1000", false)]
    [InlineData(@"a\_b", "axb", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void Like_knows_runs_single_signs_and_literal_ones(string pattern, string text, bool matches) => new LikePattern(pattern).Matches(text).ShouldBe(matches);
}
