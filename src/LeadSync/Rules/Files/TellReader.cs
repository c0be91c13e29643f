using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>One rule of <c>tell</c> in <c>alerts.yaml</c>.</summary>
internal static class TellReader
{
    private static readonly string[] ActedOn = [AlertKind.Assigned, AlertKind.HandRaise, AlertKind.Indicative, AlertKind.Reminder, AlertKind.Escalation, AlertKind.Returned, AlertKind.Orphan];

    /// <summary>The occasions.</summary>
    public static readonly string[] Kinds =
    [
        .. ActedOn, "digest", "weekly",
        "deadLetter", "connectionDown", "rateOutOfBand", "brake",
    ];

    public static TellRule Read(YamlMap map)
    {
        var on = map.OneOf("on", Kinds);
        if (!map.Has("on")) map.Judge.Refuse(map.At, "a rule of 'tell' has no 'on'", $"Name one of {Spelling.Listed(Kinds)}");
        if (on is { } kind && !ActedOn.Contains(kind)) map.Judge.NotYetActedOn(NotYet.Alert(kind), map.At);
        var (to, by) = (map.Words("to"), map.Words("by"));
        foreach (var whom in to.Where(whom => whom.Text is not ("owner" or "manager") && !whom.Text.Contains('@', StringComparison.Ordinal)))
            map.Judge.Refuse(whom.At, $"'to' names '{whom.Text}'", "Write owner, manager, or an e-mail address");
        foreach (var channel in by) map.Judge.Names.Refer(NameKind.Channel, channel);
        if (to.Count == 0 || by.Count == 0) map.Judge.Refuse(map.At, "a rule of 'tell' lacks 'to' or 'by'", "Write to: owner, by: [mail]");

        var rule = new TellRule(on ?? "", Texts(to), Texts(by), At(map), map.OneOf("quiet", "ignore", "respect") == "ignore");
        map.RefuseOtherKeys();
        return rule;
    }

    /// <summary><c>08:00</c>, or <c>mon 07:00</c>.</summary>
    private static string? At(YamlMap map)
    {
        if (map.Word("at") is not { } word) return null;
        var parts = word.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isTime = parts.Length is 1 or 2 && Units.TimeOfDay(parts[^1]) is not null && (parts.Length == 1 || Units.Weekday(parts[0]) is not null);
        if (!isTime) map.Judge.Refuse(word.At, $"'at' is '{word.Text}'", "Write a time such as \"08:00\", or a day and a time such as \"mon 07:00\"");
        return word.Text;
    }

    private static List<string> Texts(IReadOnlyList<Word> words) => [.. words.Select(word => word.Text)];
}
