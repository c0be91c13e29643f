using System.Text.Json.Nodes;

namespace LeadSync.Sandbox.HubSpot.Native;

/// <summary>Finds and writes people in Salesforce, Leads and Contacts alike.</summary>
internal sealed class SalesforcePeople(SalesforceSide salesforce, NativeOptions options)
{
    private const int MostInList = 200;
    private static readonly string[] Types = ["Contact", "Lead"];

    private static readonly string[] OfBoth = ["Id", "Email", "IsDeleted", "MasterRecordId", "SystemModstamp"];
    private static readonly string[] OfLead = [.. OfBoth, "ConvertedContactId", "IsConverted"];

    private readonly Dictionary<string, IReadOnlySet<string>> known = [];

    /// <summary>Does the object have the field? Company is a lead's, not a contact's.</summary>
    public bool Has(string type, FieldPair pair) => known[type].Contains(pair.Field);

    public async Task LearnAsync(CancellationToken cancellationToken)
    {
        foreach (var type in Types)
            if (!known.ContainsKey(type)) known[type] = await salesforce.FieldsAsync(type, cancellationToken);
    }

    /// <summary>Whoever changed at or after a time, deleted ones too.</summary>
    public async Task<IReadOnlyList<SalesforcePerson>> ChangedAsync(string since, CancellationToken cancellationToken)
    {
        var found = new List<SalesforcePerson>();
        foreach (var type in Types) found.AddRange(await ReadAsync(type, $"SystemModstamp >= {since} ORDER BY SystemModstamp, Id", cancellationToken));
        return found;
    }

    public async Task<IReadOnlyList<SalesforcePerson>> ByIdAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var found = new List<SalesforcePerson>();
        foreach (var chunk in ids.Distinct().Chunk(MostInList))
            foreach (var type in Types) found.AddRange(await ReadAsync(type, $"Id IN ({List(chunk)})", cancellationToken));
        return found;
    }

    /// <summary>Contacts before leads, and of several the one that was touched last. A converted lead is nobody any more.</summary>
    public async Task<Dictionary<string, SalesforcePerson>> ByEmailAsync(IEnumerable<string> emails, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, SalesforcePerson>(StringComparer.OrdinalIgnoreCase);
        foreach (var chunk in emails.Distinct().Chunk(MostInList))
        {
            foreach (var type in Types)
            {
                var open = type == "Lead" ? " AND IsConverted = false" : "";
                foreach (var person in await ReadAsync(type, $"Email IN ({List(chunk)}) AND IsDeleted = false{open} ORDER BY SystemModstamp DESC", cancellationToken))
                    found.TryAdd(person.Email!, person);
            }
        }

        return found;
    }

    /// <summary>A new lead's body. Salesforce wants a last name and a company, which marketing may not know.</summary>
    public JsonObject NewLead(IReadOnlyDictionary<string, string?> values)
    {
        var record = new JsonObject { ["attributes"] = new JsonObject { ["type"] = "Lead" } };
        foreach (var pair in options.Pairs)
            if (Has("Lead", pair) && values.GetValueOrDefault(pair.Property) is { } value) record[pair.Field] = value;
        record["LastName"] ??= values.GetValueOrDefault("lastname") ?? "[not provided]";
        record["Company"] ??= values.GetValueOrDefault("company") ?? "[not provided]";

        return record;
    }

    private async Task<IEnumerable<SalesforcePerson>> ReadAsync(string type, string where, CancellationToken cancellationToken)
    {
        var own = type == "Lead" ? OfLead : OfBoth;
        var fields = own.Concat(options.Pairs.Where(pair => Has(type, pair)).Select(pair => pair.Field)).Distinct(StringComparer.OrdinalIgnoreCase);
        var rows = await salesforce.QueryAsync($"SELECT {string.Join(", ", fields)} FROM {type} WHERE {where}", cancellationToken);

        return rows.Select(row => SalesforcePerson.Of(type, row));
    }

    private static string List(IEnumerable<string> values) => string.Join(',', values.Select(value => $"'{value.Replace(@"\", @"\\").Replace("'", @"\'")}'"));
}
