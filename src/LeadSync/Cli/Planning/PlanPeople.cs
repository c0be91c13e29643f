using LeadSync.Content;
using LeadSync.HubSpot;
using LeadSync.Intake;
using LeadSync.Journey.Planning;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Cli.Planning;

/// <summary>Whom a plan is about: contacts as HubSpot has them, or as a list would leave them there.</summary>
internal sealed class PlanPeople(
    HubSpotConnector hubspot,
    MarketingReader marketing,
    PaperEngagements engagements,
    IReadOnlyDictionary<string, IReadOnlyCollection<string>> lists,
    PlanStore store,
    Rulebook rules,
    DateTimeOffset now)
{
    /// <summary>As many as a search gives ("HubSpot: Search the CRM").</summary>
    public const int Most = 10_000;
    private const int MostOnPage = 200;

    /// <summary>Those that changed last, in the order in which a poll would come upon them.</summary>
    public async Task<IReadOnlyList<PaperLead>> LastChangedAsync(int count, CancellationToken token)
    {
        var found = new List<HubSpotContact>();
        string? after = null;
        do
        {
            var search = new ContactSearch { NewestFirst = true, Properties = [SearchWalk.StampProperty], Limit = Math.Min(MostOnPage, count), After = after };
            var page = await hubspot.SearchContactsAsync(search, token);
            found.AddRange(page.Contacts);
            after = page.After;
        }
        while (after is not null && found.Count < count);

        var ids = found.Take(count).DistinctBy(contact => contact.Id).OrderBy(SearchWalk.StampOf).ThenBy(contact => contact.Id.Length).ThenBy(contact => contact.Id, StringComparer.Ordinal)
            .Select(contact => contact.Id).ToList();
        var rows = await marketing.ReadAsync(ids, rules, token);
        return [.. InOrder(ids.Select(id => rows.GetValueOrDefault(id)).OfType<ContactRow>()).Select(row => Lead(row))];
    }

    /// <summary>A person whom HubSpot has already keeps what the list does not say.</summary>
    public async Task<IReadOnlyList<PaperLead>> ListedAsync(IReadOnlyList<ListedPerson> people, CancellationToken token)
    {
        var known = await hubspot.ReadContactsByEmailAsync([.. people.Select(person => person.Email).OfType<string>()], [ListedPeople.Email], token);
        var rows = await marketing.ReadAsync([.. known.Values.Select(contact => contact.Id)], rules, token);
        return
        [
            .. people.Select(person => person.Email is { } email && known.TryGetValue(email, out var contact) && rows.TryGetValue(contact.Id, out var row)
                ? Lead(Over(row, person)) with { Listed = person.Properties }
                : Unknown(person)),
        ];
    }

    /// <summary>Nobody is asked whether anybody knows the person.</summary>
    public static PaperLead Unasked(ListedPerson person, PlanStore store, DateTimeOffset now) => Lead(Row(person), [], [], store, now) with { IsOnlyListed = true };

    private PaperLead Unknown(ListedPerson person) => Lead(Row(person)) with { IsOnlyListed = true, Listed = person.Properties };

    private PaperLead Lead(ContactRow row) => Lead(
        row,
        Topics.Told(engagements.Of(row, now), rules.Content),
        [.. lists.Where(list => list.Value.Contains(row.Id)).Select(list => list.Key).Order(StringComparer.Ordinal)],
        store,
        now);

    private static PaperLead Lead(ContactRow row, IReadOnlyList<Engagement> engagements, IReadOnlyList<string> lists, PlanStore store, DateTimeOffset now)
    {
        var (remembered, isNew) = store.Remember(row.Id, now);
        var look = remembered.Prepare(row, ContactSource.Read, engagements, lists);
        return new PaperLead(look, look) { IsNew = isNew };
    }

    /// <summary>Later polls look first at who seems to ask for us; the first one comes upon everybody alike.</summary>
    private IEnumerable<ContactRow> InOrder(IEnumerable<ContactRow> rows)
    {
        var hints = new HandRaiseHints(rules.Scoring);
        return store.IsFirst ? rows : rows.OrderBy(row => hints.Names(row.Properties) ? 0 : 1);
    }

    private static ContactRow Row(ListedPerson person) => new(person.Id ?? PaperLead.NewContact, person.Properties, null);

    private static ContactRow Over(ContactRow row, ListedPerson person)
    {
        var properties = new Dictionary<string, string?>(row.Properties);
        foreach (var (property, value) in person.Properties) properties[property] = value;
        return row with { Properties = properties };
    }
}
