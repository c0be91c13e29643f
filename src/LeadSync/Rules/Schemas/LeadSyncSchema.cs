using System.Text.Json.Nodes;
using LeadSync.Rules.Files;
using static LeadSync.Rules.Schemas.MapShapes;
using static LeadSync.Rules.Schemas.ValueShapes;

namespace LeadSync.Rules.Schemas;

/// <remarks>No key is needed: the environment can set every one of them.</remarks>
internal static class LeadSyncSchema
{
    public static SchemaFile Create() => SchemaFile.Of(
        LeadSyncFile.Name,
        "The connections to HubSpot and Salesforce, and the few technical switches.",
        Map(
            new Key("mode", "live writes to both systems; observe decides and writes nothing", Choice("live", "observe")),
            new Key("goLive", "contacts that would qualify already on the first day: baseline, they wait for a new sign of life; everything, they go to sales at once", Choice("baseline", "everything")),
            new Key("hubspot", "the connection to HubSpot", HubSpot()),
            new Key("salesforce", "the connection to Salesforce", Salesforce()),
            new Key("nativeSync", "HubSpot's own Salesforce connector", Choice("detect", "alongside", "absent")),
            new Key("brake", "above these LeadSync stops handing over and asks; off for no brake at all", Brake()),
            new Key("storage", "sqlite:PATH, or postgres:ADDRESS", Written("^([sS][qQ][lL][iI][tT][eE]:.+|[pP][oO][sS][tT][gG][rR][eE][sS]:.*)$", "sqlite:data/leadsync.db")),
            new Key("redis", "host:port, when several workers share one account's API budget", Text()),
            new Key("http", "dashboard, API and webhooks", Http())));

    private static JsonObject HubSpot() => Map(
        new Key("baseUrl", "address of HubSpot's API", Address()),
        new Key("apiVersion", "version of HubSpot's API", Choice("v3", "2026-03", "2026-09")),
        new Key("token", "service key, private app, or app token: as ${HUBSPOT_TOKEN}, never in the file", Text()),
        new Key("webhooks", "HubSpot tells what changed; the poll finds everything anyway, webhooks make it faster", Webhooks()),
        new Key("tier", "the account's edition", Choice("free", "starter", "professional", "enterprise")),
        new Key("budget", "share of the account's daily calls that is ours", Share()),
        new Key("poll", "how often LeadSync asks what changed", Duration()));

    private static JsonObject Webhooks() => Map(
        new Key("mode", "how HubSpot tells", Choice("push", "journal", "none")),
        new Key("clientSecret", "what webhooks are signed with; two while one is being rotated", OneOrMany(Text)),
        new Key("appId", "the app that sends them", Text()),
        new Key("publicUrl", "the address as HubSpot calls it: it is part of the signature", Address()));

    private static JsonObject Salesforce() => Map(
        new Key("loginUrl", "the org's My Domain", Address()),
        new Key("clientId", "consumer key of the connected app: as ${SALESFORCE_CLIENT_ID}", Text()),
        new Key("clientSecret", "consumer secret of the connected app: as ${SALESFORCE_CLIENT_SECRET}", Text()),
        new Key("username", "for sign-in with a private key", Text()),
        new Key("privateKeyFile", "for sign-in with a private key", Text()),
        new Key("apiVersion", "version of Salesforce's API, with its decimal and in quotes", Version()),
        new Key("changes", "how LeadSync hears of changes", Choice("poll", "cdc")),
        new Key("poll", "how often LeadSync asks what changed", Duration()),
        new Key("budget", "share of the org's daily calls that is ours", Share()),
        new Key("recordType", "developer name of the record type of new leads; empty: the org's default", Text()),
        new Key("webhooks", "outbound messages, or signed calls", Map(
            new Key("organizationId", "whose messages are taken", Text()),
            new Key("secret", "what calls are signed with", Text()))),
        new Key("personAccounts", "true: Company stays empty", Flag()),
        new Key("opportunity", "what marketing is told of an Opportunity beside stage and amount", Map(
            new Key("lostReason", "field that says why it was lost; empty: the usual names are tried", Text()),
            new Key("competitor", "field that names the competitor; empty: the usual names are tried", Text()),
            new Key("currency", "ISO code of an org of one currency", Text()))));

    private static JsonObject Version() =>
        Written(@"^(5[89]|[6-9][0-9])[.]0$", "67.0").With("type", new JsonArray("string", "number")).With("minimum", 58).With("maximum", 99).With("multipleOf", 1);

    private static JsonObject Brake() => AnyOf(
        Choice("off"),
        Map(
            new Key("handoffsPerHour", "a number, or off", AnyOf(Number(1), Choice("off"))),
            new Key("revertsPerHour", "a share of the leads with an open clock, or off", AnyOf(Share(), Choice("off")))));

    private static JsonObject Http() => Map(
        new Key("url", "where LeadSync listens", Address()),
        new Key("adminToken", "opens dashboard and API: as ${LEADSYNC_ADMIN_TOKEN}", Text()),
        new Key("identityProvider", "the company's own sign-in; an empty authority means none", Map(
            new Key("authority", "its address", Text()),
            new Key("audience", "what LeadSync is called there", Text()),
            new Key("roles", "who may do what", Map(
                new Key("admin", "roles that may change things", OneOrMany(Text)),
                new Key("viewer", "roles that may look", OneOrMany(Text)))))));
}
