using LeadSync.Journey.Handover;
using LeadSync.Journey.News;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Rounds;

/// <summary>Two leads of ours and one record of Salesforce, within the transaction of a look that found it: which of them has it, and until when.</summary>
internal static class Colliding
{
    /// <summary>True where the record stays another lead's, or the two have become one: then this look decides nothing more.</summary>
    /// <param name="decided">The lead as the look would leave it.</param>
    public static bool Meet(SqlSession session, string claim, PreparedLook look, Lead decided, StageRules stages, DateTimeOffset now)
    {
        if (decided.Crm is not { } link || link.Id == look.Lead.Crm?.Id || Holder(session, link, decided.Id) is not { } holder) return false;

        if (holder.Gone && look.Marketing.Exists)
        {
            Reuniting.Join(session, claim, look, [holder.Id], stages, now);
            return true;
        }

        // What is under way of one of them would bring the record back to it.
        if (OutboxRows.AnyUnderWay(session, look.Lead.Id) || OutboxRows.AnyUnderWay(session, holder.Id))
        {
            WorkRows.Postpone(session, look.Lead.Id, claim, now + Reuniting.AnswerTakes);
            return true;
        }

        if (Reunion.Outranks(decided, holder, stages))
        {
            Silence(session, holder, decided.Id, Collision.Because(link, decided.Id), now);
            return false;
        }

        StandBack(session, look, link, holder, now);
        WorkRows.Finish(session, look.Work, claim);
        return true;
    }

    /// <summary>Whoever speaks for this lead's person is no more, or has no contact any more: true where that has changed the lead, which is looked at again.</summary>
    public static bool Part(SqlSession session, string claim, PreparedLook look, StageRules stages, DateTimeOffset now)
    {
        if (look.Lead.SpokenForBy is not { } name) return false;

        var speaker = LeadRows.Load(session, AliasRows.Of(session, name.Value) ?? name);
        if (speaker is { Gone: true } && look.Marketing.Exists)
        {
            Reuniting.Join(session, claim, look, [speaker.Id], stages, now);
            return true;
        }

        // Another lead may speak for the one that spoke for this.
        var next = speaker?.SpokenForBy is { } other && other != look.Lead.Id ? other : (LeadId?)null;
        if (speaker is not null && next is null) return false;

        Save(session, next is { } heir ? look.Lead with { SpokenForBy = heir } : Collision.Freed(look.Lead));
        HistoryRows.Add(session, look.Lead.Id, now, "match", next is null ? $"Lead {name} is no more: this one stands for the person again" : $"Lead {next} stands for the person now");
        WorkRows.Touch(session, new Arrival(look.Lead.Id, Sides.HubSpot, look.Work.Lane, now));
        WorkRows.Release(session, look.Lead.Id, claim);
        return true;
    }

    /// <summary>The contact of a lead is gone: whoever stood back for it is looked at.</summary>
    public static void Wake(SqlSession session, LeadId gone, DateTimeOffset now)
    {
        foreach (var lead in LeadRows.HeldFor(session, gone)) WorkRows.Touch(session, new Arrival(lead, Sides.HubSpot, Lane.Event, now));
    }

    private static Lead? Holder(SqlSession session, CrmLink link, LeadId lead) =>
        LeadRows.ForCrmRecord(session, link.Id) is { } found && found.Lead != lead ? LeadRows.Load(session, found.Lead) : null;

    /// <summary>The record is the other lead's. Whether the other contact is still there, only a look at it tells.</summary>
    private static void StandBack(SqlSession session, PreparedLook look, CrmLink link, Lead holder, DateTimeOffset now)
    {
        var because = Collision.Because(link, holder.Id);
        if (look.Lead is { Crm: not null, HandedOffAt: not null })
        {
            Silence(session, look.Lead, holder.Id, because, now);
        }
        else
        {
            var isKnown = look.Lead.HoldOn(HoldOn.Handoff)?.Because == because;
            Save(session, Collision.Held(look.Lead, because, now), look.SeenHubSpot, look.SeenSalesforce);
            if (!isKnown) HistoryRows.Add(session, look.Lead.Id, now, "hold", because);
            WorkRows.Touch(session, new Arrival(holder.Id, Sides.HubSpot, look.Work.Lane, now));
        }

        ReceiptRows.TakenNote(session, look.Lead.Id, look.LastReceipt);
    }

    /// <summary>Another lead speaks for this one's person: nothing of it waits or runs any more.</summary>
    private static void Silence(SqlSession session, Lead lead, LeadId by, string because, DateTimeOffset now)
    {
        Save(session, Collision.SpokenFor(lead, by, because, now));
        HistoryRows.Add(session, lead.Id, now, "hold", because);
        OutboxRows.DropWaiting(session, lead.Id);
        WorkRows.Touch(session, new Arrival(lead.Id, Sides.None, Lane.Poll, now));
    }

    private static void Save(SqlSession session, Lead lead, string? seenHubSpot = null, string? seenSalesforce = null) =>
        LeadRows.Save(session, lead with { Version = lead.Version + 1 }, contact: null, seenHubSpot, seenSalesforce);
}
