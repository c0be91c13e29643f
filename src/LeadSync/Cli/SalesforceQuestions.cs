using LeadSync.Checking;
using LeadSync.Hosting;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync.Cli;

/// <summary>What <c>check</c> asks Salesforce.</summary>
internal sealed class SalesforceQuestions(SalesforceConnector salesforce, SalesforceOrg org, Rulebook rules)
{
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;
    public OrgPicture? Org { get; private set; }
    public IReadOnlyDictionary<string, RecordRights> Rights { get; private set; } = new Dictionary<string, RecordRights>();
    public IReadOnlySet<string> Left { get; private set; } = new HashSet<string>();
    public IReadOnlySet<string> ConvertedStatuses { get; private set; } = new HashSet<string>();

    /// <summary>Whether the org keeps the history of a Lead's Status; null where it does not say.</summary>
    public bool? TracksStatus { get; private set; }

    public async Task AskAsync(CancellationToken token)
    {
        try
        {
            Org = await org.GetAsync(token);
            Rights = await RightsAsync(Org.Fields.Where(one => one.Value.Count > 0).Select(one => one.Key), token);
            Left = await LeftAsync(Org, token);
            ConvertedStatuses = await ConvertedAsync(token);
            TracksStatus = await TracksStatusAsync(token);
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException)
        {
            _findings.Add(new Finding(new Position("leadsync.yaml", 0), $"salesforce: {failure.Message.TrimEnd('.')}", ""));
        }
    }

    private async Task<Dictionary<string, RecordRights>> RightsAsync(IEnumerable<string> types, CancellationToken token)
    {
        var rights = new Dictionary<string, RecordRights>();
        foreach (var type in types)
        {
            var (mayCreate, mayUpdate) = await salesforce.RightsAsync(type, token);
            rights[type] = new RecordRights(mayCreate, mayUpdate);
        }

        return rights;
    }

    /// <summary>FieldDefinition is there for everybody who may see the setup (Salesforce: Object Reference, FieldDefinition); who may not, learns nothing.</summary>
    private async Task<bool?> TracksStatusAsync(CancellationToken token)
    {
        try
        {
            var rows = await salesforce.QueryAsync("SELECT QualifiedApiName, IsFieldHistoryTracked FROM FieldDefinition WHERE EntityDefinitionId = 'Lead' AND QualifiedApiName = 'Status'", all: false, token);
            return rows.Count == 0 ? null : rows[0].Flag("IsFieldHistoryTracked");
        }
        catch (CallRefusedException)
        {
            return null;
        }
    }

    /// <summary>Of the owners whom nobody active is called by, those who once were there.</summary>
    private async Task<HashSet<string>> LeftAsync(OrgPicture picture, CancellationToken token)
    {
        var active = picture.Users.SelectMany(user => (string?[])[user.Username, user.Email]).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = rules.Routing.Owners.Select(owner => owner.Salesforce).Where(name => !active.Contains(name)).ToList();
        if (missing.Count == 0) return [];

        var names = Soql.List(missing);
        var rows = await salesforce.QueryAsync($"SELECT Username, Email FROM User WHERE IsActive = false AND (Username IN {names} OR Email IN {names})", all: false, token);
        return rows.SelectMany(row => (string?[])[row.Text("Username"), row.Text("Email")]).OfType<string>().Select(name => name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<HashSet<string>> ConvertedAsync(CancellationToken token)
    {
        var rows = await salesforce.QueryAsync("SELECT ApiName, MasterLabel FROM LeadStatus WHERE IsConverted = true", all: false, token);
        return rows.SelectMany(row => (string?[])[row.Text("ApiName"), row.Text("MasterLabel")]).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
