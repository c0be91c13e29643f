using LeadSync.Content;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Rules.Templates;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Content;

/// <summary>Somebody who reads, and the brief of them.</summary>
internal static class Readers
{
    public static readonly Rulebook Demo = RulebookReader.ReadDemo(_ => null).Rulebook!;

    public static readonly ContentRules Catalogue = new([
        new ContentRule("/guides/security*", "Security guide", "security", "mql", "pdf", null),
        new ContentRule("/guides/rollout", "Rollout guide", "migration", "sql", "pdf", null),
        new ContentRule("/guides/contract", "Contract guide", "security", "opportunity", "pdf", null),
        new ContentRule("/pricing", "Prices", "pricing", "", "page", null),
        new ContentRule("/calculator", "Calculator", "pricing", "sal", "page", null),
        new ContentRule("/audit*/2026", "Audit report", "security", "", "pdf", null), // a pattern that opens nothing
        new ContentRule("/partners", "Partner list", "", "", "page", Some.When("topic", "security")) { Because = "Who asks about security asks who installs it" },
        new ContentRule("/hiring", "Jobs", "", "", "page", Some.When("jobtitle", "student")),
    ])
    { Site = new Uri("https://www.acme.example") };

    public static readonly Rulebook Shelved = Demo with { Content = Catalogue };

    public static Lead Ready { get; } = Some.Lead() with
    {
        Cycle = 1,
        Stage = Stage.Assigned,
        QualifiedAt = Some.Now,
        ReadyBecause = "scored 45 of 40 needed",
        Score = new Score(30, 15, "B", [new(30, "decision maker"), new(15, "read about prices"), new(-10, "private address")]),
    };

    public static Brief Brief(MarketingView who, Lead? lead = null, Rulebook? rules = null) => BriefWriter.Write(Case(who, lead, rules));

    public static string Text(MarketingView who, Lead? lead = null, int most = 0) => BriefText.Of(Brief(who, lead), BriefTemplate.Shipped, most);

    public static BriefCase Case(MarketingView who, Lead? lead = null, Rulebook? rules = null)
    {
        var told = who with { Engagements = Topics.Told(who.Engagements, (rules ?? Shelved).Content) };
        return new BriefCase(lead ?? Ready, (lead ?? Ready).Stage, told, rules ?? Shelved, new LeadSync.Scoring.ConditionValues(told) { Stage = (lead ?? Ready).Stage }.ValueOf);
    }

    public static Engagement Page(string url, double daysAgo = 0, string? title = null, string? channel = null) =>
        Some.Engagement(ago: TimeSpan.FromDays(daysAgo)) with { Url = $"https://www.acme.example{url}", Title = title, Channel = channel };

    /// <summary>Somebody of whom everything is known.</summary>
    public static MarketingView Busy => Some.Person(("jobtitle", "student"), ("hs_analytics_source", "ORGANIC_SEARCH"), ("hs_email_optout", "true"), ("industry", "Finance Management"), ("city", "Mumbai")).Doing(
        Page("/guides/security-basics", 1, channel: "EMAIL_MARKETING"),
        Page("/guides/security-basics", 2),
        Page("/pricing", 3, channel: "PAID_SEARCH"),
        Page("/about", 4, "About us"),
        Page("/team", 5),
        Some.Engagement(EngagementKind.EmailClick, TimeSpan.FromDays(6)) with { Title = "News of May", Url = "https://www.acme.example/news" },
        Some.Engagement(EngagementKind.EmailOpen, TimeSpan.FromDays(7)) with { Title = "News of April" },
        Some.Engagement(EngagementKind.FormSubmit, TimeSpan.FromDays(1)) with
        {
            Form = "Request a demo",
            FormId = "f1",
            Answers = [new("Team size", "200"), new("Message", "We need\n single sign-on\tby March")],
        });
}
