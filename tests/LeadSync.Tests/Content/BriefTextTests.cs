using FsCheck;
using FsCheck.Fluent;
using LeadSync.Content;
using LeadSync.Rules.Templates;
using static LeadSync.Tests.Content.Readers;

namespace LeadSync.Tests.Content;

public sealed class BriefTextTests
{
    private static readonly char[] Spaces = [' ', '\n'];

    [Fact]
    public void A_brief_reads_in_twenty_seconds() =>
        Text(Busy).ShouldBe("""
            WHY NOW: decision maker, read about prices (ready since 18 Nov)
            Cares about: security (rising, last on 17 Nov), pricing (steady, last on 15 Nov)
            So far: 5 visits, 5 pages; first came by a search engine
            Form "Request a demo" on 17 Nov: Team size: 200; Message: We need single sign-on by March

            LAST READ
            - 17 Nov: read Security guide (pdf), twice (came by our e-mail)
            - 15 Nov: read Prices (page) (came by a search ad)
            - 14 Nov: read About us
            - 13 Nov: read /team
            - 12 Nov: followed the mail "News of May" to /news

            SCORE: 45 points (40 make a lead ready), fit B (from A, the best, to D)
            +30 decision maker
            +15 read about prices
            Against: private address (-10), wants no mail of ours

            SEND NEXT
            - Calculator (page): https://www.acme.example/calculator
              About pricing, which they looked at on 15 Nov; they have not read it
            - Partner list (page): https://www.acme.example/partners
              Who asks about security asks who installs it
            - Jobs (page): https://www.acme.example/hiring
              Written for people at this point; they have not read it
            """, StringCompareShould.IgnoreLineEndings);

    /// <summary>"Bounded to the field's length by dropping the least useful lines, never by cutting a word."</summary>
    [Fact]
    public void Bounded_to_any_length_it_fits_and_cuts_no_word()
    {
        var brief = Brief(Busy);
        var words = BriefText.Of(brief, BriefTemplate.Shipped, 0).Split(Spaces).Select(Bare).ToHashSet();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500), Prop.ForAll(Gen.Choose(1, 1500).ToArbitrary(), most =>
        {
            var text = BriefText.Of(brief, BriefTemplate.Shipped, most);
            (text.Length + text.Count(letter => letter == '\n')).ShouldBeLessThanOrEqualTo(most);
            text.Split(Spaces).Select(Bare).Where(word => !words.Contains(word)).ShouldBeEmpty();
            if (most >= 200) text.ShouldStartWith("WHY NOW");
        }));

        // A comma goes with the entry that follows it.
        static string Bare(string word) => word.TrimEnd(',', ';');
    }

    [Fact]
    public void What_a_rep_misses_least_goes_first()
    {
        var tight = Text(Busy, most: 700);

        tight.ShouldContain("WHY NOW");
        tight.ShouldContain("Cares about: security");
        tight.ShouldContain("SEND NEXT");
        tight.ShouldNotContain("first came by");
        tight.ShouldNotContain("/team");
    }

    [Fact]
    public void Whatever_is_missing_leaves_no_empty_heading()
    {
        Func<Brief, Brief>[] missing =
        [
            brief => brief with { WhyNow = null }, brief => brief with { Topics = [] }, brief => brief with { Pieces = [] }, brief => brief with { Depth = null },
            brief => brief with { Source = null }, brief => brief with { Facts = [] }, brief => brief with { Forms = [] }, brief => brief with { Score = null },
            brief => brief with { Grade = null }, brief => brief with { Reasons = [] }, brief => brief with { Against = [] }, brief => brief with { Next = [] },
        ];
        var whole = Brief(Busy, rules: Demo with { Content = Demo.Content with { Content = Catalogue.Content } });
        whole.Facts.ShouldNotBeEmpty();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Gen.Choose(0, (1 << missing.Length) - 1).ToArbitrary(), which =>
        {
            var brief = missing.Where((_, at) => (which & (1 << at)) != 0).Aggregate(whole, (known, without) => without(known));
            BriefPage.Flaws(BriefText.Of(brief, BriefTemplate.Shipped, 0)).ShouldBeEmpty();
        }));
    }

    [Fact]
    public void A_template_that_the_values_break_gives_way_to_the_shipped_one()
    {
        var template = Template.Parse("{{#each next}}{{#if title}}x{{/if}}{{/each}}{{#if only}}{{> missing}}{{/if}}", BriefTemplate.Sample);
        template.Render(new Dictionary<string, object?> { ["only"] = "now" }).ShouldBeNull();
    }
}
