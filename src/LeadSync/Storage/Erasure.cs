using System.Globalization;
using LeadSync.Leads;

namespace LeadSync.Storage;

/// <summary>Forgets a person everywhere in the store, in one transaction. What is left: fingerprints, and what Salesforce is still to be told.</summary>
internal static class Erasure
{
    /// <summary>Until then a write that was under way has come to something.</summary>
    private static readonly TimeSpan AnswerTakes = TimeSpan.FromMinutes(2);

    /// <summary>Forgets whoever has this HubSpot contact; one that nobody knows is not taken in later.</summary>
    /// <returns>True where anything was kept of them.</returns>
    public static bool OfContact(SqlSession session, string contactId, DateTimeOffset now) => Forget(session, Names.OfContact(session, contactId), now);

    /// <summary>Forgets whoever has this address, in lower case.</summary>
    /// <inheritdoc cref="OfContact"/>
    public static bool OfAddress(SqlSession session, string email, DateTimeOffset now) => Forget(session, Names.OfAddress(session, email), now);

    /// <summary>Forgets one lead's person.</summary>
    /// <inheritdoc cref="OfContact"/>
    public static bool OfLead(SqlSession session, LeadId lead, DateTimeOffset now) => Forget(session, Names.OfLead(session, lead), now);

    /// <summary>A contact that is no more, and that never went to sales, leaves nothing behind; should it come back, it is met anew.</summary>
    public static void LetGo(SqlSession session, Lead lead, DateTimeOffset now)
    {
        LeadRows.Remove(session, lead.Id);
        var told = EngagementRows.DropAll(session, lead.ContactId, lead.Email) + ListRows.Leave(session, lead.ContactId);
        if (lead.Version == 0 && told == 0) return;

        ForgottenRows.Add(session, [lead.ContactId, lead.Email], erased: false, now);
        Marks.Set(session, Marks.Unscrubbed, Guid.NewGuid().ToString("N"));
    }

    private static bool Forget(SqlSession session, Names names, DateTimeOffset now)
    {
        var kept = names.Leads.Count;
        foreach (var lead in names.Leads) Forget(session, lead, now);
        foreach (var contact in names.Contacts)
        {
            kept += EngagementRows.DropAll(session, contact, email: null);
            kept += ListRows.Leave(session, contact);
        }

        foreach (var email in names.Emails) kept += EngagementRows.DropAll(session, contactId: null, email);
        // A look may have seen the contact gone a moment before HubSpot says why: it is an erasure all the same.
        if (names.Contacts.Any(contact => ForgottenRows.IsDeleted(session, contact))) kept++;
        ForgottenRows.Add(session, [.. names.Contacts, .. names.Emails], erased: true, now);
        if (kept == 0) return false;

        Marks.Set(session, Marks.PeopleForgotten, $"{(Marks.Get(session, Marks.PeopleForgotten) is { } count ? long.Parse(count, CultureInfo.InvariantCulture) : 0) + 1}");
        Marks.Set(session, Marks.Unscrubbed, Guid.NewGuid().ToString("N"));
        return true;
    }

    private static void Forget(SqlSession session, Lead lead, DateTimeOffset now)
    {
        var link = ReceiptRows.MadeOrPinned(session, lead);
        LeadRows.Remove(session, lead.Id);
        foreach (var record in lead.Spares.Prepend(link).OfType<CrmLink>())
            SayFarewell(session, lead.Id, Farewell.Blank(record), now);
        if (link is null && lead.Cycle > 0) SeekAndSayFarewell(session, lead.Id, now);
        if (Farewell.TaskFor(lead with { Crm = link }, now) is { } task)
            OutboxRows.AddMessage(session, lead.Id, Target.CrmTask, task.Key, StoredJson.Write(task), Lane.Event, now);
    }

    /// <summary>Has our fields on a record of a forgotten person emptied. Nothing is decided of it later: it is sent until it is answered.</summary>
    public static void SayFarewell(SqlSession session, LeadId lead, CrmWrite write, DateTimeOffset now) =>
        OutboxRows.AddMessage(session, lead, Target.Crm, Farewell.Key(lead, write.Id), StoredJson.Write(write), Lane.Event, now);

    /// <summary>The same for a record that nobody has told us of: a write that may have made one is under way, or was never answered.</summary>
    public static void SeekAndSayFarewell(SqlSession session, LeadId lead, DateTimeOffset now) => SayFarewell(session, lead, Farewell.BlankUnseen(), now + AnswerTakes);

    /// <summary>All that a person is known by.</summary>
    private sealed class Names
    {
        private readonly Dictionary<LeadId, Lead> _leads = [];

        public HashSet<string> Contacts { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Emails { get; } = new(StringComparer.Ordinal);

        public Dictionary<LeadId, Lead>.ValueCollection Leads => _leads.Values;

        public static Names OfContact(SqlSession session, string id) => new Names { Contacts = { id } }.Follow(session);

        public static Names OfAddress(SqlSession session, string email) => new Names { Emails = { email } }.Follow(session);

        public static Names OfLead(SqlSession session, LeadId lead)
        {
            var names = new Names();
            names.Meet(session, lead);
            return names.Follow(session);
        }

        /// <summary>One id or address leads to the next: a merge that no look has followed yet leaves several leads of one person.</summary>
        private Names Follow(SqlSession session)
        {
            var (contacts, emails) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
            while (contacts.Count < Contacts.Count || emails.Count < Emails.Count)
            {
                foreach (var id in Contacts.Where(contacts.Add).ToList())
                    if (LeadRows.OfFormer(session, id) is { } lead) Meet(session, lead);
                foreach (var email in Emails.Where(emails.Add).ToList())
                    foreach (var lead in LeadRows.OfAddress(session, email)) Meet(session, lead);
            }

            return this;
        }

        private void Meet(SqlSession session, LeadId id)
        {
            if (LeadRows.Load(session, id) is not { } lead || !_leads.TryAdd(id, lead)) return;

            if (lead.ContactId is { } contactId) Contacts.Add(contactId);
            if (lead.Email is { } address) Emails.Add(address);
            Contacts.UnionWith(AliasRows.NamesOf(session, id).Where(name => name.All(char.IsAsciiDigit)));
            if (LeadRows.Contact(session, id) is not { } contact) return;

            Contacts.Add(contact.Id);
            Contacts.UnionWith(contact.FormerIds);
            Emails.UnionWith(contact.Addresses);
        }
    }
}
