using LeadSync.Leads;
using LeadSync.Matching;

namespace LeadSync.Journey;

/// <summary>Back to marketing: the one act that can hurt a person, so it is decided on a fresh read, written under a guard and checked afterwards.</summary>
internal static class GoingBack
{
    /// <summary>Marketing asked for it: no flood, however many.</summary>
    public const string Recalled = "recalled by marketing";

    public static string Because(Clock clock) =>
        $"not {clock.Done} by {Words.Time(clock.Due)} (clock {clock.Name}, {Words.Span(clock.Terms.Within)})";

    public static Look Begin(Look look, string reason)
    {
        if (look.Lead.Crm is not { IsLead: true }) return look;
        if (!look.Sales.Fresh) return look.Wants(Ask.Sales);
        if (look.Sales.Record is not { } record) return reason == Recalled && look.Lead.HoldOn(HoldOn.Record) is not null ? TakeBackWithoutRecord(look) : look;

        if (record.IsConverted)
            return look.Hold(HoldOn.Return, "The Lead is converted: it stays with sales, though its time ran out");
        if (look.Desk.Seat(look.Rules.Sla.Recycling.Queue) is null)
            return look.Hold(HoldOn.Return, $"Salesforce has no queue {look.Rules.Sla.Recycling.Queue} that takes Leads: make it there, or name another in sla.yaml (recycling.queue)");

        if (reason != Recalled && Braking.ForReturn(look) is { } held) return look.Hold(HoldOn.Return, held);

        return Braking.CountReturn(look).Unhold(HoldOn.Return).With(look.Lead with
        {
            Return = new PendingReturn(reason, Stage.Recycled, record.Status, record.LastModified, look.Now),
        }).Say("clock", $"Goes back to marketing: {reason}");
    }

    /// <summary>Sales threw the record away: there is nothing to write, and marketing has the person again.</summary>
    private static Look TakeBackWithoutRecord(Look look)
    {
        var back = new PendingReturn(Recalled, Stage.Recycled, null, look.Now, look.Now, WithoutStatus: true);
        return Land(look, back, OwnerOf(look, back) ?? look.Lead.Owner);
    }

    /// <summary>Salesforce has answered, or the answer was lost: is the lead back, or did a rep come in between?</summary>
    public static Look Confirm(Look look)
    {
        if (!look.Sales.Fresh) return look.Wants(Ask.Sales);
        if (look.Lead.Return is not { } back || look.Sales.Record is not { } record) return look;

        var next = OwnerOf(look, back);
        var landed = back.Written || (record.Owner.CrmId == next?.CrmId && record.Status == StatusOf(look, back));
        if (RepsChange(look, back, record) is { } change) return GiveBack(look, back, change);
        if (!landed) return look;
        return back.To is { } to ? Reassigning.Land(look, back, to) : Land(look, back, next);
    }

    /// <summary>Who is to have it: marketing's queue, or the rep it goes on to; null where the queue is gone.</summary>
    public static Owner? OwnerOf(Look look, PendingReturn back) => back.To?.Owner ?? look.Desk.Seat(look.Rules.Sla.Recycling.Queue)?.Owner;

    /// <summary>The Status a return leads to, in Salesforce's words.</summary>
    public static string? StatusOf(Look look, PendingReturn back) => look.Rules.Stages[back.ToStage].Status;

    /// <summary>
    /// <c>If-Unmodified-Since</c> has a grain of one second: a rep who accepted within that second was overwritten, and
    /// only the history tells. Where none is tracked, the Status as it stands is the only witness.
    /// </summary>
    private static string? RepsChange(Look look, PendingReturn back, CrmRecord record)
    {
        var ours = StatusOf(look, back);
        var inBetween = look.Sales.Changes.LastOrDefault(change =>
            change.Field == "Status" && change.By != look.Desk.IntegrationUser && change.At >= back.SeenAt && change.To != back.SeenStatus && change.To != ours);
        return inBetween?.To ?? (record.Status != ours && record.Status != back.SeenStatus ? record.Status : null);
    }

    private static Look GiveBack(Look look, PendingReturn back, string status)
    {
        var kept = look.With(look.Lead with { Return = null, Wish = back.Written ? Restored(look.Lead, status) : look.Lead.Wish })
            .Unhold(HoldOn.Status)
            .Say("clock", $"A rep set the Status to {status} while the lead was on its way back: the rep's change stands");
        var stage = StatusSign.Stage(status, look.Rules.Stages);
        return stage is null ? kept : kept.With(kept.Lead with { AcceptedAt = look.Now, CrmStatus = status }).MoveTo(stage.Name, $"{look.Lead.Owner?.Label} set the Status to {status}");
    }

    private static Dictionary<string, string> Restored(Lead lead, string status) => lead.Owner is { } owner
        ? new Dictionary<string, string> { ["Status"] = status, ["OwnerId"] = owner.CrmId }
        : new Dictionary<string, string> { ["Status"] = status };

    private static Look Land(Look look, PendingReturn back, Owner? queue) =>
        look.With(look.Lead with
        {
            Return = null,
            Returns = look.Lead.Returns + 1,
            ReturnedAt = look.Now,
            ReturnReason = back.Reason,
            LastOwner = Verifying.IsGoingOn(look.Lead) ? look.Lead.LastOwner : look.Lead.Owner?.CrmId,
            Owner = queue,
            OwnerBecause = "marketing's queue for leads that came back",
            CrmStatus = back.WithoutStatus ? look.Sales.Record?.Status : StatusOf(look, back),
        }).Unhold(HoldOn.Return).MoveTo(back.ToStage, $"Went back to marketing: {back.Reason}");
}
