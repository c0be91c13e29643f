using System.Text.Json.Nodes;
using LeadSync.Leads;
using LeadSync.Rules.Files;
using static LeadSync.Rules.Schemas.Key;
using static LeadSync.Rules.Schemas.MapShapes;
using static LeadSync.Rules.Schemas.ValueShapes;

namespace LeadSync.Rules.Schemas;

internal static class AlertsSchema
{
    public static SchemaFile Create() => SchemaFile.Of(
        AlertsFile.Name,
        "Who is told what, and how.",
        Map(
            new Key("channels", "a channel whose secret is not set is off", Map(
                new Key("mail", "by a mail server", Mail()),
                new Key("slack", "by an incoming webhook", Map(Needed("url", "as ${SLACK_URL}", Text()))))),
            new Key("quiet", "at night nobody is disturbed; what waits is told in the morning", Map(
                Needed("from", "a time of day in quotes", Time()),
                Needed("to", "a time of day in quotes", Time()))),
            new Key("tell", "who is told what", OneOrMany("rule")),
            new Key("indicative", "what counts as a sign of interest once sales has the lead; the first that fits names it", OneOrMany("sign"))),
        [("rule", Rule()), ("sign", Sign()), .. ConditionShape.Definitions()]);

    private static JsonObject Mail() => Map(
        Needed("smtp", "server and port", Name()),
        new Key("user", "who signs in there", Text()),
        new Key("password", "as ${SMTP_PASSWORD}", Text()),
        new Key("tls", "how the connection is kept private", Choice("starttls", "none")),
        Needed("from", "the sender", Name()));

    private static JsonObject Sign() => Map(
        new Key("event", "what they did", Choice(EngagementKind.All)),
        new Key("when", "only such events", ConditionShape.When()),
        new Key("afterSilence", "only the first after so long without any", Duration()),
        Needed("because", "what the owner reads after the person's name", Text()));

    private static JsonObject Rule() => Map(
        Needed("on", "the occasion", Choice(TellReader.Kinds)),
        Needed("to", "owner, manager, or e-mail addresses", OneOrMany(() => AnyOf(Choice("owner", "manager"), Email()))),
        Needed("by", "the channels", OneOrMany(() => Choice("mail", "slack", "task"))),
        new Key("at", "a time, or a day and a time, in quotes", Written("^([a-zA-Z]{3} +)?([01]?[0-9]|2[0-3]):[0-5][0-9]$", "08:00", "mon 07:00")),
        new Key("quiet", "ignore: at night too", Choice("ignore", "respect")));
}
