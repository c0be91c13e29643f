using LeadSync.Journey.Agreement;
using LeadSync.Journey.Handover;
using LeadSync.Journey.Telling;
using LeadSync.Leads;
using LeadSync.Matching;
using LeadSync.Rules;

namespace LeadSync.Journey.News;

/// <summary>What sales did since the last look: found, taken, accepted, rejected, given to somebody else. Where the record went, <see cref="Trail"/> says.</summary>
internal static class SalesNews
{
    public static Look Listen(Look look)
    {
        look = Trail.Follow(look);
        if (look.Lead.Cycle == 0) return look;
        if (!look.Sales.Asked) return look.Lead.HoldOn(HoldOn.Record) is not null && NativeTurn.HasMoved(look) ? look.Wants(Ask.Sales) : look;
        if (look.Lead.Crm is not { } link) return Recognise(look);
        if (look.Sales.Record is not { } record) return look;

        look = NativeTurn.SayTwin(look, record);
        if (link.IsLead && look.IsOnItsWay) look = Landed(look, record);
        return Hear(HandoffTask.Miss(look), look.Sales.Carrier);
    }

    /// <summary>Takes owner and Status of the Lead, or of the handoff Task, into account, unless we are about to change them ourselves.</summary>
    public static Look Hear(Look look, CrmRecord? carrier) =>
        carrier is null || look.Lead is { HandedOffAt: null } or { Return: not null } or { Crm: not { ShowsState: true } } or { Crm.IsLead: true, Wish.Count: > 0 } || HandoffTask.IsSilent(look, carrier)
            ? look
            : StatusNews.Hear(Give(HearOwner(look, carrier)), carrier);

    /// <summary>What a person does once they have it counts from then on. Who works the person already, and is found with this very look, was given nothing.</summary>
    private static Look Give(Look look) => look.Sales.Record is null || look.Before.Cycle != look.Lead.Cycle || Verifying.IsAsked(look.Lead) ? look : Promises.Give(look);

    /// <summary>A create whose answer never came: the record that carries our id is ours.</summary>
    private static Look Recognise(Look look) =>
        look.Sales.Candidates.FirstOrDefault(one => one["LeadSync_Id__c"] == look.Lead.Id.Value && !one.IsConverted) is { } ours
            ? Landed(look.With(look.Lead with { Crm = new CrmLink(ours.Object, ours.Id) }), ours)
            : look;

    /// <summary>A handoff is through, whatever became of its answer, once the record stands open under our id.</summary>
    private static Look Landed(Look look, CrmRecord record)
    {
        var isOpen = StatusSign.Stage(record, look.Rules.Stages) is { Ends: StageEnd.No };

        // With the first handoff our id stands there because that brought it: whoever owns the record now was set after us.
        var isFirst = look.Lead is { Cycle: 1, Stage: Stage.Mql };
        var ours = record["LeadSync_Id__c"] == look.Lead.Id.Value && (isFirst || record.Owner.CrmId == look.Lead.Owner?.CrmId);
        return isOpen && ours
            ? look.With(look.Lead with { HandedOffAt = look.Now, CrmStatus = null }).Unhold(HoldOn.Handoff).Say("delivery", "Salesforce has the Lead")
            : look;
    }

    private static Look HearOwner(Look look, CrmRecord record)
    {
        if (look.Lead.OrgDecides) return OrgsChoice.Hear(look, record);
        if (look.Lead.Owner is not { } before || before.CrmId == record.Owner.CrmId) return Unheld(look, record);

        var because = $"{record.Owner.Label} has the lead in Salesforce; LeadSync had given it to {before.Label}";
        look = look.Unhold(HoldOn.Change);
        var heard = look.With(look.Lead with
        {
            Owner = record.Owner,
            OwnerBecause = before.IsQueue ? $"taken from the queue {before.Label}" : "changed in Salesforce",
            MovedAt = look.Now,
        });

        // A queue promises nothing, and whoever takes it from there starts anew.
        if (record.Owner.IsQueue && look.Lead.AssignedAt is not null && look.IsWithSales) heard = heard.With(Reassigning.Anew(heard.Lead, look.Now));
        if (before.IsQueue && !record.Owner.IsQueue && look.Lead.Stage != Stage.Mql) return heard.Say("owner", $"{record.Owner.Label} took the lead from the queue {before.Label}");

        // Before anybody answered, a different owner is the work of a rule or a flow of the org: said aloud, not fought.
        return look.Lead.Stage == Stage.Mql ? heard.Hold(HoldOn.Owner, because) : heard.Say("owner", $"In Salesforce the owner changed from {before.Label} to {record.Owner.Label}");
    }

    /// <summary>The hold on an owner ends when the owner has accepted.</summary>
    private static Look Unheld(Look look, CrmRecord record) =>
        StatusSign.Stage(record, look.Rules.Stages) is { Ends: StageEnd.No } stage && look.Rules.Stages.Order(stage.Name) >= look.Rules.Stages.Order(Stage.Sal)
            ? look.Unhold(HoldOn.Owner)
            : look;
}
