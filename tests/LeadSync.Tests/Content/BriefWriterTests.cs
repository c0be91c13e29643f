using LeadSync.Content;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Rules.Templates;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Content.Readers;

namespace LeadSync.Tests.Content;

public sealed class BriefWriterTests
{
    [Fact]
    public void The_last_five_pieces_say_when_and_by_which_channel() =>
        Brief(Busy).Pieces.ShouldBe(
        [
            new("17 Nov", "read Security guide (pdf), twice", "came by our e-mail"),
            new("15 Nov", "read Prices (page)", "came by a search ad"),
            new("14 Nov", "read About us", null),
            new("13 Nov", "read /team", null),
            new("12 Nov", "followed the mail \"News of May\" to /news", null),
        ]);

    [Fact]
    public void A_form_tells_what_was_answered_in_one_line()
    {
        var form = Brief(Busy).Forms.ShouldHaveSingleItem();

        (form.Form, form.When).ShouldBe(("Request a demo", "17 Nov"));
        form.Answers.ShouldBe([("Team size", "200"), ("Message", "We need single sign-on by March")]);
    }

    [Fact]
    public void Topics_come_with_their_trend_and_day() =>
        Brief(Busy).Topics.ShouldBe([new("security", "rising", "17 Nov"), new("pricing", "steady", "15 Nov")]);

    [Fact]
    public void The_score_says_what_it_is_measured_by_and_what_speaks_against()
    {
        var brief = Brief(Busy);

        (brief.Score, brief.Grade).ShouldBe(("45 points (40 make a lead ready)", "B (from A, the best, to D)"));
        brief.Reasons.ShouldBe([new("+30", "decision maker"), new("+15", "read about prices")]);
        brief.Against.ShouldBe([new("-10", "private address"), new(null, "wants no mail of ours")]);
    }

    [Fact]
    public void Why_now_is_what_the_person_asked_for_or_what_weighs_most()
    {
        Brief(Busy).WhyNow.ShouldBe("decision maker, read about prices (ready since 18 Nov)");
        Brief(Busy, Ready with { HandRaiser = true, ReadyBecause = "asked for a demo" }).WhyNow.ShouldBe("asked for a demo (18 Nov)");
        Brief(Busy, Ready with { ReadyBecause = "marketing said so: lifecycle stage is marketing qualified lead" }).WhyNow
            .ShouldBe("marketing said so: lifecycle stage is marketing qualified lead (ready since 18 Nov)");
        Brief(Busy, Ready with { Cycle = 0 }).WhyNow.ShouldBeNull();
    }

    [Fact]
    public void A_lead_that_came_back_says_why() =>
        Brief(Some.Person(), Ready with { ReturnedAt = new(2025, 12, 31, 12, 0, 0, TimeSpan.Zero), ReturnReason = "No budget" }).Against[^1].Because
            .ShouldBe("came back from sales on 31 Dec 2025: No budget");

    [Fact]
    public void Facts_are_told_in_the_admins_words_and_what_says_nothing_is_left_out()
    {
        var rules = Shelved with
        {
            Content = Catalogue with
            {
                Brief = new BriefRules
                {
                    Facts =
                    [
                        new("jobtitle", "Occupation", new Dictionary<string, string> { ["student"] = "still at university" }, []),
                        new("city", "Lives in", new Dictionary<string, string>(), ["Mumbai"]),
                        new("nothing", "Never", new Dictionary<string, string>(), []),
                    ],
                },
            },
        };

        Brief(Busy, rules: rules).Facts.ShouldBe([("Occupation", "still at university")]);
    }

    [Fact]
    public void Nothing_is_said_of_somebody_of_whom_nothing_is_known()
    {
        var brief = Brief(Some.Person(), Ready with { Score = Score.None, ReadyBecause = null });

        BriefText.Of(brief, BriefTemplate.Shipped, 0).ShouldBe("WHY NOW: marketing finds them ready (ready since 18 Nov)\n\nSCORE: 0 points (40 make a lead ready)");
    }

    [Fact]
    public void It_is_written_as_of_the_last_thing_that_happened() => Case(Busy).AsOf.ShouldBe(Some.Now);
}
