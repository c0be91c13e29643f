using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Salesforce;

namespace LeadSync.Journey.Planning;

/// <summary>What really stands in the fields that would be written: looks read only what decisions rest on.</summary>
internal sealed class PresentValues(HubSpotConnector hubspot, SalesforceConnector salesforce)
{
    /// <summary>Ids of one statement, which has 100,000 characters (SOQL: Limits).</summary>
    private const int MostInOne = 2500;

    public async Task<IReadOnlyDictionary<LeadId, Present>> ReadAsync(IReadOnlyList<PaperLead> leads, CancellationToken token)
    {
        var contacts = await ContactsAsync([.. leads.Where(lead => !lead.IsOnlyListed && lead.OverHubSpot.Any())], token);
        var records = await RecordsAsync([.. leads.Where(lead => !lead.IsMade && lead.Record is not null && lead.OverSalesforce.Any())], token);
        return leads.ToDictionary(lead => lead.First.Lead.Id, lead =>
        {
            var contact = new Dictionary<string, string?>(contacts.GetValueOrDefault(lead.First.Marketing.ContactId)?.Properties ?? new Dictionary<string, string?>());
            foreach (var (property, value) in lead.Listed) contact[property] = value;
            return new Present(contact, records.GetValueOrDefault(lead.Record?.Id ?? "") ?? new Dictionary<string, string?>());
        });
    }

    private async Task<IReadOnlyDictionary<string, HubSpotContact>> ContactsAsync(List<PaperLead> leads, CancellationToken token) => leads.Count == 0
        ? new Dictionary<string, HubSpotContact>()
        : await hubspot.ReadContactsAsync(
            [.. leads.Select(lead => lead.First.Marketing.ContactId)], [.. leads.SelectMany(lead => lead.OverHubSpot).Select(one => one.Key).Distinct()], token);

    private async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string?>>> RecordsAsync(List<PaperLead> leads, CancellationToken token)
    {
        var statements =
            from some in leads.GroupBy(lead => lead.Record!.Object)
            let fields = some.SelectMany(lead => lead.OverSalesforce).Select(write => write.Field).Distinct(StringComparer.OrdinalIgnoreCase)
            from chunk in some.Select(lead => lead.Record!.Id).Chunk(MostInOne)
            select $"SELECT {string.Join(", ", fields.Prepend("Id"))} FROM {some.Key} WHERE Id IN {Soql.List(chunk)}";
        var rows = leads.Count == 0 ? [] : await salesforce.QueryManyAsync([.. statements], all: false, token);
        return rows.SelectMany(one => one).ToDictionary(row => row.Id, row => row.Values());
    }
}

/// <param name="Contact">Properties by name; after a list, as it would have left them.</param>
internal sealed record Present(IReadOnlyDictionary<string, string?> Contact, IReadOnlyDictionary<string, string?> Record)
{
    public static readonly Present Nothing = new(new Dictionary<string, string?>(), new Dictionary<string, string?>());
}
