using LeadSync.Rules;

namespace LeadSync.Tests.Rules;

public sealed class BrokenYamlTests
{
    [Fact]
    public void Any_closing_bracket_left_out_is_named_on_its_line()
    {
        foreach (var shipped in ConfigDirectory.FileNames.Select(ConfigDirectory.Shipped))
        {
            foreach (var at in Marks(shipped.Text, '}', ']'))
            {
                var findings = Read(shipped, shipped.Text.Remove(at, 1));

                findings.ShouldContain(
                    finding => finding.At.Line == LineOf(shipped.Text, at) && finding.Wrong.Contains("never closed"),
                    $"{shipped.Name}: {shipped.Text.Split('\n')[LineOf(shipped.Text, at) - 1]}");
            }
        }
    }

    [Fact]
    public void Any_closing_quote_left_out_is_named_on_its_line()
    {
        foreach (var shipped in ConfigDirectory.FileNames.Select(ConfigDirectory.Shipped))
        {
            foreach (var at in Marks(shipped.Text, '"').Where((_, index) => index % 2 == 1))
                Read(shipped, shipped.Text.Remove(at, 1)).ShouldContain(finding => finding.At.Line == LineOf(shipped.Text, at), $"{shipped.Name}:{LineOf(shipped.Text, at)}");
        }
    }

    [Theory]
    [InlineData("scoring.yaml", "[customer]", "customer]", "']' closes nothing")]
    [InlineData("scoring.yaml", "because: customer }", "because: customer } }", "'}' closes nothing")]
    [InlineData("routing.yaml", "{ queue: Unassigned_Leads }", "{ queue: Unassigned_Leads ]", "']' closes what '{' opened")]
    [InlineData("scoring.yaml", "because: asked for a demo", "because: \"asked for a demo", "the quote \" is never closed")]
    [InlineData("leadsync.yaml", "  tier: professional", "\ttier: professional", "a tab indents this line")]
    [InlineData("stages.yaml", "mql:          {", "mql:{", "a space is missing before a bracket")]
    [InlineData("leadsync.yaml", "[\"${HUBSPOT_CLIENT_SECRET}\"]", "[${HUBSPOT_CLIENT_SECRET}]", "a ${NAME} stands between brackets without quotes")]
    [InlineData("leadsync.yaml", "[\"${HUBSPOT_CLIENT_SECRET}\"]", "[${HUBSPOT_CLIENT_SECRET}\"]", "a ${NAME} stands between brackets without quotes")]
    [InlineData("stages.yaml", "\"nobody answers\"", "nobody answers\"", "'means' ends with a quote that was never opened")]
    [InlineData("scoring.yaml", "qualifyAt: 60", "qualifyAt 60", "there is no ':' behind the key")]
    [InlineData("scoring.yaml", "halfLife: 14d", "halfLife: 14d: x", "a second ': ' stands in one value")]
    [InlineData("scoring.yaml", "atMost: 30, because", "atMost: 30 because", "a comma is missing between two entries")]
    [InlineData("routing.yaml", "sameOwnerFor: 90d", "sameOwnerFor: 90d\n---", "no YAML can be read here: a second document starts here; one file holds one")]
    public void Other_breaks_are_named_once_and_in_words(string file, string right, string wrong, string said)
    {
        using var config = TempConfig.Shipped().Edit(file, right, wrong);

        var mistake = config.Read().Findings.Where(finding => finding.Kind == FindingKind.Mistake).ShouldHaveSingleItem();

        mistake.Wrong.ShouldBe(said);
        mistake.At.File.ShouldBe(file);
    }

    [Fact]
    public void What_a_broken_line_may_have_defined_is_not_missed_elsewhere()
    {
        using var config = TempConfig.Shipped().Edit("sla.yaml", "holidays: { default: [2026-12-25, 2027-01-01], us: [2026-11-26, 2026-12-25] }", "holidays {}");

        config.Read().Findings.Where(finding => finding.Kind == FindingKind.Mistake).ShouldHaveSingleItem().At.File.ShouldBe("sla.yaml");
    }

    [Fact]
    public void The_rest_of_a_broken_file_is_judged_in_the_same_run()
    {
        using var config = TempConfig.Shipped()
            .Edit("sla.yaml", "marketing: {", "marketing {")
            .Edit("sla.yaml", "within: 3d", "within: soon");

        config.Read().Findings.Count(finding => finding.Kind == FindingKind.Mistake).ShouldBe(2);
    }

    [Fact]
    public void Lines_that_fail_for_the_sake_of_the_one_before_are_not_named_again()
    {
        using var config = TempConfig.Shipped().Edit("routing.yaml", "\nowners:\n", "\n\n");

        config.Read().Findings.Where(finding => finding.Kind == FindingKind.Mistake).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_pair_in_a_list_without_braces_has_its_line()
    {
        using var config = TempConfig.Shipped().Write("content.yaml", "# comment\n\ncontent: [ title: A ]\n");

        config.Read().Findings.ShouldContain(finding => finding.At == new Position("content.yaml", 3) && finding.Wrong == "a piece of content has no 'url'");
    }

    [Theory]
    [InlineData("- just\n- a list\n", "the file is a list, a map of keys is expected")]
    [InlineData("only words\n", "the file is a single value, a map of keys is expected")]
    public void A_file_that_is_no_map_is_refused(string text, string said)
    {
        using var config = TempConfig.Shipped().Write("content.yaml", text);

        config.Read().Findings.ShouldContain(finding => finding.At == new Position("content.yaml", 1) && finding.Wrong == said);
    }

    [Fact]
    public void A_file_of_comments_alone_is_an_empty_one()
    {
        using var config = TempConfig.Shipped().Write("content.yaml", "# nothing yet\n");

        config.Read().Rulebook!.Content.Content.ShouldBeEmpty();
    }

    private static List<Finding> Read(ConfigFile shipped, string text)
    {
        using var config = TempConfig.Shipped().Write(shipped.Name, text);
        return [.. config.Read().Findings.Where(finding => finding.Kind == FindingKind.Mistake)];
    }

    /// <summary>Where a mark stands outside comments and placeholders.</summary>
    private static IEnumerable<int> Marks(string text, params char[] marks)
    {
        for (var at = text.IndexOfAny(marks); at >= 0; at = text.IndexOfAny(marks, at + 1))
        {
            var line = text[(text.LastIndexOf('\n', at) + 1)..at];
            var isPlaceholder = line.LastIndexOf("${", StringComparison.Ordinal) is >= 0 and var opened && !line[opened..].Contains('}');
            var isText = line.Count(letter => letter == '"') % 2 == 1 && text[at] != '"';
            if (!line.Contains('#') && !isPlaceholder && !isText) yield return at;
        }
    }

    private static int LineOf(string text, int at) => text[..at].Count(letter => letter == '\n') + 1;
}
