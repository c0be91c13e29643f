using LeadSync.Cli;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

public sealed class StoryTests
{
    private static readonly Rulebook Rules = WithThreshold(RulebookReader.ReadDemo(_ => null).Rulebook!, 50);
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);

    [Fact]
    public void A_lead_that_nobody_has_heard_much_of_is_with_marketing_and_knows_what_would_make_it_ready()
    {
        var story = Told(Some.Lead() with { ContactId = "660737", Because = "scored 12 of the 50 needed", Score = new Score(12, 0, "D", [new ScoreReason(12, "stayed a while")]) });

        story["Now"][0].ShouldBe("Lead 660737 is with marketing: marketing is still warming this person up (nurture).");
        story["Now"].ShouldContain("Why: scored 12 of the 50 needed.");
        story["Score"][0].ShouldBe("It scored 12 of the 50 needed, grade D: +12 stayed a while.");
        story["Score"][1].ShouldStartWith("What would make it ready: 38 more points; or lifecycle stage is marketing qualified lead;");
        story["Score"][1].ShouldContain("; or asked for a demo");
    }

    [Fact]
    public void A_lead_out_of_scope_is_told_no_way_to_be_ready() =>
        Told(Some.Lead() with { Because = "excluded: customer" })["Score"].ShouldHaveSingleItem();

    [Fact]
    public void A_lead_with_a_rep_says_who_why_and_until_when()
    {
        var story = Told(
            Some.Lead() with
            {
                ContactId = "501",
                Stage = Stage.Assigned,
                Because = "Given to Ana Ruiz",
                Cycle = 1,
                Crm = new CrmLink(CrmLink.Lead, "00QWs0000000001MAA"),
                Owner = Ana,
                OwnerBecause = "rule \"DACH\": it was ana's turn",
                QualifiedAt = Some.Now.AddMinutes(-10),
                HandedOffAt = Some.Now.AddMinutes(-10).AddSeconds(3),
                Clocks = [Some.Clock("accept", Stage.Sal, Some.Now.AddMinutes(-10), Some.Now.AddHours(11))],
            },
            ("firstname", "Kim"),
            ("lastname", "Berg"));

        story["Now"].ShouldBe(
        [
            "Kim Berg is with Ana Ruiz: with a rep, not yet answered (assigned).",
            "Known as LeadSync lead 019a9a000000700080000000000000aa, HubSpot contact 501, Salesforce Lead 00QWs0000000001MAA.",
            "Why: Given to Ana Ruiz.",
            "Why Ana Ruiz: rule \"DACH\": it was ana's turn.",
            "It was ready on 2026-11-18 11:50:00 UTC, and Salesforce had it 3 s later.",
            "It is to be accepted by 2026-11-18 23:00:00 UTC (in 11 h), or it goes back to marketing.",
        ]);
    }

    [Fact]
    public void A_deadline_that_passed_is_told_as_past() =>
        Told(Some.Lead() with { Stage = Stage.Sal, Owner = Ana, Clocks = [Some.Clock("qualify", Stage.Sql, Some.Now.AddDays(-3), Some.Now.AddMinutes(-5), reverts: false)] })["Now"]
            .ShouldContain("It was to be qualified by 2026-11-18 11:55:00 UTC (5 min ago).");

    [Fact]
    public void A_lead_in_a_queue_waits_there() =>
        Told(Some.Lead() with { ContactId = "7", Stage = Stage.Assigned, Owner = new Owner("00G", "APAC Leads", IsQueue: true) })["Now"][0]
            .ShouldStartWith("Lead 7 waits in the queue APAC Leads:");

    [Fact]
    public void A_lead_that_came_back_says_how_often_and_why()
    {
        var story = Told(Some.Lead() with { Stage = Stage.Recycled, Because = "cools off until tomorrow", Returns = 2, ReturnedAt = Some.Now.AddDays(-1), ReturnReason = "No budget", Owner = Ana });

        story["Now"][0].ShouldContain("is with marketing");
        story["Now"].ShouldContain("Why not again yet: cools off until tomorrow.");
        story["Now"].ShouldContain("It came back twice, last on 2026-11-17 12:00:00 UTC: No budget.");
        story["Score"].ShouldHaveSingleItem();
    }

    [Fact]
    public void What_stands_in_the_way_and_what_was_told_to_whom_have_sections_of_their_own()
    {
        var story = Told(Some.Lead() with
        {
            Stage = Stage.Mql,
            Cycle = 1,
            QualifiedAt = Some.Now,
            Holds = [new Hold(HoldOn.Handoff, "Salesforce refused it: a duplicate", Some.Now)],
            ToldHubSpot = new Dictionary<string, string> { ["leadsync_stage"] = "mql", ["leadsync_owner"] = "" },
        });

        story["Now"].ShouldContain("It was ready on 2026-11-18 12:00:00 UTC, and is not in Salesforce yet.");
        story["In the way"].ShouldBe(["Salesforce refused it: a duplicate. (since 2026-11-18 12:00:00 UTC)"]);
        story["HubSpot was told"].ShouldBe(["leadsync_stage is mql"]);
        story.ShouldNotContainKey("Salesforce was told");
    }

    [Fact]
    public void The_history_is_told_in_its_order_with_its_times()
    {
        var history = new[] { new HistoryEntry(Some.Now, "stage", "Ready: asked for a demo", "abc"), new HistoryEntry(Some.Now.AddSeconds(2), "delivery", "Salesforce has the Lead now", "abc") };

        new Story(new StoredLead(Some.Lead(), null, history), Rules, Some.Now).Tell().Single(section => section.Title == "So far").Sentences.ShouldBe(
        [
            "2026-11-18 12:00:00 UTC  Ready: asked for a demo.",
            "2026-11-18 12:00:02 UTC  Salesforce has the Lead now.",
        ]);
    }

    [Fact]
    public void What_a_rep_reads_of_the_lead_is_told_as_well()
    {
        var stored = new StoredLead(
            Some.Lead() with { Stage = Stage.Assigned, Cycle = 1, QualifiedAt = Some.Now, HandRaiser = true, ReadyBecause = "asked for a demo", ToldSalesforce = new Dictionary<string, string> { ["LeadSync_Brief__c"] = "b0a1", ["LeadSync_Topics__c"] = "security" } },
            new ContactRow("501", new Dictionary<string, string?>(), null),
            [])
        {
            Engagements = [Some.Engagement() with { Url = "https://www.acme.example/blog/sso" }],
            Posts = [new BlogPost("1", "https://www.acme.example/blog/sso", "Single sign-on", ["security"], null)],
        };
        var story = new Story(stored, Rules, Some.Now).Tell().ToDictionary(section => section.Title, section => section.Sentences);

        story["In brief"].ShouldContain("WHY NOW: asked for a demo (18 Nov)");
        story["In brief"].ShouldContain("Cares about: security (steady, last on 18 Nov)");
        story["In brief"].ShouldContain("- 18 Nov: read Single sign-on (blog post)");
        story["Salesforce was told"].ShouldBe(["LeadSync_Topics__c is security"]);
    }

    [Fact]
    public void Everything_they_did_is_told_newest_first_and_of_a_long_list_how_much_more_there_is()
    {
        var pages = Enumerable.Range(1, 27).Select(days => Some.Engagement(EngagementKind.PageView, TimeSpan.FromDays(days)) with { Title = $"Page {days}", Channel = "organic search" });
        var stored = new StoredLead(Some.Lead(), new ContactRow("501", new Dictionary<string, string?>(), null), [])
        {
            Engagements = [.. pages, Some.Engagement(EngagementKind.FormSubmit) with { Form = "Request a demo", Title = "See it at work" }, Some.Engagement(EngagementKind.Custom, TimeSpan.FromHours(1)) with { Title = "webinar attended" }],
        };
        var deeds = new Story(stored, Rules, Some.Now).Tell().Single(section => section.Title == "What they did").Sentences;

        deeds[0].ShouldBe("2026-11-18 12:00:00 UTC  filled in the form \"Request a demo\" on See it at work.");
        deeds[1].ShouldBe("2026-11-18 11:00:00 UTC  did \"webinar attended\".");
        deeds[2].ShouldBe("2026-11-17 12:00:00 UTC  read Page 1, came by a search engine.");
        deeds[^1].ShouldBe("And 4 more, back to 2026-10-22 12:00:00 UTC.");
    }

    [Fact]
    public void The_reasons_that_are_told_add_up_to_the_score()
    {
        var reasons = Enumerable.Range(1, 9).Select(points => new ScoreReason(points, $"reason {points}")).ToList();
        var score = Told(Some.Lead() with { Score = new Score(30, 15, "B", reasons) })["Score"];

        foreach (var reason in reasons) score[0].ShouldContain($"+{reason.Points} {reason.Because}");
        score[1].ShouldBe("Of these 30 are for who they are, and 15 for what they do.");
    }

    private static Rulebook WithThreshold(Rulebook rules, int score) => rules with { Scoring = rules.Scoring with { QualifyAt = new QualifyAt(score, null, null) } };

    private static Dictionary<string, IReadOnlyList<string>> Told(Lead lead, params (string Name, string? Value)[] contact) =>
        new Story(new StoredLead(lead, new ContactRow("501", contact.ToDictionary(one => one.Name, one => one.Value), null), []), Rules, Some.Now)
            .Tell().ToDictionary(section => section.Title, section => section.Sentences);
}
