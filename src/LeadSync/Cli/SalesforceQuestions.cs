using LeadSync.Checking;
using LeadSync.Hosting;
using LeadSync.Rules;
using LeadSync.Salesforce;

namespace LeadSync.Cli;

/// <summary>What <c>check</c> asks Salesforce.</summary>
internal sealed class SalesforceQuestions(SalesforceConnector salesforce, SalesforceOrg org)
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
            Left = NamesOfThoseWhoLeft(Org);
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

    /// <summary>Names of those who were there once, and by which nobody active is called.</summary>
    private static HashSet<string> NamesOfThoseWhoLeft(OrgPicture picture) =>
        [.. Names(picture, isActive: false).Except(Names(picture, isActive: true), StringComparer.OrdinalIgnoreCase).Select(name => name.ToLowerInvariant())];

    private static IEnumerable<string> Names(OrgPicture picture, bool isActive) =>
        picture.Users.Where(user => user.IsActive == isActive).SelectMany(user => (string?[])[user.Username, user.Email]).OfType<string>();

    private async Task<HashSet<string>> ConvertedAsync(CancellationToken token)
    {
        var rows = await salesforce.QueryAsync("SELECT ApiName, MasterLabel FROM LeadStatus WHERE IsConverted = true", all: false, token);
        return rows.SelectMany(row => (string?[])[row.Text("ApiName"), row.Text("MasterLabel")]).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
