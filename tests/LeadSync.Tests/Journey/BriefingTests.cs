using LeadSync.Journey;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

public sealed class BriefingTests
{
    [Fact]
    public void A_handed_off_lead_carries_its_brief_and_topics()
    {
        var story = Reader().Settle();

        story.Record!["LeadSync_Brief__c"].ShouldNotBeNull().ShouldStartWith("WHY NOW: marketing said so: lifecycle stage is marketing qualified lead (ready since 23 Nov)");
        story.Record["LeadSync_Brief__c"]!.ShouldContain("- 22 Nov: read Prices (page)");
        story.Record["LeadSync_Topics__c"].ShouldBe("pricing");
        story.Lead.ReadyBecause.ShouldStartWith("marketing said so");
    }

    [Fact]
    public void A_lead_that_stays_with_marketing_has_none()
    {
        var story = new Story();
        story.Look();

        Briefing.Write(new Look(story.Lead, story.Marketing, SalesView.NotAsked, story.Desk, story.Rules, story.Now)).Brief.ShouldBeEmpty();
    }

    /// <summary>A brief that changed with time would be written for ever.</summary>
    [Fact]
    public void Time_alone_writes_nothing() // 60 days of it: without points that fade, and without a deadline
    {
        var story = new Story().Ready()
            .Does(Read("/guides/security-basics", "security", hoursAgo: 2))
            .Does(Read("/guides/security-more", "security", hoursAgo: 1));
        story.Rules = story.Rules with { Sla = story.Rules.Sla with { Clocks = [] } };
        var brief = story.Settle().Record!["LeadSync_Brief__c"];
        brief!.ShouldContain("security (rising, last on 23 Nov)");

        for (var day = 0; day < 60; day++)
        {
            story.After(TimeSpan.FromDays(1)).Look();
            story.Waiting.OfType<Effect.WriteCrm>().ShouldBeEmpty();
        }
    }

    [Fact]
    public void Something_that_happens_writes_it_anew_and_in_place_of_the_old_one()
    {
        var story = Reader().Settle();

        story.Does(Some.Engagement(EngagementKind.Download) with { At = story.Now, Url = "https://www.acme.example/guides/security.pdf", Topic = "security" }).Look();

        var write = story.Waiting.OfType<Effect.WriteCrm>().ShouldHaveSingleItem().Write;
        write.Fields["LeadSync_Topics__c"].ShouldBe("security; pricing");
        var brief = write.Fields["LeadSync_Brief__c"].ShouldBeOfType<string>();
        brief.ShouldContain("- 23 Nov: took Security guide (pdf)");
        brief.Split("WHY NOW").Length.ShouldBe(2);
    }

    [Fact]
    public void It_is_bounded_by_the_field_it_stands_in()
    {
        var story = Reader();
        story.Desk = story.Desk with
        {
            Schema = new Schema
            {
                Crm = new Dictionary<string, IReadOnlyDictionary<string, FieldShape>>
                {
                    [CrmLink.Lead] = new Dictionary<string, FieldShape>
                    {
                        [Briefing.BriefField] = new(Briefing.BriefField, FieldKind.Text) { Length = 200 },
                        [Briefing.TopicsField] = new(Briefing.TopicsField, FieldKind.Text) { Length = 4 },
                        ["OwnerId"] = new("OwnerId", FieldKind.Reference),
                        ["Status"] = new("Status", FieldKind.Picklist),
                        ["LastName"] = new("LastName", FieldKind.Text),
                        ["Company"] = new("Company", FieldKind.Text),
                        ["LeadSync_Id__c"] = new("LeadSync_Id__c", FieldKind.Text),
                    },
                },
            },
        };
        story.Look();

        var fields = story.Waiting.OfType<Effect.WriteCrm>().ShouldHaveSingleItem().Write.Fields;
        ((string)fields[Briefing.BriefField]!).Length.ShouldBeInRange(50, 200);
        fields[Briefing.TopicsField].ShouldBeNull(); // a topic is never cut
    }

    [Fact]
    public void A_brief_is_remembered_by_its_fingerprint() // and not carried along with every lead
    {
        var story = Reader().Settle();

        story.Lead.ToldSalesforce[Briefing.BriefField].ShouldBe(Fingerprint.Of(story.Record!["LeadSync_Brief__c"]!));
    }

    private static Story Reader() => new Story().Ready().Does(Read("/pricing", "pricing", hoursAgo: 24));

    private static Engagement Read(string path, string topic, int hoursAgo) =>
        Some.Engagement() with { At = Story.Start.AddHours(-hoursAgo), Url = $"https://www.acme.example{path}", Topic = topic };
}
