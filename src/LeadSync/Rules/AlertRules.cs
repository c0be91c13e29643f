namespace LeadSync.Rules;

/// <summary><c>alerts.yaml</c>: who is told what, how.</summary>
internal sealed record AlertRules(
    MailChannel? Mail,
    SlackChannel? Slack,
    QuietHours? Quiet,
    IReadOnlyList<TellRule> Tell);

internal sealed record MailChannel(string Smtp, string User, string Password, string Tls, string From);

internal sealed record SlackChannel(string Url);

internal sealed record QuietHours(TimeOnly From, TimeOnly To);

/// <param name="To"><c>owner</c>, <c>manager</c>, or addresses.</param>
/// <param name="At">A time of day or of the week, as written; null: at once.</param>
internal sealed record TellRule(string On, IReadOnlyList<string> To, IReadOnlyList<string> By, string? At, bool IgnoresQuiet);
