using System.Globalization;
using LeadSync.Journey.Fields;
using LeadSync.Journey.Handover;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Telling;

/// <summary>What marketing sees inside HubSpot of a lead that was ready.</summary>
internal static class MarketingFeedback
{
    private const string Request = "leadsync_request";
    private const string LifecycleStage = "lifecyclestage";

    /// <summary>How long a handoff that is on its way may be silent: one write tells of MQL and assignment together.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>HubSpot's default stages in their order (HubSpot: Contacts guide). A portal's own stage is not in it, and is left to HubSpot to judge.</summary>
    private static readonly IReadOnlyList<string> LifecycleOrder =
        ["subscriber", "lead", "marketingqualifiedlead", "salesqualifiedlead", "opportunity", "customer", "evangelist", "other"];

    public static Look Tell(Look look)
    {
        var lead = look.Lead;
        if (lead.Gone || lead.ContactId is null || IsUnderWay(look)) return look;

        var news = lead.Cycle == 0 ? [] : News(look);
        foreach (var (property, value) in look.FieldWrites.ToHubSpot) news[property] = value;
        if (news.Count == 0 && !look.FieldWrites.OptOut) return lead.Cycle == 0 ? look : look.With(lead with { ToldStage = lead.Stage });

        var write = new ContactWrite(lead.ContactId, news, lead.Stage, look.FieldWrites.OptOut ? look.Marketing["email"] : null);
        return lead.HoldOn(HoldOn.Feedback)?.Refused == Fingerprint.Of(StoredJson.Write(write)) ? look : look.Send(new Effect.WriteContact(write));
    }

    /// <summary>HubSpot has taken it: remembered, and part of what we know of the contact from now on.</summary>
    public static Look Confirmed(Look look, ContactWrite write)
    {
        var told = new Dictionary<string, string>(look.Lead.ToldHubSpot);
        var known = new Dictionary<string, string?>(look.Marketing.Properties);
        foreach (var (property, value) in write.Properties)
        {
            known[property] = value;
            if (property.StartsWith("leadsync_", StringComparison.Ordinal) && property != Request) told[property] = value;
        }

        if (write.OptOut is not null) known[FieldSync.OptOutProperty] = "true";

        // Going back takes two steps: cleared now, set with the next write. Only then has the stage been told.
        var cleared = write.Properties.GetValueOrDefault(LifecycleStage) == "";
        return (look with { Marketing = look.Marketing with { Properties = known } })
            .With(look.Lead with { ToldHubSpot = told, ToldStage = cleared ? null : write.Stage });
    }

    private static Dictionary<string, string> News(Look look)
    {
        var lead = look.Lead;
        var news = Properties(look).Where(property => lead.ToldHubSpot.GetValueOrDefault(property.Key, "") != property.Value).ToDictionary();
        if (lead.ToldStage != lead.Stage)
            foreach (var (property, value) in StageProperties(look)) news[property] = value;
        if (look.Marketing[Request] is not null && !look.IsRecalled && !look.IsWithMarketing) news[Request] = "";
        if (look.Marketing[Request] == "recall" && look.IsWithMarketing) news[Request] = "";
        return news;
    }

    /// <summary>A handoff that is held, or waits for another's record, is told of at once; a value that does not fit holds up nothing.</summary>
    private static bool IsUnderWay(Look look) =>
        look.Lead is { Stage: Stage.Mql, QualifiedAt: { } since } lead && lead.HoldOn(HoldOn.Handoff) is null && NativeTurn.EndsAt(look) is null && look.Now - since < Silence;

    private static Dictionary<string, string> Properties(Look look)
    {
        var lead = look.Lead;
        return new Dictionary<string, string>
        {
            ["leadsync_id"] = lead.Id.Value,
            ["leadsync_stage"] = lead.Stage,
            ["leadsync_crm_status"] = lead.CrmStatus ?? "",
            ["leadsync_crm_url"] = look.Desk.RecordUrl(lead.Crm?.Id) ?? "",
            ["leadsync_owner"] = lead.Owner?.Label ?? "",
            ["leadsync_assigned_at"] = Time(lead.AssignedAt),
            ["leadsync_accepted_at"] = Time(lead.AcceptedAt),
            ["leadsync_sla_due_at"] = Time(lead.Owed.Where(clock => clock.Breached is null || clock.Until == Clock.Taken).Min(clock => (DateTimeOffset?)clock.Due)),
            ["leadsync_sla_state"] = SlaState(lead),
            ["leadsync_first_touch_at"] = Time(lead.Touches.Count > 0 ? lead.Touches[0].At : null),
            ["leadsync_touches"] = lead.Touches.Count(touch => touch.IsAttempt) is > 0 and var attempts ? attempts.ToString() : lead.AssignedAt is null ? "" : "0",
            ["leadsync_returns"] = lead.Returns.ToString(),
            ["leadsync_return_reason"] = lead.ReturnReason ?? "",
            ["leadsync_score"] = lead.Score.Total.ToString(),
            ["leadsync_opportunity_stage"] = lead.Opportunity?.Stage ?? "",
            ["leadsync_opportunity_amount"] = lead.Opportunity?.Amount?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["leadsync_opportunity_currency"] = lead.Opportunity?.Currency ?? "",
            ["leadsync_outcome"] = look.Stage.Ends == StageEnd.No ? "" : lead.Stage,
        };
    }

    /// <summary>How sales keeps its promises; a queue has made none. A warning: somebody was reminded, and the time is not up yet.</summary>
    private static string SlaState(Lead lead) => lead.Clocks.Where(clock => clock is { IsWatch: false, Until: not Clock.Taken }).ToList() switch
    {
        var clocks when clocks.Exists(clock => clock.Breached is not null) => "breached",
        var clocks when clocks.Exists(clock => clock.IsOpen && clock.Ladder.Any(step => step.Taken is not null)) => "warning",
        var clocks when clocks.Exists(clock => clock.IsOpen) => "on_track",
        var clocks when clocks.Exists(clock => clock.Met is not null) => "met",
        _ => "",
    };

    /// <summary>What <c>stages.yaml</c> has written for the stage and for those it came through, the last word on each; lifecycle goes back only where the admin allows it.</summary>
    private static IEnumerable<KeyValuePair<string, string>> StageProperties(Look look) =>
        Entered(look).SelectMany(stage => stage.HubSpot).GroupBy(property => property.Key, property => property.Value).SelectMany(values => values.Key == LifecycleStage
            ? Lifecycle(look, values.Last())
            : [new(values.Key, values.Last())]);

    /// <summary>A lead is an MQL for seconds, and a rep may qualify it in one step: marketing is told of every stage on the way, though not of each apart.</summary>
    private static IEnumerable<StageRule> Entered(Look look)
    {
        var stages = look.Rules.Stages;
        var told = look.Lead.ToldStage is { } name && stages[name].Ends == StageEnd.No ? stages.Order(name) : stages.Order(Stage.Nurture);
        var way = stages.Stages.Where((stage, place) => place > told && place < stages.Order(look.Lead.Stage) && stage.Ends == StageEnd.No);
        return look.Stage.Ends == StageEnd.No ? way.Append(look.Stage) : [look.Stage];
    }

    private static IEnumerable<KeyValuePair<string, string>> Lifecycle(Look look, string wanted)
    {
        var current = look.Marketing[LifecycleStage];
        if (current == wanted) return [];
        if (current is null || Order(wanted) < 0 || Order(current) < 0 || Order(wanted) > Order(current)) return [new(LifecycleStage, wanted)];

        return look.Rules.Stages.Lifecycle == Rules.Lifecycle.MayGoBack ? [new(LifecycleStage, "")] : [];
    }

    private static int Order(string stage) => LifecycleOrder.TakeWhile(one => one != stage).Count() is var at && at < LifecycleOrder.Count ? at : -1;

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'") ?? "";
}
