using LeadSync.Tests.Mapping;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Content;

/// <summary>
/// Must hold: "The brief of ten of the real leads, put into `docs/` as an example, is something a rep would want to read:
/// no empty headings, no raw property names, no number without a meaning."
/// </summary>
public sealed class BriefPageTests(ITestOutputHelper output)
{
    [Fact]
    public void The_page_shows_ten_briefs_as_they_are_written()
    {
        Assert.SkipUnless(File.Exists(LeadsList.RealPath), "The list of real leads is not here: set LEADSYNC_LEADS_CSV to its path.");
        var written = BriefPage.Written(LeadsList.Real());

        // LEADSYNC_WRITE_DOCS=1 writes the page anew.
        if (Environment.GetEnvironmentVariable("LEADSYNC_WRITE_DOCS") == "1") File.WriteAllText(Path.Combine(Repository.Root, BriefPage.Path), $"{written}\n");

        BriefPage.Text.TrimEnd().ShouldBe(written, StringCompareShould.IgnoreLineEndings);
        Blocks().Count().ShouldBe(11); // one more than the real ones: somebody of whom everything is known
    }

    [Fact]
    public void No_brief_on_the_page_has_an_empty_heading_a_raw_name_or_a_bare_number()
    {
        foreach (var brief in Blocks())
        {
            BriefPage.Flaws(brief).ShouldBeEmpty(brief);
            foreach (var part in (string[])["WHY NOW: ", "SCORE: ", "SEND NEXT\n"]) brief.ShouldContain(part);
        }
    }

    [Fact]
    public void Nor_has_the_brief_of_any_real_lead_that_is_ready()
    {
        Assert.SkipUnless(File.Exists(LeadsList.RealPath), "The list of real leads is not here: set LEADSYNC_LEADS_CSV to its path.");
        var briefs = LeadsList.Real().Select(BriefPage.Brief).OfType<string>().ToList();

        briefs.Count.ShouldBeInRange(500, 4000);
        briefs.SelectMany(BriefPage.Flaws).Distinct().ShouldBeEmpty();
        output.WriteLine($"{briefs.Count} briefs, {briefs.Average(brief => brief.Length):0} characters and {briefs.Average(brief => brief.Split('\n').Length):0} lines on average, {briefs.Max(brief => brief.Length)} at most");
    }

    [Theory]
    [InlineData("SEND NEXT", "empty heading")]
    [InlineData("Score: 45", "number without a meaning")]
    [InlineData("Because hs_lead_status is new", "raw name")]
    [InlineData("Works as:", "nothing behind")]
    public void The_flaws_are_found(string brief, string flaw) => BriefPage.Flaws(brief).ShouldContain(found => found.StartsWith(flaw));

    private static IEnumerable<string> Blocks() =>
        BriefPage.Text.ReplaceLineEndings("\n").Split("```text\n").Skip(1).Select(block => block.Split("\n```")[0]);
}
