using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Keeps what people did: one engagement for each thing that happened, whoever told of it and how often. Lives within one transaction.</summary>
internal sealed class EngagementLedger(SqlSession session, Rulebook rules, DateTimeOffset now)
{
    private readonly HandRaiseHints _hints = new(rules.Scoring);
    private readonly HashSet<string> _withSales = [.. rules.Stages.WithSales];
    private readonly Lazy<IReadOnlyCollection<string>> _finer = new(() => SourceMarks.ToldFiner(session));

    /// <summary>Keeps what was told of one person; gives the things that are new, or better known than before.</summary>
    public IReadOnlyList<Engagement> Keep(string? contactId, string? email, IEnumerable<Told> told)
    {
        // Of a person who was forgotten nothing is kept; who comes again afterwards comes anew.
        if (ForgottenRows.At(session, contactId) is not null) return [];
        var oldest = ForgottenRows.At(session, email) is { } forgotten && forgotten > now - rules.Content.Keep.Age ? forgotten : now - rules.Content.Keep.Age;
        var young = told.Where(one => one.Engagement.At >= oldest).ToList();
        if (young.Count == 0) return [];

        // An address may change: what is told of it belongs to its contact, as soon as that is known.
        var known = LeadRows.Person(session, contactId, email);
        contactId ??= known?.ContactId;
        var added = young.Where(one => EngagementRows.Add(session, one.Engagement, one.By, contactId, email)).Select(one => one.Engagement.Key).ToHashSet(StringComparer.Ordinal);
        return added.Count == 0 ? [] : Settle(contactId, email ?? known?.Email, known?.Stage, added);
    }

    /// <summary>A contact was read: what was told of its address, or of contacts merged into it, is its own, and so is what its properties tell.</summary>
    public IReadOnlyList<Engagement> Hear(LeadId lead, ContactSummary contact)
    {
        Meet(lead, contact.Id, contact.Address, contact.FormerIds);
        return Keep(contact.Id, contact.Address, Told(contact));
    }

    /// <summary>Whether a contact's properties tell of anything that nobody has told yet.</summary>
    public bool IsNews(ContactSummary contact) => Told(contact).Any(told => !EngagementRows.IsKnown(session, told.Engagement.Key));

    private IEnumerable<Told> Told(ContactSummary contact) => contact.Told(now).Where(told => !_finer.Value.Contains(told.Engagement.Kind));

    public void Meet(LeadId lead, string contactId, string? email, IEnumerable<string> formerIds)
    {
        if (email is not null) LeadRows.KnowAddress(session, lead, email);
        if (EngagementRows.Adopt(session, contactId, email, formerIds) == 0) return;

        Settle(contactId, email, LeadRows.Person(session, contactId, email)?.Stage, new HashSet<string>());
    }

    private List<Engagement> Settle(string? contactId, string? email, string? stage, IReadOnlySet<string> added)
    {
        var before = EngagementRows.Mentions(session, contactId, email);
        var settled = SameThing.Settle(before);
        var sameAs = before.ToDictionary(mention => mention.Engagement.Key, mention => mention.SameAs, StringComparer.Ordinal);
        foreach (var mention in settled.Where(mention => mention.SameAs != sameAs[mention.Engagement.Key]))
            EngagementRows.Settle(session, mention.Engagement.Key, mention.SameAs);

        var things = settled.GroupBy(mention => mention.Thing, StringComparer.Ordinal).Select(thing => thing.ToList()).ToList();
        return [.. Trim(things, stage).Select(thing => News(thing, added)).OfType<Engagement>()];
    }

    /// <summary>The newest things, as many as are kept of a lead. What asks for sales stays while sales has the lead, for it says why.</summary>
    private List<List<Mention>> Trim(List<List<Mention>> things, string? stage)
    {
        if (things.Count <= rules.Content.Keep.PerLead) return things;

        var isOpen = stage is not null && _withSales.Contains(stage);
        var surplus = things.OrderByDescending(thing => thing[0].Engagement.At).Skip(rules.Content.Keep.PerLead)
            .Where(thing => !isOpen || !_hints.Names(Mention.InOne(thing)))
            .ToHashSet();
        foreach (var mention in surplus.SelectMany(thing => thing)) EngagementRows.Drop(session, mention.Engagement.Key);
        return [.. things.Where(thing => !surplus.Contains(thing))];
    }

    /// <summary>Null where a thing is known as well as before: told once more, or only by a better stamp.</summary>
    private static Engagement? News(List<Mention> thing, IReadOnlySet<string> added)
    {
        var before = thing.Where(mention => !added.Contains(mention.Engagement.Key)).ToList();
        if (before.Count == thing.Count) return null;

        var now = Mention.InOne(thing);
        return before.Count > 0 && Mention.InOne(before) with { Key = now.Key, At = now.At } == now ? null : now;
    }
}
