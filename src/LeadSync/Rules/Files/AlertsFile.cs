using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>alerts.yaml</c>.</summary>
internal static class AlertsFile
{
    public const string Name = "alerts.yaml";

    public static AlertRules Read(YamlMap file)
    {
        var channels = file.Section("channels");
        var (mail, slack) = (channels.Map(AlertRules.MailName), channels.Map(AlertRules.SlackName));
        var rules = new AlertRules
        {
            Mail = mail is null ? null : ChannelReader.Mail(mail),
            Slack = slack is null ? null : ChannelReader.Slack(slack),
            Quiet = Quiet(file.Map("quiet")),
            Tell = [.. file.Maps("tell", "a rule of 'tell'").Select(TellReader.Read)],
            Indicative = file.Has("indicative") ? [.. file.Maps("indicative", "a rule of 'indicative'").Select(IndicativeReader.Read)] : IndicativeRule.Defaults,
        };
        file.Judge.Names.Define(NameKind.Channel, AlertRules.TaskName, file.At);
        foreach (var channel in channels.Entries) file.Judge.Names.Define(NameKind.Channel, channel.Key, channel.At);
        channels.RefuseOtherKeys();
        file.RefuseOtherKeys();
        return rules with { Off = [.. Off(rules, mail, slack)] };
    }

    private static IEnumerable<string> Off(AlertRules rules, YamlMap? mail, YamlMap? slack)
    {
        if (mail is not null && rules.Mail is null) yield return AlertRules.MailName;
        if (slack is not null && rules.Slack is null) yield return AlertRules.SlackName;
    }

    private static QuietHours? Quiet(YamlMap? map)
    {
        if (map is null) return null;
        if (!map.Has("from") || !map.Has("to")) map.Judge.Refuse(map.At, "'quiet' lacks 'from' or 'to'", "Write { from: \"20:00\", to: \"07:00\" }");
        var (from, to) = (map.TimeOfDay("from"), map.TimeOfDay("to"));
        if (from is not null && from == to) map.Judge.Refuse(map.At, "'quiet' begins and ends at the same time", "Let them differ, or remove quiet");
        map.RefuseOtherKeys();
        return from is { } begin && to is { } end ? new QuietHours(begin, end) : null;
    }
}
