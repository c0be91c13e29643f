using LeadSync.Alerts;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Scoring;

namespace LeadSync.Journey.Telling;

/// <summary>Which events of a look people are told of: the handoff, signs of interest after it, promises whose time goes by, a lead that came back, one that nobody has.</summary>
internal static class Alerting
{
    /// <summary>How long it is remembered that a sign was told: longer than one can be news.</summary>
    private const int DaysKept = 7;

    public static Look Tell(Look look)
    {
        if (look.Asks != Ask.None) return look;

        var receivers = new Receivers(look.Lead.Owner, look.Rules, look.Desk);
        look = look.Calls.Aggregate(look, (known, call) => Tell(known, AlertEvent.Promise(call.Clock, call.Step, call.Number), receivers));
        if (look.Lead.Returns > look.Before.Returns) look = Tell(look, AlertEvent.Returned(look.Lead, look.Lead.HoldOn(HoldOn.Status)?.Because), new Receivers(look.Before.Owner, look.Rules, look.Desk));
        if (look.Lead.HoldOn(HoldOn.Orphan) is { } orphan && look.Before.HoldOn(HoldOn.Orphan)?.Because != orphan.Because) look = Tell(look, AlertEvent.Orphan(orphan.Because), receivers);
        if (look.Lead.HoldOn(HoldOn.Return) is { Refused: not null } stuck && look.Before.HoldOn(HoldOn.Return)?.Refused is null) look = Tell(look, AlertEvent.Stuck(stuck.Because), receivers);
        if (look.Lead.HoldOn(HoldOn.Change) is { } left && look.Before.HoldOn(HoldOn.Change)?.Because != left.Because) look = Tell(look, AlertEvent.Stuck(left.Because) with { What = "needs a change that only a person can make in Salesforce" }, receivers);
        var told = IsHandedOver(look) ? Tell(look, AlertEvent.Handoff(look.Readiness), receivers) : look;
        return NewSigns(look, receivers).Aggregate(told, (known, sign) => Remember(Tell(known, AlertEvent.Seen(sign), receivers), sign));
    }

    /// <summary>A person gets it with this very look, and the Task that goes with it; or a queue does. A first load alerts nobody.</summary>
    private static bool IsHandedOver(Look look)
    {
        var (before, lead) = (look.Before, look.Lead);
        if (lead is { Admitted: true, Cycle: 1 }) return false;

        var isNewCycle = before.Cycle != lead.Cycle;
        var isNextRep = lead.LetLapse.Count > before.LetLapse.Count;
        return (lead.TaskAsked && (isNewCycle || isNextRep || !before.TaskAsked))
            || (lead is { Owner.IsQueue: true, HandedOffAt: not null } && look.IsWithSales && (isNewCycle || before.HandedOffAt is null));
    }

    private static IEnumerable<Sign> NewSigns(Look look, Receivers receivers)
    {
        if (!look.IsWithSales || look.Lead.HandedOffAt is not { } since) return [];

        var signs = new Signs(look.Rules.Alerts, asked => HandRaise.Because([asked], look.Rules.Scoring.HandRaisers, since: null), seen => EngagementValues.Of(seen, look.Values.ValueOf));
        return signs.Of(look.Marketing.Engagements, since, receivers.Owner.TimeZone, look.Now).Where(sign => !look.Lead.ToldSigns.Contains(Note(sign)));
    }

    private static Look Remember(Look look, Sign sign) =>
        look.With(look.Lead with { ToldSigns = [.. look.Lead.ToldSigns.Where(told => told.Day.AddDays(DaysKept) > sign.Day), Note(sign)] });

    private static ToldSign Note(Sign sign) => new(sign.Kind, sign.What, sign.Day);

    private static Look Tell(Look look, AlertEvent happened, Receivers receivers)
    {
        var about = new AlertCase(look.Lead, look.Marketing, look.Desk, look.Brief);
        var plan = AlertPlan.Of(happened, look.Rules.Alerts, receivers, look.Now);
        var told = plan.Notices.Aggregate(look, (known, notice) => Send(known, about, happened, notice));
        return plan.IsNothing || look.Rules.Settings.Mode == WorkMode.Observe ? told : told.Say("alert", Sentence(happened, plan, look.Now));
    }

    private static Look Send(Look look, AlertCase about, AlertEvent happened, Notice notice) => notice.Channel switch
    {
        AlertRules.MailName => look.Send(new Effect.SendMail(AlertWriter.Mail(about, happened, notice, look.Rules.Alerts.Templates), notice.NotBefore)),
        AlertRules.SlackName => look.Send(new Effect.PostToSlack(AlertWriter.Slack(about, happened, notice, look.Rules.Alerts.Templates), notice.NotBefore)),

        _ when look.Lead is { Crm: { } record, Owner: { IsQueue: false } owner } =>
            look.Send(new Effect.AddTask(AlertTask.For(AlertWriter.Key(about, happened, "task"), about, happened, record, owner, look.Now))),
        _ => look,
    };

    private static string Sentence(AlertEvent happened, AlertPlan plan, DateTimeOffset now)
    {
        var told = plan.Notices.Select(notice => notice.Channel switch
        {
            AlertRules.MailName => $"a mail to {notice.Whom.Name}{Held(notice, now)}",
            AlertRules.SlackName => $"a post to Slack{Held(notice, now)}",
            _ => "a Task",
        }).ToList();
        var sent = told.Count == 0 ? "nobody is told" : string.Join(", ", told);
        return $"Alert ({happened.What}): {string.Join("; ", plan.Untold.Prepend(sent))}";
    }

    private static string Held(Notice notice, DateTimeOffset now) => notice.NotBefore > now ? $", held until {Words.Time(notice.NotBefore)} for the quiet hours there" : "";
}
