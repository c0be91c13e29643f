using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Cli;

/// <summary>What <c>check</c> asks HubSpot. A question that is refused is a finding, and the others are asked all the same.</summary>
internal sealed class HubSpotQuestions(HubSpotConnector hubspot, Rulebook rules, TimeProvider time)
{
    /// <summary>Contacts changed within this time tell which values really occur.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    /// <summary>As many as one read takes.</summary>
    private const int MostHistories = 50;

    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;
    public IReadOnlyList<HubSpotProperty>? Properties { get; private set; }
    public IReadOnlyList<HubSpotProperty>? CompanyProperties { get; private set; }
    public IReadOnlyList<string>? Scopes { get; private set; }
    public IReadOnlyList<HubSpotOwner> Owners { get; private set; } = [];
    public long LinkedNatively { get; private set; }
    public IReadOnlySet<string> WrittenNatively { get; private set; } = new HashSet<string>();
    public IReadOnlyList<IReadOnlyDictionary<string, string?>> Sample { get; private set; } = [];

    public async Task AskAsync(CancellationToken token)
    {
        try
        {
            await TryAsync("Give the token the scope crm.schemas.contacts.read", async () => Properties = await hubspot.GetPropertiesAsync(token));
            Scopes = await hubspot.GetScopesAsync(token);
            if (rules.Fields.CompanyProperties.Any())
                await TryAsync("Give the token the scope crm.schemas.companies.read", async () => CompanyProperties = await hubspot.GetCompanyPropertiesAsync(token));
            if (rules.Fields.Fields.Any(rule => IsOwner(rule.HubSpot)))
                await TryAsync("Give the token the scope crm.objects.owners.read", async () => Owners = await hubspot.GetOwnersAsync(token));
            await TryAsync("Give the token the scope crm.objects.contacts.read", async () => Sample = await SampleAsync(token));
            await TryAsync("", () => LookForNativeSyncAsync(token));
            foreach (var list in WantedFields.Lists(rules)) await TryAsync("Give the token the scope crm.lists.read", () => FindListAsync(list, token));
        }
        catch (ConnectionDownException down)
        {
            _findings.Add(new Finding(new Position("leadsync.yaml", 0), $"hubspot: {down.Message.TrimEnd('.')}", ""));
        }
    }

    private IReadOnlyList<string> MappedProperties =>
        [.. rules.Fields.ContactProperties.Where(name => Properties is null || Properties.Any(property => property.Name == name))];

    private bool IsOwner(string name) =>
        name == "hubspot_owner_id" || Properties?.Any(property => property.Name == name && property.ReferencedObjectType == "OWNER") == true;

    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string?>>> SampleAsync(CancellationToken token)
    {
        var search = new ContactSearch
        {
            SinceMs = (time.GetUtcNow() - Recent).ToUnixTimeMilliseconds(),
            Properties = MappedProperties,
        };
        return [.. (await hubspot.SearchContactsAsync(search, token)).Contacts.Select(contact => contact.Properties)];
    }

    private async Task LookForNativeSyncAsync(CancellationToken token)
    {
        List<string> ids = [];
        foreach (var property in NativeLink.Properties.Where(name => Properties?.Any(property => property.Name == name) == true))
        {
            var linked = await hubspot.SearchContactsAsync(new ContactSearch { Having = property, Properties = ["email"], Limit = MostHistories }, token);
            LinkedNatively += linked.Total;
            ids.AddRange(linked.Contacts.Select(contact => contact.Id));
        }

        if (ids.Count == 0) return;
        var histories = await hubspot.ReadHistoriesAsync([.. ids.Take(MostHistories)], ["email"], MappedProperties, token);
        WrittenNatively = histories.Values.SelectMany(contact => contact.PropertiesWithHistory ?? new Dictionary<string, IReadOnlyList<HubSpotPastValue>>())
            .Where(property => property.Value.Any(value => value.SourceType == "SALESFORCE"))
            .Select(property => property.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    private async Task FindListAsync(string name, CancellationToken token)
    {
        if (await hubspot.FindListAsync(name, token) is null)
            _findings.Add(new Finding(new Position("scoring.yaml", 0), $"HubSpot has no contact list '{name}'", "Correct the name, or create the list in HubSpot"));
    }

    private async Task TryAsync(string remedy, Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (CallRefusedException refused)
        {
            _findings.Add(new Finding(new Position("leadsync.yaml", 0), $"hubspot: {refused.Message.TrimEnd('.')}", refused.Status == 403 ? remedy : ""));
        }
    }
}
