using LeadSync.Journey.Agreement;
using LeadSync.Journey.Handover;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Matching;
using LeadSync.Rules;

namespace LeadSync.Journey.News;

/// <summary>What a Status says that somebody in sales has set: a step on, a rejection, or a word that was never agreed on.</summary>
internal static class StatusNews
{
    public static Look Hear(Look look, CrmRecord record)
    {
        look = Efforts.Passed(look, record).Aggregate(look, (heard, change) => Pass(heard, record, change));
        if ((record.IsConverted ? Trail.Converted : record.Status) is not { } sign) return look;
        if (sign == look.Lead.CrmStatus) return look.IsWithSales ? Answered(look) : look.Unhold(HoldOn.Reason).Unhold(HoldOn.Required);

        var stage = HandoffTask.Waits(look, record) ? look.Stage : StatusSign.Stage(record, look.Rules.Stages);
        var reason = look.Lead.Wish.ContainsKey(SalesBriefing.ReturnReason) ? null : record[SalesBriefing.ReturnReason]; // one that we are about to clear is of an earlier return
        var isRejection = stage is { Ends: StageEnd.Return or StageEnd.Never };
        var isUnexplained = isRejection && reason is null && look.Rules.Sla.Recycling.ReasonRequired;
        var missing = stage is null || isUnexplained || record.IsConverted ? [] : OpenQuestions.Missing(look, record, stage);

        // A promise hangs on when that was, or on what was set before it: the history knows more.
        if (Efforts.NeedsHistory(look, record, isNoAnswer: stage is null || isUnexplained || missing.Count > 0)) look = look.Wants(Ask.Sales | Ask.StatusHistory);

        var since = Efforts.StatusSince(look, record);
        look = look.With(Efforts.WithStatus(look, record, sign, since)).Unhold(HoldOn.Change);
        if (stage is null)
            return Held(look, HoldOn.Status, $"Status \"{record.Status}\" {(record.Object == CrmLink.Lead ? "is not in stages.yaml" : "of the handoff Task says nothing to LeadSync")}: the lead keeps its stage");

        if (Verifying.IsPassedBy(look, record, stage)) return Verifying.Pass(Answered(look), record, since);

        if (isUnexplained)
            return Held(look, HoldOn.Reason, $"Rejected in Salesforce (Status {record.Status}) without a reason: fill in {(record.Object == CrmLink.Lead ? "" : "the Contact's ")}{SalesBriefing.ReturnReason}; the clock runs on");

        if (missing.Count > 0)
        {
            var because = $"{Words.Stage(stage.Name)} in Salesforce (Status {record.Status}), and what that requires is empty: {string.Join(", ", missing)}";
            return Held(OpenQuestions.Reached(look, record, stage) is { } reached ? Arrive(look, reached, sign, since) : look, HoldOn.Required, because);
        }

        look = Answered(look);
        if (stage.Name == look.Lead.Stage) return look.With(look.Lead with { CrmStatus = sign, MovedAt = since });
        return (isRejection ? Reject(look, stage, reason, since) : Open(look, record).After(open => Arrive(open, stage, sign, since))).After(heard => heard.With(heard.Lead with { CrmStatus = sign }));
    }

    /// <summary>A Status that was set and changed again before anybody looked: it kept promises, and is not the last word.</summary>
    private static Look Pass(Look look, CrmRecord record, CrmChange change)
    {
        var noted = look.With(Efforts.WithStatus(look, change));
        return StatusSign.Stage(change.To, look.Rules.Stages) is { Ends: StageEnd.No } stage && stage.Name != look.Lead.Stage && OpenQuestions.Missing(look, record, stage).Count == 0
            ? Promises.Meet(Arrive(noted, stage, change.To!, change.At)).After(met => met.With(met.Lead with { CrmStatus = change.To }))
            : noted;
    }

    private static Look Arrive(Look look, StageRule stage, string sign, DateTimeOffset since)
    {
        var accepted = look.Rules.Stages.Order(stage.Name) >= look.Rules.Stages.Order(Stage.Sal);
        var lead = look.Lead with { MovedAt = since, AcceptedAt = accepted ? look.Lead.AcceptedAt ?? since : look.Lead.AcceptedAt };
        return look.With(lead).MoveTo(stage.Name, Arrival(look, stage, sign), since).After(Promises.Give);
    }

    /// <summary>A lead that had come back is opened again in Salesforce: whoever has it now has all the time, and the reason of the return is none for the next.</summary>
    private static Look Open(Look look, CrmRecord record)
    {
        if (look.Stage.Ends is not (StageEnd.Return or StageEnd.Never)) return look;

        var lead = Reassigning.Anew(look.Lead, look.Now);
        return record[SalesBriefing.ReturnReason] is not null && look.Desk.Schema.MayWrite(record.Object, SalesBriefing.ReturnReason)
            ? look.With(lead with { Wish = new Dictionary<string, string>(lead.Wish) { [SalesBriefing.ReturnReason] = "" } })
            : look.With(lead);
    }

    /// <summary>Of three things that may be wrong with a Status, one is.</summary>
    private static Look Held(Look look, string what, string because) =>
        new[] { HoldOn.Status, HoldOn.Reason, HoldOn.Required }.Where(one => one != what).Aggregate(look, (known, one) => Lift(known, one)).Hold(what, because);

    private static Look Answered(Look look) => new[] { HoldOn.Status, HoldOn.Reason, HoldOn.Required }.Aggregate(look, Lift);

    private static Look Lift(Look look, string what) => (what == HoldOn.Status ? Promises.Resume(look) : look).Unhold(what);

    private static string Arrival(Look look, StageRule stage, string sign) => stage.Name switch
    {
        Stage.Assigned => $"Given to {look.Lead.Owner?.Label}",
        Stage.Verifying when look.Lead.Stage == Stage.Mql => $"Given to {look.Lead.Owner?.Label} to be checked",
        _ => $"{look.Lead.Owner?.Label} set the Status to {sign}",
    };

    private static Look Reject(Look look, StageRule stage, string? reason, DateTimeOffset since)
    {
        var before = look.Lead;
        var isChecked = Verifying.IsGoingOn(before);
        var rejected = before with { MovedAt = since, ReturnReason = reason, ReturnedAt = look.Now, LastOwner = isChecked ? before.LastOwner : before.Owner?.CrmId };
        var returned = stage.Ends == StageEnd.Return ? ToMarketing(look.With(rejected)) : look.With(rejected);
        return returned.MoveTo(stage.Name, $"{before.Owner?.Label} {(isChecked ? "did not verify" : "rejected")} it: {reason ?? "no reason asked for"}", since);
    }

    /// <summary>It is marketing's again, so it must not stay on the rep's list. A Contact keeps its owner, and a Deferred Task is on nobody's.</summary>
    private static Look ToMarketing(Look look)
    {
        var (lead, name) = (look.Lead with { Returns = look.Lead.Returns + 1 }, look.Rules.Sla.Recycling.Queue);
        if (look.Desk.Seat(name)?.Owner is not { } queue)
        {
            return lead.Crm is { IsLead: true }
                ? look.With(lead).Hold(HoldOn.Change, $"Salesforce has no queue {name} that takes Leads: the lead stays on the list of {lead.Owner?.Label}. Make it there, or name another in sla.yaml (recycling.queue)")
                : look.With(lead);
        }

        return look.With(lead with
        {
            Owner = queue,
            OwnerBecause = "marketing's queue for leads that came back",
            Wish = lead.Crm is { IsLead: true } ? new Dictionary<string, string>(lead.Wish) { ["OwnerId"] = queue.CrmId } : lead.Wish,
        });
    }
}
