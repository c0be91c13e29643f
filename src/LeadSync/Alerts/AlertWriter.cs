using LeadSync.Leads;
using LeadSync.Rules.Templates;

namespace LeadSync.Alerts;

/// <summary>Messages, filled from their templates.</summary>
internal static class AlertWriter
{
    /// <summary>What mail programs still show of a subject, in characters.</summary>
    private const int MostSubject = 150;

    /// <summary>The first line of the plain text is the subject.</summary>
    public static MailDraft Mail(AlertCase about, AlertEvent happened, Notice notice, TemplateSet templates)
    {
        var values = AlertValues.Of(about, happened, notice);
        var text = Letters.Tidy(templates.Fill($"{notice.Kind}.txt", values)).Split('\n', 2);
        var address = notice.Whom.Email!;
        return new MailDraft(
            Key(about, happened, $"mail.{Letters.Hash(address.ToLowerInvariant())}"),
            address,
            notice.Whom.Name,
            Letters.Cut(Letters.OneLine(text[0]), MostSubject),
            text.Length > 1 ? text[1].TrimStart('\n') : text[0],
            templates.Fill($"{notice.Kind}.html", values).Trim());
    }

    public static SlackDraft Slack(AlertCase about, AlertEvent happened, Notice notice, TemplateSet templates) =>
        new(Key(about, happened, "slack"), Letters.Tidy(templates.Fill("alert.slack", AlertValues.Of(about, happened, notice))));

    /// <summary><c>lead/cycle/kind/step</c>: whom it reaches is part of the step.</summary>
    public static string Key(AlertCase about, AlertEvent happened, string reaches) => $"{about.Lead.Id}/{about.Lead.Cycle}/{happened.Key}{reaches}";
}
