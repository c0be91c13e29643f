using LeadSync.Journey.Handover;
using LeadSync.Journey.News;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Matching;

namespace LeadSync.Journey.Agreement;

/// <summary>Back to marketing: the one act that can hurt a person, so it is decided on a fresh read, written under a guard and checked afterwards.</summary>
internal static class GoingBack
{
    /// <summary>Marketing asked for it: no flood, however many.</summary>
    public const string Recalled = "recalled by marketing";

    public static string Because(Clock clock) =>
        $"not {clock.Done} by {Words.Time(clock.Due)} (clock {clock.Name}, {Words.Span(clock.Terms.Within)})";

    public static Look Begin(Look look, string reason)
    {
        if (look.Lead.Crm is not { ShowsState: true } link) return look;
        if (!look.Sales.Fresh) return look.Wants(Ask.Sales);
        if (look.Sales.Record is not { } record) return reason == Recalled && look.Lead.HoldOn(HoldOn.Record) is not null ? TakeBackWithoutRecord(look, Recalled) : look;

        if (record.IsConverted)
            return look.Hold(HoldOn.Return, "The Lead is converted: it stays with sales, though its time ran out");
        if (link.IsLead && look.Desk.Seat(look.Rules.Sla.Recycling.Queue) is null)
            return look.Hold(HoldOn.Return, $"Salesforce has no queue {look.Rules.Sla.Recycling.Queue} that takes Leads: make it there, or name another in sla.yaml (recycling.queue)");

        if (reason != Recalled && Braking.ForReturn(look) is { } held) return look.Hold(HoldOn.Return, held);

        var carrier = look.Sales.Carrier;
        var begun = Braking.CountReturn(look).Unhold(HoldOn.Return).Unhold(HoldOn.Status).With(look.Lead with
        {
            Return = new PendingReturn(reason, Stage.Recycled, carrier?.Status, carrier?.LastModified ?? look.Now, look.Now),
            Wish = link.IsLead ? new Dictionary<string, string>() : look.Lead.Wish, // what was to be restored is not to be any more
        }).Say("clock", $"Goes back to marketing: {reason}");
        return carrier is null ? Confirm(begun) : begun;
    }

    /// <summary>Sales threw the record away: there is nothing to write, and marketing has the person again.</summary>
    public static Look TakeBackWithoutRecord(Look look, string reason)
    {
        var back = new PendingReturn(reason, Stage.Recycled, null, look.Now, look.Now, WithoutStatus: true);
        return Land(look, back, OwnerOf(look, back) ?? look.Lead.Owner);
    }

    /// <summary>Salesforce has answered, or the answer was lost: is the lead back, or did a rep come in between?</summary>
    public static Look Confirm(Look look)
    {
        if (!look.Sales.Fresh) return look.Wants(Ask.Sales);
        if (look.Lead.Return is not { } back || look.Sales.Record is null) return look;

        var next = OwnerOf(look, back);

        // Somebody has thrown the handoff Task away: there is nothing to take, and nothing to give away.
        if (look.Sales.Carrier is not { } carrier) return back.To is null ? Land(look, back, next) : look.With(look.Lead with { Return = null });

        if (RepsChange(look, back, carrier) is { } change) return GiveBack(look, back, carrier with { Status = change });
        if (!back.Written && !HasArrived(look, back, carrier)) return look;
        return back.To is { } to ? Reassigning.Land(look, back, to) : Land(look, back, next);
    }

    /// <summary>Whatever became of the answer. A Task that is put off stays with its owner, as the Contact does.</summary>
    private static bool HasArrived(Look look, PendingReturn back, CrmRecord carrier) => carrier.Object == CrmLink.Contact && back.To is null
        ? back.WithoutStatus || carrier.Status == StatusOf(look, back)
        : carrier.Owner.CrmId == OwnerOf(look, back)?.CrmId && carrier.Status == StatusOf(look, back);

    /// <summary>Who is to have it: marketing's queue, or the rep it goes on to; null where the queue is gone.</summary>
    public static Owner? OwnerOf(Look look, PendingReturn back) => back.To?.Owner ?? look.Desk.Seat(look.Rules.Sla.Recycling.Queue)?.Owner;

    /// <summary>The Status a return leads to, in Salesforce's words.</summary>
    public static string? StatusOf(Look look, PendingReturn back) =>
        look.Lead.Crm is { IsLead: false } ? TaskSign.StatusOf(back.ToStage) : look.Rules.Stages[back.ToStage].Status;

    /// <summary>
    /// <c>If-Unmodified-Since</c> has a grain of one second: a rep who accepted within that second was overwritten, and
    /// only the history tells. Where none is tracked, and of a Task none ever is, the Status as it stands is the only witness.
    /// </summary>
    private static string? RepsChange(Look look, PendingReturn back, CrmRecord record)
    {
        // Whoever has the Task by now has set it: that is not an answer of who had it before.
        if (record.Object == CrmLink.Contact && back.To?.Owner.CrmId == record.Owner.CrmId) return null;

        var ours = StatusOf(look, back);
        var inBetween = look.Sales.Changes.LastOrDefault(change =>
            change.Field == "Status" && change.By != look.Desk.IntegrationUser && change.At >= back.SeenAt && change.To != back.SeenStatus && change.To != ours);
        return inBetween?.To ?? (record.Status != ours && record.Status != back.SeenStatus ? record.Status : null);
    }

    /// <summary>The rep's change stands, and is judged like any other: an acceptance, a rejection with its reason or without.</summary>
    private static Look GiveBack(Look look, PendingReturn back, CrmRecord carrier)
    {
        var isOverwritten = carrier.Object == CrmLink.Lead && (back.Written || carrier.Owner.CrmId == OwnerOf(look, back)?.CrmId);
        return look.With(look.Lead with { Return = null, Wish = isOverwritten ? Restored(look, back, carrier.Status!) : look.Lead.Wish })
            .Unhold(HoldOn.Status)
            .Say("clock", $"A rep set the Status to {carrier.Status} while the lead was on its way back: the rep's change stands")
            .After(kept => StatusNews.Hear(kept, carrier));
    }

    /// <summary>What stood there before our write. The reason that we have written is none of the rep's.</summary>
    private static Dictionary<string, string> Restored(Look look, PendingReturn back, string status)
    {
        var restored = new Dictionary<string, string> { ["Status"] = status };
        if (look.Lead.Owner is { } owner) restored["OwnerId"] = owner.CrmId;
        if (back.To is null && look.Desk.Schema.MayWrite(CrmLink.Lead, SalesBriefing.ReturnReason)) restored[SalesBriefing.ReturnReason] = "";
        return restored;
    }

    private static Look Land(Look look, PendingReturn back, Owner? queue) =>
        look.With(look.Lead with
        {
            Return = null,
            Returns = look.Lead.Returns + 1,
            ReturnedAt = look.Now,
            ReturnReason = back.Reason,
            LastOwner = Verifying.IsGoingOn(look.Lead) ? look.Lead.LastOwner : look.Lead.Owner?.CrmId,
            Owner = queue ?? look.Lead.Owner,
            OwnerBecause = "marketing's queue for leads that came back",
            CrmStatus = back.WithoutStatus ? look.Sales.Carrier?.Status : StatusOf(look, back),
            Wish = SalesBriefing.WishOnContact(look, back.Reason),
        }).Unhold(HoldOn.Return).MoveTo(back.ToStage, $"Went back to marketing: {back.Reason}");
}
