using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Salesforce;

namespace LeadSync.Journey.Reading;

/// <summary>What Salesforce answered for a batch of people, found again by whatever each was asked by.</summary>
internal sealed class SalesFindings
{
    public static readonly SalesFindings Nothing = new();

    /// <summary>Merges in a row that are followed: a ring would be a fault of the org.</summary>
    private const int MostSteps = 10;

    private readonly Dictionary<string, CrmRow> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CrmChange>> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CrmActivity>> _activities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CrmRow> _handoffs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CrmAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SalesforceRow>> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SalesforceRow> _opportunities = new(StringComparer.Ordinal);
    private readonly HashSet<string> _soldTo = new(StringComparer.Ordinal);
    private AccountBook? _book;

    /// <summary>People's records, whichever way they were found.</summary>
    public IReadOnlyCollection<CrmRow> Records => _byId.Values;

    public IReadOnlyCollection<string> AccountIds => _accounts.Keys;

    public IReadOnlyList<string> Contacts => [.. _byId.Values.Where(row => row.Object == CrmLink.Contact).Select(row => row.Id)];

    /// <summary>Records that others have become and that were not read yet: what a deleted one was merged into, the Contact of a converted one.</summary>
    public IReadOnlyList<CrmLink> Successors => [.. _byId.Values.Select(Successor).OfType<CrmLink>().Where(next => !_byId.ContainsKey(next.Id)).Distinct()];

    public static SalesFindings From(IReadOnlyList<IReadOnlyList<SalesforceRow>> answers) => new SalesFindings().And(answers);

    public SalesFindings And(IReadOnlyList<IReadOnlyList<SalesforceRow>> answers)
    {
        _book = null;
        foreach (var row in answers.SelectMany(rows => rows)) Add(row);
        return this;
    }

    public CrmRow? Pinned(CrmLink? link) => link is null ? null : _byId.GetValueOrDefault(link.Id);

    /// <summary>The record that a pinned one has become in the end, through merges and conversion; null where it is what it was, or nobody knows.</summary>
    public CrmRow? Became(CrmLink link)
    {
        var row = Pinned(link);
        for (var steps = 0; row is not null && steps < MostSteps && Successor(row) is { } next; steps++) row = Pinned(next);
        return row is null || row.Id == link.Id || row.IsDeleted ? null : row;
    }

    public IReadOnlyList<CrmChange> Changes(CrmLink link) => _changes.GetValueOrDefault(link.Id, []);

    /// <summary>The accounts that these companies and ids mean, in their order: of a batch's accounts those of one person.</summary>
    public IReadOnlyList<CrmAccount> Accounts(IEnumerable<string> companies, IEnumerable<string> ids)
    {
        var book = _book ??= AccountBook.Of([.. _accounts.Values.Select(account => account with { HasOpenOpportunity = _soldTo.Contains(account.Id) })]);
        return [.. ids.Concat(companies.SelectMany(book.Find)).Distinct(StringComparer.Ordinal).Select(id => book[id]).OfType<CrmAccount>()];
    }

    /// <summary>The handoff Task of a Contact; null where there is none, or it is gone.</summary>
    public CrmRow? Handoff(CrmLink link) => link.TaskId is { } id ? _handoffs.GetValueOrDefault(id) : null;

    public IReadOnlyList<CrmActivity> Activities(CrmLink link) => _activities.GetValueOrDefault(link.Id, []);

    /// <summary>Records of one person: those that carry our id, those with the address, and the Contact a converted one became.</summary>
    public IEnumerable<CrmRow> Candidates(LeadId lead, IReadOnlyCollection<string> emails)
    {
        var direct = _byId.Values.Where(row => !row.IsDeleted)
            .Where(row => row["LeadSync_Id__c"] == lead.Value || emails.Contains(row["Email"], StringComparer.OrdinalIgnoreCase)).ToList();
        var become = direct.Select(row => row["ConvertedContactId"]).OfType<string>().Select(id => _byId.GetValueOrDefault(id)).OfType<CrmRow>().Where(row => !row.IsDeleted);
        return direct.Concat(become).DistinctBy(row => row.Id);
    }

    /// <summary>Roles of a Contact in Opportunities, as they were read.</summary>
    public IReadOnlyList<SalesforceRow> Roles(string contactId) => _roles.GetValueOrDefault(contactId, []);

    /// <summary>An Opportunity that was asked for by its id, be it in the recycle bin; null where nobody shows it.</summary>
    public SalesforceRow? Opportunity(string id) => _opportunities.GetValueOrDefault(id);

    /// <summary>The Opportunity that a pinned record was converted into, be it by way of a merge; null where there is none.</summary>
    public string? ConvertedOpportunity(CrmLink link)
    {
        var row = Pinned(link);
        for (var steps = 0; row is { IsDeleted: true } && steps < MostSteps && Successor(row) is { } next; steps++) row = Pinned(next);
        return row?["ConvertedOpportunityId"];
    }

    /// <summary>Null where the record stands as it is.</summary>
    private static CrmLink? Successor(CrmRow row) =>
        row.IsDeleted ? row["MasterRecordId"] is { } master ? new CrmLink(row.Object, master) : null
        : row.Flag("IsConverted") && row["ConvertedContactId"] is { } contact ? new CrmLink(CrmLink.Contact, contact)
        : null;

    private void Add(SalesforceRow row)
    {
        switch (row.Type)
        {
            case "LeadHistory" or "ContactHistory":
                var id = row.Identity("LeadId") ?? row.Identity("ContactId")!;
                if (!_changes.TryGetValue(id, out var changes)) _changes[id] = changes = [];
                changes.Add(new CrmChange(row.Text("Field")!, row.Text("OldValue"), row.Text("NewValue"), row.Identity("CreatedById") ?? "", row.Time("CreatedDate")!.Value));
                break;
            case "Task" when row.Text("Status") is not null:
                _handoffs[row.Id] = new CrmRow(CrmLink.Task, row.Id, row.Values());
                break;
            case "Task" or "Event" when row.Identity("WhoId") is { } who && ActivityQueries.Read(row) is { } activity:
                if (!_activities.TryGetValue(who, out var activities)) _activities[who] = activities = [];
                activities.Add(activity);
                break;
            case "Task" or "Event":
                break;
            case "OpportunityContactRole":
                var contact = row.Identity("ContactId")!;
                if (!_roles.TryGetValue(contact, out var roles)) _roles[contact] = roles = [];
                roles.Add(row);
                break;
            case "Account":
                _accounts[row.Id] = new CrmAccount(row.Id, row.Text("Name") ?? "", row.Text("Website")) { Type = row.Text("Type"), OwnerId = row.Identity("OwnerId") };
                break;
            case "Opportunity" when row.Text("IsDeleted") is not null:
                _opportunities[row.Id] = row;
                break;
            case "Opportunity":
                _soldTo.Add(row.Identity("AccountId")!);
                break;
            default:
                _byId[row.Id] = new CrmRow(row.Type ?? "", row.Id, row.Values());
                break;
        }
    }
}
