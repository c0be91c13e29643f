using LeadSync.Leads;

namespace LeadSync.Journey.Handover;

/// <summary>Beside HubSpot's own Salesforce connector its record comes first: who is ready waits for it a while, and it is followed where it went.</summary>
internal static class NativeTurn
{
    /// <summary>From readiness on: that connector looks for news every 15 minutes ("HubSpot: Salesforce integration sync triggers").</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>Until when the lead waits; null where it waits for nothing.</summary>
    public static DateTimeOffset? EndsAt(Look look) =>
        look is { Desk.Alongside: true, Lead: { Stage: Stage.Mql, Crm: null, Owner: null, HandedOffAt: null, QualifiedAt: { } ready } } && look.Now < ready + Lasts
            ? ready + Lasts
            : null;

    public static Look Wait(Look look, DateTimeOffset until)
    {
        var waits = $"waits for HubSpot's own connector until {until.UtcDateTime:HH:mm} UTC";
        return look.Lead.Because.EndsWith(waits, StringComparison.Ordinal)
            ? look
            : look.With(look.Lead with { Because = $"{look.Lead.Because}; {waits}" }).Say("match", $"Nobody in Salesforce has this e-mail address yet: {waits}");
    }

    /// <summary>Why no Lead may be made though Salesforce shows nobody: the connector's record is there, and we do not see it. Null where it has none.</summary>
    public static string? Unseen(Look look) => NativeLink.Of(look.Marketing).FirstOrDefault() is { } linked
        ? $"HubSpot's own connector has linked {linked.Object} {linked.Id}, which Salesforce does not show: let the integration user see it, or unlink it in HubSpot"
        : null;

    public static Look GiveUp(Look look)
    {
        var because = $"HubSpot's own connector made no record within {Words.Span(Lasts)}";
        return look.With(look.Lead with { Because = because }).Say("match", $"{because}: a new Lead is made");
    }

    /// <summary>The pinned record is gone, and the connector has linked another: the one may have been merged into the other.</summary>
    public static bool HasMoved(Look look) =>
        look is { Desk.Alongside: true, Lead.Crm: { } pinned }
        && NativeLink.Of(look.Marketing).FirstOrDefault() is { } linked
        && CrmLink.Short(linked.Id) != CrmLink.Short(pinned.Id);

    /// <summary>Two Leads of one person, ours and the connector's: only a person can merge them, and both stay as they are until then.</summary>
    public static Look SayTwin(Look look, CrmRecord pinned) =>
        look.Desk.Alongside && pinned is { Object: CrmLink.Lead, IsConverted: false } && look.Marketing[NativeLink.LeadId] is { } other && CrmLink.Short(other) != CrmLink.Short(pinned.Id)
            ? look.Hold(HoldOn.OtherRecord, $"HubSpot's own connector has linked Lead {other}, and the lead is on {pinned.Id}: merge the two in Salesforce")
            : look.Unhold(HoldOn.OtherRecord);

    /// <summary>What stands on the new record is not known: all of ours is written anew.</summary>
    public static Look Follow(Look look, CrmRecord linked) =>
        (look with { Sales = look.Sales with { Record = linked, Linked = null } })
            .With(look.Lead with { Crm = new CrmLink(linked.Object, linked.Id), ToldSalesforce = new Dictionary<string, string>() })
            .Say("match", $"The record is gone from Salesforce, and HubSpot's own connector has this person as {linked.Object} {linked.Id} now: it is followed");
}
