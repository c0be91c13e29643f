using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Alerts;

/// <summary>Ana in Berlin, who reports to Cho in Tokyo, and a queue; rules that tell them.</summary>
internal static class Teams
{
    public static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    public static readonly Owner Cho = new("005Ws000001xChoAAA", "Cho Sato", IsQueue: false);
    public static readonly Owner Queue = new("00GWs00000ApacAA0A", "APAC Leads", IsQueue: true);

    public static readonly MailChannel Mail = new("smtp.acme.example", 587, "leadsync", "secret", StartTls: true, "leads@acme.example");
    public static readonly SlackChannel Slack = new(new Uri("https://hooks.slack.example/T1/B2"));

    public static Desk Desk { get; } = new()
    {
        Seats = new Dictionary<string, DeskSeat>
        {
            ["ana@acme.example"] = new(Ana, true),
            [Ana.CrmId.ToLowerInvariant()] = new(Ana, true),
            ["cho@acme.example"] = new(Cho, true),
        },
        People = People.Of(new Dictionary<string, string>(), new Dictionary<string, string> { [Ana.CrmId] = "ana@acme.example", [Cho.CrmId] = "cho@acme.example" }),
        Portal = "123",
        Org = new Uri("https://acme.my.salesforce.com"),
    };

    public static AlertRules Alerts(params TellRule[] tell) => new() { Mail = Mail, Slack = Slack, Tell = tell };

    public static TellRule Tell(string on, string to = "owner", string by = "mail", bool ignoresQuiet = false) => new(on, to.Split(' '), by.Split(' '), null, ignoresQuiet);

    public static Rulebook Rules(AlertRules alerts)
    {
        var demo = RulebookReader.ReadDemo(_ => null).Rulebook!;
        return demo with
        {
            Alerts = alerts,
            Sla = demo.Sla with { TimeZone = "Etc/UTC" },
            Routing = demo.Routing with
            {
                Owners =
                [
                    new OwnerRule("ana", "ana@acme.example", "Europe/Berlin", null, null, null, "cho", [], Some.Position),
                    new OwnerRule("cho", "cho@acme.example", "Asia/Tokyo", null, null, null, null, [], Some.Position),
                ],
            },
        };
    }
}
