using LeadSync.Journey.News;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Rounds;

/// <summary>Brings the leads of merged contacts together, within the transaction of a look that has seen the merge.</summary>
internal static class Reuniting
{
    /// <summary>What is under way of one of them is waited for: it may be making a record.</summary>
    public static readonly TimeSpan AnswerTakes = TimeSpan.FromSeconds(2);

    /// <summary>True where leads met, or wait to: then this look decides nothing, and another one is on its way.</summary>
    public static bool Meet(SqlSession session, string claim, PreparedLook look, StageRules stages, DateTimeOffset now)
    {
        if (!look.Marketing.Exists) return false;

        var contact = look.Contact;
        var others = contact.FormerIds.Prepend(contact.Id).Select(id => LeadRows.OfContact(session, id)).OfType<LeadId>().Where(id => id != look.Lead.Id).Distinct().ToList();
        if (others.Count == 0) return false;

        Join(session, claim, look, others, stages, now);
        return true;
    }

    /// <summary>Of these leads and the one of the look one is left, under the contact that the look has read; at once, or as soon as nothing of them is under way.</summary>
    public static void Join(SqlSession session, string claim, PreparedLook look, IReadOnlyList<LeadId> others, StageRules stages, DateTimeOffset now)
    {
        var contact = look.Contact;
        if (others.Append(look.Lead.Id).Any(lead => OutboxRows.AnyUnderWay(session, lead)))
        {
            WorkRows.Postpone(session, look.Lead.Id, claim, now + AnswerTakes);
            return;
        }

        var leads = others.Select(id => LeadRows.Load(session, id)!).Append(look.Lead).Select(lead => lead with { Crm = ReceiptRows.MadeOrPinned(session, lead) }).ToList();
        var reunion = Reunion.Of(leads, contact.Id, stages, now);
        var into = reunion.Survivor.Id;
        foreach (var lead in reunion.Absorbed) Absorb(session, lead, into, contact.Id);
        NoteNames(session, contact, into);
        var former = contact.FormerIds.Union(leads.Select(lead => lead.ContactId).OfType<string>()).Where(id => id != contact.Id).ToList();
        foreach (var name in former) AliasRows.Add(session, name, into);
        EngagementRows.Adopt(session, contact.Id, contact.Addresses is [var address, ..] ? address : null, former);

        // A record that only an answer knows of is taken note of by the next look, with the answer.
        var pinned = LeadRows.Load(session, into)!.Crm;
        LeadRows.Save(session, reunion.Survivor with { Crm = pinned, Version = reunion.Survivor.Version + 1 }, contact: null, seenHubSpot: null, seenSalesforce: null);
        foreach (var fact in reunion.Facts) HistoryRows.Add(session, into, now, fact.Kind, fact.Text);
        WorkRows.Touch(session, new Arrival(into, Sides.HubSpot | Sides.Salesforce, look.Work.Lane, now));
        WorkRows.Release(session, look.Lead.Id, claim);
    }

    /// <summary>Late events name a contact by the id that it had. One that is read is there, if it was deleted before.</summary>
    public static void NoteNames(SqlSession session, ContactRow contact, LeadId lead)
    {
        ForgottenRows.Restore(session, contact.Addresses.Prepend(contact.Id));
        foreach (var former in contact.FormerIds) AliasRows.Add(session, former, lead);
    }

    private static void Absorb(SqlSession session, Lead lead, LeadId into, string contactId)
    {
        HistoryRows.Redirect(session, lead.Id, into);
        OutboxRows.Redirect(session, lead.Id, into);
        AliasRows.Redirect(session, lead.Id, into);
        if (lead.ContactId is { } former && former != contactId) AliasRows.Add(session, former, into);
        LeadRows.Remove(session, lead.Id);
    }
}
