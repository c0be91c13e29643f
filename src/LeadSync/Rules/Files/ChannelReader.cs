using System.Net.Mail;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>The channels of <c>alerts.yaml</c>. One whose secret is not set is off: a note, and null.</summary>
internal static class ChannelReader
{
    /// <summary>TLS from the first byte, which System.Net.Mail does not speak.</summary>
    private const int ImplicitTls = 465;

    private const int Submission = 587;

    public static MailChannel? Mail(YamlMap map)
    {
        var smtp = map.Required("smtp", "Name the server and its port, such as smtp.example.com:587");
        var (host, port) = Server(map, smtp);
        var from = map.Required("from", "Name the sender, such as leads@example.com");
        if (from.Text.Length > 0 && !MailAddress.TryCreate(from.Text, out _))
            map.Judge.Refuse(from.At, $"'from' is '{from.Text}', which is no e-mail address", "Name the sender, such as leads@example.com");

        var user = map.Text("user", FindingKind.Note) ?? "";
        var password = map.Text("password", FindingKind.Note);
        if (user.Length > 0 && !map.Has("password")) map.Judge.Refuse(map.PositionOf("user"), "the channel 'mail' has a 'user' and no 'password'", "Write password: \"${SMTP_PASSWORD}\", or remove user");
        var tls = map.OneOf("tls", "starttls", "none") ?? "starttls";
        map.RefuseOtherKeys();

        var isOff = map.Has("password") && password is null;
        return isOff ? null : new MailChannel(host, port, user, password ?? "", tls == "starttls", from.Text);
    }

    public static SlackChannel? Slack(YamlMap map)
    {
        if (!map.Has("url")) map.Judge.Refuse(map.At, "the channel 'slack' has no 'url'", "Write url: \"${SLACK_URL}\", the address of an incoming webhook");
        var url = map.Word("url", FindingKind.Note);
        map.RefuseOtherKeys();
        if (url is not { } word) return null;
        if (Uri.TryCreate(word.Text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http") return new SlackChannel(address);

        // It is a secret: a finding does not show it.
        map.Judge.Refuse(word.At, "'url' is no whole address", "Copy the address of the incoming webhook from Slack; it begins with https://");
        return null;
    }

    private static (string Host, int Port) Server(YamlMap map, Word smtp)
    {
        if (smtp.Text.Length == 0) return ("", Submission);

        var colon = smtp.Text.LastIndexOf(':');
        var host = colon < 0 ? smtp.Text : smtp.Text[..colon];
        var port = colon < 0 ? Submission : Units.Whole(smtp.Text[(colon + 1)..]);
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown || port is not (> 0 and <= ushort.MaxValue))
            map.Judge.Refuse(smtp.At, $"'smtp' is '{smtp.Text}'", "Name the server and its port, such as smtp.example.com:587");
        else if (port == ImplicitTls)
            map.Judge.Refuse(smtp.At, "'smtp' names port 465, which speaks TLS from the first byte", "Name the server's port for STARTTLS, mostly 587");
        return (host, port ?? Submission);
    }
}
