using LeadSync.Alerts;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Rules.Templates;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Alerts;

/// <summary>One lead of which Ana is told, in each of the ways.</summary>
internal static class Examples
{
    private static readonly MarketingView Kim = Some.Person(
        ("firstname", "Kim"), ("lastname", "Fry"), ("jobtitle", "Director of Operations"), ("company", "Globex"), ("country", "Germany"), ("email", "kim@globex.example"), ("phone", "+49 30 1234567"));

    private static readonly Lead Hers = Some.Lead() with
    {
        ContactId = "501",
        Cycle = 1,
        Stage = Stage.Assigned,
        Crm = new CrmLink(CrmLink.Lead, "00QWs00000AbCdEMAV"),
        Owner = Teams.Ana,
        OwnerBecause = "rule \"DACH\", pool dach: her turn",
        Score = new Score(55, 20, "A", [new ScoreReason(40, "decision maker"), new ScoreReason(20, "read about prices"), new ScoreReason(15, "200 people or more")]),
        Clocks = [Some.Clock("accept", Stage.Sal, Some.Now, Some.Now.AddHours(8))],
    };

    public static AlertCase Case(MarketingView? person = null, Lead? lead = null, string brief = "") => new(lead ?? Hers, person ?? Kim, Teams.Desk, brief);

    public static AlertEvent NewLead => AlertEvent.Handoff(new Readiness(true, "scored 75 of 60 needed"));

    public static AlertEvent HandRaise => AlertEvent.Handoff(new Readiness(true, "asked for a demo", HandRaiser: true));

    public static AlertEvent Prices { get; } = AlertEvent.Seen(new Sign(
        AlertKind.Indicative,
        "read about prices",
        new DateOnly(2026, 11, 18),
        new Engagement("event/1", EngagementKind.PageView, Some.Now.AddMinutes(-2), Url: "https://acme.example/pricing", Title: "Prices", Channel: "ORGANIC_SEARCH"),
        null));

    public static Notice ToAna(string kind) => new(kind, "mail", new Receiver("Ana Ruiz", "ana@acme.example", "Europe/Berlin", IsOwner: true), Some.Now);

    public static MailDraft Mail(AlertEvent happened, AlertCase? about = null, TemplateSet? templates = null) =>
        AlertWriter.Mail(about ?? Case(), happened, ToAna(happened.Kinds[0]), templates ?? TemplateSet.Shipped);
}
