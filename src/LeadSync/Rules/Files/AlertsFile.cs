using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>alerts.yaml</c>.</summary>
internal static class AlertsFile
{
    public const string Name = "alerts.yaml";

    // A channel without its secret is off. Once alerts are sent, one that a rule uses has to be FindingKind.Unset.
    private const FindingKind WhenUnset = FindingKind.Note;

    public static AlertRules Read(YamlMap file)
    {
        file.Judge.NotYetActedOn(NotYet.Alerts, file.At);
        var channels = file.Section("channels");
        var rules = new AlertRules(
            Mail(channels.Map("mail")),
            Slack(channels.Map("slack")),
            Quiet(file.Map("quiet")),
            [.. file.Maps("tell", "a rule of 'tell'").Select(TellReader.Read)]);
        file.Judge.Names.Define(NameKind.Channel, "task", file.At);
        foreach (var channel in channels.Entries) file.Judge.Names.Define(NameKind.Channel, channel.Key, channel.At);
        channels.RefuseOtherKeys();
        file.RefuseOtherKeys();
        return rules;
    }

    private static MailChannel? Mail(YamlMap? map)
    {
        if (map is null) return null;
        var channel = new MailChannel(
            map.Required("smtp", "Name the server and its port, such as smtp.example.com:587").Text,
            map.Text("user") ?? "",
            map.Text("password", WhenUnset) ?? "",
            map.OneOf("tls", "starttls", "none") ?? "starttls",
            map.Required("from", "Name the sender, such as leads@example.com").Text);
        map.RefuseOtherKeys();
        return channel;
    }

    private static SlackChannel? Slack(YamlMap? map)
    {
        if (map is null) return null;
        var url = map.Text("url", WhenUnset);
        if (!map.Has("url")) map.Judge.Refuse(map.At, "the channel 'slack' has no 'url'", "Write url: \"${SLACK_URL}\", the address of an incoming webhook");
        map.RefuseOtherKeys();
        return url is null ? null : new SlackChannel(url);
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
