using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>One owner of <c>routing.yaml</c>.</summary>
internal static class OwnerReader
{
    public static OwnerRule Read(YamlMap map)
    {
        var names = map.Judge.Names;
        var id = map.Required("id", "Give a short name that pools and rules use, such as id: ana");
        if (id.Text.Length > 0) names.Define(NameKind.Owner, id.Text, id.At);
        var (hours, holidays, manager) = (map.Word("hours"), map.Word("holidays"), map.Word("manager"));
        if (hours is { } office) names.Refer(NameKind.Hours, office);
        if (holidays is { } days) names.Refer(NameKind.Holidays, days);
        if (manager is { } boss)
        {
            names.Refer(NameKind.Owner, boss);
            if (boss.Text == id.Text) map.Judge.Refuse(boss.At, $"'{id.Text}' is named as their own manager", "Name somebody else, or remove manager");
        }

        var owner = new OwnerRule(
            id.Text,
            map.Required("salesforce", "Name the user's e-mail address or user name in Salesforce").Text,
            map.Zone("timezone"),
            hours?.Text,
            holidays?.Text,
            map.Number("capacity", 1),
            manager?.Text,
            [.. map.Words("away").Select(word => Away(word, map.Judge)).OfType<DayRange>()],
            map.At);
        map.RefuseOtherKeys();
        return owner;
    }

    /// <summary><c>2026-12-24..2027-01-02</c>, or a single day.</summary>
    private static DayRange? Away(Word word, Judgement judge)
    {
        var ends = word.Text.Split("..", 2, StringSplitOptions.TrimEntries);
        if (Units.Day(ends[0]) is not { } from || Units.Day(ends[^1]) is not { } to)
        {
            judge.Refuse(word.At, $"'away' is '{word.Text}'", "Write days of the calendar, such as \"2026-12-24..2027-01-02\"");
            return null;
        }

        if (from > to) judge.Refuse(word.At, $"'away' ends before it begins: '{word.Text}'", $"Turn it round: \"{ends[^1]}..{ends[0]}\"");
        return new DayRange(from, to);
    }
}
