using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Salesforce;

namespace LeadSync.Journey;

/// <summary>What Salesforce answered for a batch of people, found again by whatever each was asked by.</summary>
internal sealed class SalesFindings
{
    public static readonly SalesFindings Nothing = new();

    private readonly Dictionary<string, CrmRow> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CrmChange>> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CrmActivity>> _activities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CrmAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SalesforceRow>> _roles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _soldTo = new(StringComparer.Ordinal);
    private AccountBook? _book;

    /// <summary>People's records, whichever way they were found.</summary>
    public IReadOnlyCollection<CrmRow> Records => _byId.Values;

    public IReadOnlyCollection<string> AccountIds => _accounts.Keys;

    public IReadOnlyList<string> Contacts => [.. _byId.Values.Where(row => row.Object == CrmLink.Contact).Select(row => row.Id)];

    public IReadOnlyList<string> ConvertedContacts =>
        [.. _byId.Values.Where(row => row.Flag("IsConverted")).Select(row => row["ConvertedContactId"]).OfType<string>().Where(id => !_byId.ContainsKey(id)).Distinct()];

    public static SalesFindings From(IReadOnlyList<IReadOnlyList<SalesforceRow>> answers) => new SalesFindings().And(answers);

    public SalesFindings And(IReadOnlyList<IReadOnlyList<SalesforceRow>> answers)
    {
        _book = null;
        foreach (var row in answers.SelectMany(rows => rows)) Add(row);
        return this;
    }

    public CrmRow? Pinned(CrmLink? link) => link is null ? null : _byId.GetValueOrDefault(link.Id);

    public IReadOnlyList<CrmChange> Changes(CrmLink link) => _changes.GetValueOrDefault(link.Id, []);

    /// <summary>The accounts that these companies and ids mean, in their order: of a batch's accounts those of one person.</summary>
    public IReadOnlyList<CrmAccount> Accounts(IEnumerable<string> companies, IEnumerable<string> ids)
    {
        var book = _book ??= AccountBook.Of([.. _accounts.Values.Select(account => account with { HasOpenOpportunity = _soldTo.Contains(account.Id) })]);
        return [.. ids.Concat(companies.SelectMany(book.Find)).Distinct(StringComparer.Ordinal).Select(id => book[id]).OfType<CrmAccount>()];
    }

    public IReadOnlyList<CrmActivity> Activities(CrmLink link) => _activities.GetValueOrDefault(link.Id, []);

    /// <summary>Records of one person: those that carry our id, those with the address, and the Contact a converted one became.</summary>
    public IEnumerable<CrmRow> Candidates(LeadId lead, string? email)
    {
        var direct = _byId.Values.Where(row =>
            row["LeadSync_Id__c"] == lead.Value || (email is not null && string.Equals(row["Email"], email, StringComparison.OrdinalIgnoreCase))).ToList();
        var become = direct.Select(row => row["ConvertedContactId"]).OfType<string>().Select(id => _byId.GetValueOrDefault(id)).OfType<CrmRow>();
        return direct.Concat(become).DistinctBy(row => row.Id);
    }

    /// <summary>Roles of a Contact in Opportunities, as they were read.</summary>
    public IReadOnlyList<SalesforceRow> Roles(string contactId) => _roles.GetValueOrDefault(contactId, []);

    private void Add(SalesforceRow row)
    {
        switch (row.Type)
        {
            case "LeadHistory" or "ContactHistory":
                var id = row.Identity("LeadId") ?? row.Identity("ContactId")!;
                if (!_changes.TryGetValue(id, out var changes)) _changes[id] = changes = [];
                changes.Add(new CrmChange(row.Text("Field")!, row.Text("OldValue"), row.Text("NewValue"), row.Identity("CreatedById") ?? "", row.Time("CreatedDate")!.Value));
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
            case "Opportunity":
                _soldTo.Add(row.Identity("AccountId")!);
                break;
            default:
                _byId[row.Id] = new CrmRow(row.Type ?? "", row.Id, row.Values());
                break;
        }
    }
}
