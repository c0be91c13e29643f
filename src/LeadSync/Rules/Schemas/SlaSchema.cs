using System.Text.Json.Nodes;
using LeadSync.Rules.Files;
using static LeadSync.Rules.Schemas.Key;
using static LeadSync.Rules.Schemas.MapShapes;
using static LeadSync.Rules.Schemas.ValueShapes;

namespace LeadSync.Rules.Schemas;

internal static class SlaSchema
{
    private const string Weekday = "([mM][oO][nN]|[tT][uU][eE]|[wW][eE][dD]|[tT][hH][uU]|[fF][rR][iI]|[sS][aA][tT]|[sS][uU][nN])";

    public static SchemaFile Create() => SchemaFile.Of(
        SlaFile.Name,
        "The agreement between marketing and sales: what each promises, and what happens when a promise breaks.",
        Map(
            new Key("timezone", "for queues, and for owners without one", Defined("zone")),
            new Key("hours", "office hours by name", MapOf(Defined("hours"))),
            new Key("holidays", "days off by name", MapOf(OneOrMany(Day))),
            new Key("marketing", "what marketing promises", Map(
                new Key("mqlPerMonth", "leads that are ready", Number(0)),
                new Key("salPerMonth", "leads that sales accepts", Number(0)))),
            new Key("sales", "what sales promises; of clocks with one name the first whose when matches runs", OneOrMany("clock")),
            new Key("stalled", "leads that nothing happens to", Stalled()),
            new Key("recycling", "how a lead goes back to marketing, and when it may come again", Recycling())),
        [("hours", Hours()), ("clock", Clock()), ("step", Step()), ("zone", Zone()), .. ConditionShape.Definitions()]);

    private static JsonObject Hours() => Map(
        Needed("days", "such as mon-fri, or [mon, wed, fri]", OneOrMany(() => Written($"^{Weekday}( *- *{Weekday})?( *, *{Weekday}( *- *{Weekday})?)*$", "mon-fri"))),
        Needed("from", "a time of day in quotes", Time()),
        Needed("to", "later than from", Time()));

    private static JsonObject Clock() => Map(
        Needed("clock", "its name", Name()),
        new Key("when", "for whom it runs", ConditionShape.When()),
        Needed("from", "the stage that starts it", Name()),
        Needed("until", $"the stage that meets it, or any later one; or {ClockReader.FirstTouch}", Name()),
        new Key("atLeast", "how many touches", Number(1)),
        Needed("within", "how long it may take", Duration()),
        new Key("time", "elapsed runs day and night; business runs in the owner's hours", Choice("elapsed", "business")),
        new Key("dueInHours", "true: a deadline outside the owner's hours moves to two hours after the next opening", Flag()),
        new Key("then", "what happens at a share of the time", OneOrMany("step")));

    private static JsonObject Step() => Map(
        Needed("at", "share of the time", Share(atMost: 1000)),
        new Key("remind", "who is reminded", Whom("owner", "manager")),
        new Key("escalate", "who is told", Whom("manager", "owner")),
        new Key("reassign", "how many times somebody else gets it", Number(1)),
        new Key("revert", "back to marketing", Choice("marketing")),
        new Key("otherwise", "when all reassignments are used up", Choice("remind", "escalate", "revert")))
        .WithOneOf(LadderReader.DeedKeys)
        .With("dependencies", new JsonObject { ["otherwise"] = Names(["reassign"]) });

    private static JsonObject Whom(params IEnumerable<string> words) => AnyOf(Choice(words), Email());

    private static JsonObject Stalled() => Map(
        new Key("stages", "where nothing happens", OneOrMany(Text)),
        Needed("after", "for how long", Duration()),
        new Key("then", "with an open Opportunity: remind and escalate only", Choice("remind", "escalate", "revert")));

    private static JsonObject Recycling() => Map(
        new Key("queue", "where it goes", Name()),
        new Key("reasonRequired", "true: a rejection without a reason does not stop the clock", Flag()),
        new Key("reasons", "what a rep may choose from", OneOrMany(Text)),
        new Key("coolOff", "how long it rests", Duration(mayBeNothing: true)),
        new Key("mostReturns", "how often it may come again", Number(0)),
        new Key("neverBackTo", "lastOwner, or empty for nobody", Choice("lastOwner", "")),
        new Key("scoreKeeps", "share of the points that stays", Share(mayBeNothing: true)));
}
