using LeadSync.Leads;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>sla.yaml</c>.</summary>
internal static class SlaFile
{
    public const string Name = "sla.yaml";

    public static SlaRules Read(YamlMap file)
    {
        var promise = file.Map("marketing");
        var clocks = file.Maps("sales", "a clock").Select(ClockReader.Read).ToList();
        var rules = new SlaRules
        {
            TimeZone = file.Zone("timezone") ?? "Etc/UTC",
            Hours = OfficeHoursReader.Read(file),
            Holidays = Holidays(file.Section("holidays")),
            MqlPerMonth = promise?.Number("mqlPerMonth", 0),
            SalPerMonth = promise?.Number("salPerMonth", 0),
            Clocks = clocks,
            Stalled = Stalled(file.Map("stalled")),
            Recycling = Recycling(file.Section("recycling")),
        };
        promise?.RefuseOtherKeys();
        if (promise is not null) file.Judge.NotYetActedOn(NotYet.MarketingsPromise, promise.At);
        file.RefuseOtherKeys();
        RefuseOutranked(clocks, file.Judge);
        return rules;
    }

    private static Dictionary<string, IReadOnlyList<DateOnly>> Holidays(YamlMap map)
    {
        var holidays = new Dictionary<string, IReadOnlyList<DateOnly>>();
        foreach (var entry in map.Entries)
        {
            map.Judge.Names.Define(NameKind.Holidays, entry.Key, entry.At);
            holidays[entry.Key] = [.. map.Items(entry.Key).Select(map.Judge.Day).OfType<DateOnly>()];
        }

        return holidays;
    }

    private static StalledRule? Stalled(YamlMap? map)
    {
        if (map is null) return null;
        var stages = map.Words("stages");
        foreach (var stage in stages) map.Judge.Names.Refer(NameKind.Stage, stage);
        if (!map.Has("after")) map.Judge.Refuse(map.At, "'stalled' has no 'after'", "Say how long, such as after: 14d");
        var rule = new StalledRule(
            [.. stages.Select(stage => stage.Text)],
            map.Duration("after", TimeSpan.FromSeconds(1)) ?? TimeSpan.FromDays(14),
            map.Choice("then", ("remind", LadderDeed.Remind), ("escalate", LadderDeed.Escalate), ("revert", LadderDeed.Revert)) ?? LadderDeed.Remind);
        map.RefuseOtherKeys();
        return rule;
    }

    private static RecyclingRule Recycling(YamlMap map)
    {
        var shipped = new RecyclingRule();
        var rule = new RecyclingRule
        {
            Queue = map.Text("queue") is { Length: > 0 } queue ? queue : shipped.Queue,
            ReasonRequired = map.Flag("reasonRequired", absent: shipped.ReasonRequired),
            Reasons = map.Texts("reasons"),
            CoolOff = map.Duration("coolOff") ?? shipped.CoolOff,
            MostReturns = map.Number("mostReturns", 0) ?? shipped.MostReturns,
            NeverBackTo = map.OneOf("neverBackTo", "lastOwner", "") ?? shipped.NeverBackTo,
            ScoreKeeps = map.Percent("scoreKeeps") ?? shipped.ScoreKeeps,
        };
        if (map.Find("queue") is YamlText { Value: "" } empty)
            map.Judge.Refuse(empty.At, "'recycling' has an empty 'queue'", "Name the queue that leads go back to, such as queue: Marketing");
        map.RefuseOtherKeys();
        return rule;
    }

    /// <summary>Of clocks with one name the first that matches runs: behind one without <c>when</c>, none ever does.</summary>
    private static void RefuseOutranked(IReadOnlyList<ClockRule> clocks, Judgement judge)
    {
        foreach (var same in clocks.Where(clock => clock.Clock.Length > 0).GroupBy(clock => clock.Clock, StringComparer.OrdinalIgnoreCase))
        {
            if (same.FirstOrDefault(clock => clock.When is null) is not { } open) continue;
            foreach (var clock in same.SkipWhile(clock => clock != open).Skip(1))
            {
                judge.Refuse(
                    clock.At,
                    $"this clock '{clock.Clock}' never runs, the one on line {open.At.Line} has no 'when' and takes every lead",
                    "Put the one with a when first, or rename one of them");
            }
        }
    }
}
