using LeadSync.Rules.Templates;

namespace LeadSync.Rules;

/// <summary><c>alerts.yaml</c>: who is told what, how.</summary>
internal sealed record AlertRules
{
    public const string MailName = "mail";
    public const string SlackName = "slack";
    public const string TaskName = "task";

    /// <summary>Null: nobody is told by mail.</summary>
    public MailChannel? Mail { get; init; }
    public SlackChannel? Slack { get; init; }

    /// <summary>Channels that an admin has set up and whose secret is not there.</summary>
    public IReadOnlyList<string> Off { get; init; } = [];
    public QuietHours? Quiet { get; init; }
    public IReadOnlyList<TellRule> Tell { get; init; } = [];

    /// <summary>What counts as a sign after the handoff; the first that an engagement meets names it.</summary>
    public IReadOnlyList<IndicativeRule> Indicative { get; init; } = IndicativeRule.Defaults;
    public TemplateSet Templates { get; init; } = TemplateSet.Shipped;

    /// <summary>Rules that tell of a kind by a channel that an admin has set up, be it off.</summary>
    public IEnumerable<TellRule> On(string kind) => Tell.Where(rule => rule.On == kind && rule.By.Any(IsSetUp));

    /// <summary>Mail or chat is set up, and some rule tells by it.</summary>
    public bool TellsAnybody => Tell.Any(rule => rule.By.Any(channel => channel != TaskName && IsSetUp(channel)));

    public bool IsSetUp(string channel) => channel switch
    {
        TaskName => true,
        _ when Off.Contains(channel) => true,
        MailName => Mail is not null,
        SlackName => Slack is not null,
        _ => false,
    };
}

/// <summary>What <c>tell</c> may be about, as far as this version acts on it.</summary>
internal static class AlertKind
{
    public const string Assigned = "assigned";
    public const string HandRaise = "handRaise";
    public const string Indicative = "indicative";
    public const string Reminder = "reminder";
    public const string Escalation = "escalation";
    public const string Returned = "returned";
    public const string Orphan = "orphan";
}

/// <param name="User">Empty: nobody signs in.</param>
/// <param name="StartTls">False: in the clear, for a server on the same machine or network.</param>
/// <param name="From">The sender's address.</param>
internal sealed record MailChannel(string Host, int Port, string User, string Password, bool StartTls, string From)
{
    public override string ToString() => $"{Host}:{Port}"; // a record would show its password
}

internal sealed record SlackChannel(Uri Url)
{
    public override string ToString() => "an incoming webhook"; // whoever knows its address may post
}

internal sealed record QuietHours(TimeOnly From, TimeOnly To);

/// <param name="To"><c>owner</c>, <c>manager</c>, or addresses.</param>
/// <param name="At">A time of day or of the week, as written; null: at once.</param>
internal sealed record TellRule(string On, IReadOnlyList<string> To, IReadOnlyList<string> By, string? At, bool IgnoresQuiet);

/// <summary>A sign that somebody should call now.</summary>
/// <param name="Event">Kind of engagement; null: any.</param>
/// <param name="AfterSilence">Only the first engagement after so long without any; null: each.</param>
/// <param name="Because">What the owner reads after the person's name.</param>
internal sealed record IndicativeRule(string? Event, Condition? When, TimeSpan? AfterSilence, string Because)
{
    public static readonly IReadOnlyList<IndicativeRule> Defaults =
    [
        new("page_view", new Condition.Test("url", Operator.Contains, ["/pricing"]), null, "read about prices"),
        new("form_submit", new Condition.Test("form", Operator.Contains, ["demo"]), null, "asked for a demo"),
        new("download", null, null, "took a document"),
        new(null, null, TimeSpan.FromDays(14), "is back after a silence"),
    ];
}
