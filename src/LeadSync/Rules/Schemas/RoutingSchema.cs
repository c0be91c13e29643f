using System.Text.Json.Nodes;
using LeadSync.Rules.Files;
using static LeadSync.Rules.Schemas.Key;
using static LeadSync.Rules.Schemas.MapShapes;
using static LeadSync.Rules.Schemas.ValueShapes;

namespace LeadSync.Rules.Schemas;

internal static class RoutingSchema
{
    private const string Day = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    public static SchemaFile Create() => SchemaFile.Of(
        RoutingFile.Name,
        "Who gets the lead. The first rule that matches decides, and its name is part of the reason.",
        Map(
            new Key("regions", "names for groups of countries", MapOf(OneOrMany(Text))),
            new Key("owners", "the people who get leads", OneOrMany("owner")),
            new Key("pools", "owners who share leads", MapOf(Defined("pool"))),
            new Key("rules", "in their order", OneOrMany("rule")),
            Needed("fallback", "no rule matched, or nobody of the pool is there: a queue never leaves", Queue("the queue")),
            new Key("sameOwnerFor", "a lead that returns within this time goes to its former owner, unless neverBackTo in sla.yaml forbids", Duration(mayBeNothing: true))),
        [("owner", Owner()), ("pool", Pool()), ("rule", Rule()), ("zone", Zone()), .. ConditionShape.Definitions()]);

    private static JsonObject Owner() => Map(
        Needed("id", "the short name that pools and rules use", Name()),
        Needed("salesforce", "the user's e-mail address or user name in Salesforce", Name()),
        new Key("timezone", "without it, that of sla.yaml", Defined("zone")),
        new Key("hours", "office hours by their name in sla.yaml", Text()),
        new Key("holidays", "holidays by their name in sla.yaml", Text()),
        new Key("capacity", "most open leads at a time", Number(1)),
        new Key("manager", "id of another owner", Text()),
        new Key("away", "days on which no lead is given", OneOrMany(() => Written($@"^{Day}( *[.][.] *{Day})?$", "2026-12-24..2027-01-02"))));

    private static JsonObject Pool() => Map(
        Needed("members", "ids of owners, in their order; or with their weights", AnyOf(
            Name(),
            new JsonObject { ["type"] = "array", ["items"] = Name(), ["minItems"] = 1, ["uniqueItems"] = true },
            MapOf(Number(1)).With("minProperties", 1))),
        new Key("method", "how the next one is found. Without it, roundRobin", Choice("roundRobin", "weighted", "leastBusy", "random")));

    private static JsonObject Rule() => Map(
        Needed("name", "part of the reason a rep reads", Name()),
        new Key("when", "for whom it is; without it, for everybody who comes this far", ConditionShape.When()),
        new Key("verifyWith", "who checks first", Queue("the queue that checks")),
        Needed("assign", "who gets the lead: one way of five", Map(
            new Key("pool", "the next one of a pool", Name()),
            new Key("owner", "one owner, by id", Name()),
            new Key("queue", "a queue in Salesforce", Text()),
            new Key("accountOwner", "true: whoever owns the account", Flag()),
            new Key("salesforceRules", "true: the org's own assignment rules", Flag())).With("minProperties", 1).With("maxProperties", 1)));

    private static JsonObject Queue(string means) => Map(Needed("queue", means, Name()));
}
