using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Office hours by name: days, and a time from and to.</summary>
internal static class OfficeHoursReader
{
    private const string DaysRemedy = "Write days such as mon-fri, or [mon, wed, fri]";

    private static readonly HoursRule Weekdays = new(
        new HashSet<DayOfWeek> { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday },
        new TimeOnly(9, 0),
        new TimeOnly(17, 0));

    /// <summary>All hours of <c>sla.yaml</c>; an agreement that names none has <c>weekdays</c> from nine to five.</summary>
    public static IReadOnlyDictionary<string, HoursRule> Read(YamlMap file)
    {
        if (file.Map("hours") is not { } map)
        {
            file.Judge.Names.Define(NameKind.Hours, "weekdays", file.At);
            return new Dictionary<string, HoursRule> { ["weekdays"] = Weekdays };
        }

        return map.Entries.ToDictionary(entry => entry.Key, entry => Hours(entry, map.Judge));
    }

    private static HoursRule Hours(YamlPair entry, Judgement judge)
    {
        judge.Names.Define(NameKind.Hours, entry.Key, entry.At);
        if (judge.Map(entry.Value, $"the hours '{entry.Key}'") is not { } map) return Weekdays;

        var days = map.Words("days").SelectMany(word => Days(word, judge)).ToHashSet();
        var (from, to) = (map.TimeOfDay("from"), map.TimeOfDay("to"));
        if (!map.Has("days")) judge.Refuse(map.At, $"the hours '{entry.Key}' have no 'days'", DaysRemedy);
        if (!map.Has("from") || !map.Has("to")) judge.Refuse(map.At, $"the hours '{entry.Key}' lack 'from' or 'to'", "Write from: \"09:00\", to: \"17:00\"");
        if (from >= to) judge.Refuse(map.PositionOf("to"), $"the hours '{entry.Key}' end before they begin", "Let to be later than from; hours stay within one day");
        map.RefuseOtherKeys();
        return new HoursRule(days, from ?? Weekdays.From, to ?? Weekdays.To);
    }

    /// <summary><c>mon-fri</c>, <c>sat</c>, <c>mon,wed</c>; a range may run over the weekend.</summary>
    private static IEnumerable<DayOfWeek> Days(Word word, Judgement judge)
    {
        foreach (var part in word.Text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', 2, StringSplitOptions.TrimEntries);
            if (Units.Weekday(ends[0]) is not { } first || Units.Weekday(ends[^1]) is not { } last)
            {
                judge.Refuse(word.At, $"'days' is '{word.Text}'", DaysRemedy);
                yield break;
            }

            for (var day = first; ; day = (DayOfWeek)(((int)day + 1) % 7))
            {
                yield return day;
                if (day == last) break;
            }
        }
    }
}
