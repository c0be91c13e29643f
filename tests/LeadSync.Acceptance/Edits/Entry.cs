using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance.Edits;

/// <summary>One value that a field has had, as that side's own history tells.</summary>
/// <param name="ByPeople">False: LeadSync wrote it.</param>
internal sealed record Entry(string Value, bool ByPeople, string At)
{
    public override string ToString() => $"{(ByPeople ? "people" : "LeadSync")} \"{Value}\" {At}";
}

/// <summary>Where values stood: a person's record, one field of it, on one side.</summary>
internal sealed record Place(string ContactId, EditedField Field, Side Side);

/// <summary>The histories that both systems keep themselves: HubSpot of every property, Salesforce of the fields its admin tracks.</summary>
internal static class Histories
{
    /// <summary>Each field's values, oldest first.</summary>
    public static async Task<IReadOnlyDictionary<Place, IReadOnlyList<Entry>>> ReadAsync(Installation here, IReadOnlyList<EditedLead> leads)
    {
        var histories = new Dictionary<Place, IReadOnlyList<Entry>>();
        await ReadHubSpotAsync(here, leads, histories);
        await ReadSalesforceAsync(here, leads, histories);
        return histories;
    }

    public static string Text(EditedField field, JsonNode? value) => Text(field, value?.ToString() ?? "");

    /// <summary>One text for all that mean the same: 5 and 5.0, False and false.</summary>
    public static string Text(EditedField field, string value) => field.Kind switch
    {
        Kind.Number when decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) => number.ToString("0.##", CultureInfo.InvariantCulture),
        Kind.Flag when bool.TryParse(value, out var flag) => flag ? "true" : "false",
        _ => value,
    };

    private static async Task ReadHubSpotAsync(Installation here, IReadOnlyList<EditedLead> leads, Dictionary<Place, IReadOnlyList<Entry>> histories)
    {
        foreach (var chunk in leads.Chunk(50))
        {
            var asked = new { inputs = chunk.Select(lead => new { id = lead.ContactId }), properties = Array.Empty<string>(), propertiesWithHistory = EditedField.All.Select(field => field.HubSpot) };
            var answer = await here.HubSpot.PostAsJsonAsync("/crm/v3/objects/contacts/batch/read", asked);
            foreach (var contact in (await answer.Content.ReadFromJsonAsync<JsonObject>())!["results"]!.AsArray())
                foreach (var field in EditedField.All)
                    histories[new Place((string)contact!["id"]!, field, Side.HubSpot)] =
                    [
                        .. (contact["propertiesWithHistory"]![field.HubSpot]?.AsArray() ?? [])
                            .Select(past => new Entry(Text(field, past!["value"]), (string)past["sourceType"]! == "CRM_UI", (string)past["timestamp"]!)).Reverse(),
                    ];
        }
    }

    private static async Task ReadSalesforceAsync(Installation here, IReadOnlyList<EditedLead> leads, Dictionary<Place, IReadOnlyList<Entry>> histories)
    {
        var contacts = leads.ToDictionary(lead => lead.CrmId, lead => lead.ContactId);
        var fields = EditedField.All.ToDictionary(field => field.Salesforce);
        var rows = await here.QueryAsync("SELECT LeadId, Field, OldValue, NewValue, CreatedBy.Username, CreatedDate FROM LeadHistory ORDER BY CreatedDate, Id");
        foreach (var one in rows.Where(row => fields.ContainsKey((string)row["Field"]!)).GroupBy(row => (Lead: (string)row["LeadId"]!, Field: (string)row["Field"]!)))
        {
            var field = fields[one.Key.Field];
            histories[new Place(contacts[one.Key.Lead], field, Side.Salesforce)] =
                [.. one.Select(row => new Entry(Text(field, row["NewValue"]), (string)row["CreatedBy"]!["Username"]! != "leadsync@acme.example", (string)row["CreatedDate"]!))];
        }
    }
}
