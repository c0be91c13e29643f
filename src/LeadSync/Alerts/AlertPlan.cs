using LeadSync.Rules;

namespace LeadSync.Alerts;

/// <summary>Who is told of one event by which channel, and when.</summary>
/// <param name="Untold">Why somebody whom a rule names is not told, as clauses.</param>
internal sealed record AlertPlan(IReadOnlyList<Notice> Notices, IReadOnlyList<string> Untold)
{
    public bool IsNothing => Notices.Count + Untold.Count == 0;

    /// <summary>Every rule of <c>tell</c> counts; whom several of them name is told once by each channel, by the first.</summary>
    public static AlertPlan Of(AlertEvent happened, AlertRules rules, Receivers receivers, DateTimeOffset now)
    {
        var wanted =
            from kind in happened.Kinds
            from rule in RulesFor(kind, happened, rules)
            from channel in rule.By
            where rules.IsSetUp(channel) && !(channel == AlertRules.TaskName && happened is { Sign: null, Clock: null }) // a handoff has its Task already, whatever the rules say
            from whom in channel == AlertRules.MailName ? receivers.Of([.. happened.To, .. rule.To]) : [receivers.Owner]
            select (Rule: rule, Channel: channel, Whom: whom);
        var all = wanted.ToList();
        var untold = all.Select(one => Obstacle(one.Channel, one.Whom, rules)).OfType<string>().ToList();
        if (happened.IsAlarm && !all.Exists(one => Reaches(one.Channel, one.Whom, rules)))
        {
            all = [.. LastResort(happened, rules, receivers)];
            if (!all.Exists(one => Reaches(one.Channel, one.Whom, rules))) untold.Add("alerts.yaml names nobody who can be told");
        }

        return new AlertPlan(
            [
                .. all.Where(one => Reaches(one.Channel, one.Whom, rules))
                    .DistinctBy(one => (one.Channel, one.Channel == AlertRules.MailName ? one.Whom.Email!.ToLowerInvariant() : ""))
                    .Select(one => new Notice(one.Rule.On, one.Channel, one.Whom, NotBefore(one.Rule, one.Channel, one.Whom, rules, now))),
            ],
            [.. untold.Distinct()]);
    }

    /// <summary>Whom the agreement names is told by mail, where no rule says how.</summary>
    private static IEnumerable<TellRule> RulesFor(string kind, AlertEvent happened, AlertRules rules) =>
        happened.To.Count == 0 || rules.On(kind).Any() ? rules.On(kind) : [ByMail(kind, [])];

    /// <summary>An alarm that reaches nobody whom a rule names goes to the owner's manager, else to all managers; and into the chat, where there is one.</summary>
    private static IEnumerable<(TellRule Rule, string Channel, Receiver Whom)> LastResort(AlertEvent happened, AlertRules rules, Receivers receivers)
    {
        var rule = ByMail(happened.Kinds[0], [Receivers.ToManager]);
        var managers = receivers.Of(rule.To).Where(whom => CanReach(AlertRules.MailName, whom)).ToList();
        foreach (var manager in managers.Count > 0 ? managers : receivers.Managers)
            if (rules.IsSetUp(AlertRules.MailName)) yield return (rule, AlertRules.MailName, manager);
        if (rules.IsSetUp(AlertRules.SlackName)) yield return (rule, AlertRules.SlackName, receivers.Owner);
    }

    private static TellRule ByMail(string kind, IReadOnlyList<string> to) => new(kind, to, [AlertRules.MailName], null, IgnoresQuiet: false);

    private static bool Reaches(string channel, Receiver whom, AlertRules rules) => !rules.Off.Contains(channel) && CanReach(channel, whom);

    private static bool CanReach(string channel, Receiver whom) => channel switch
    {
        AlertRules.MailName => whom.Email is not null,
        AlertRules.TaskName => whom.IsOwner,
        _ => true,
    };

    private static string? Obstacle(string channel, Receiver whom, AlertRules rules) =>
        rules.Off.Contains(channel) ? $"the channel {channel} is off, for its secret is not set"
        : CanReach(channel, whom) ? null
        : channel == AlertRules.MailName ? $"{whom.Name} has no e-mail address to tell"
        : $"{whom.Name} can have no Task";

    /// <summary>A Task disturbs nobody at night.</summary>
    private static DateTimeOffset NotBefore(TellRule rule, string channel, Receiver whom, AlertRules rules, DateTimeOffset now) =>
        rules.Quiet is { } quiet && !rule.IgnoresQuiet && channel != AlertRules.TaskName ? ZoneTime.QuietUntil(quiet, now, whom.TimeZone) ?? now : now;
}

/// <param name="Kind">The rule's <c>on</c>.</param>
/// <param name="Whom">For chat the owner, by whose day and night it goes.</param>
internal sealed record Notice(string Kind, string Channel, Receiver Whom, DateTimeOffset NotBefore);
