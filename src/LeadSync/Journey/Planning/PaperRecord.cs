using System.Globalization;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Planning;

/// <summary>A Salesforce record as it would stand after our writes.</summary>
internal static class PaperRecord
{
    /// <summary>A record that the write makes. What an org fills in by itself is not known here, but for checkboxes, which are never blank.</summary>
    public static CrmRecord Made(CrmWrite write, Desk desk, Rulebook rules, DateTimeOffset now)
    {
        var unticked = rules.Fields.Fields.Select(rule => rule.Salesforce).Distinct(StringComparer.Ordinal)
            .Where(name => desk.Schema.Field(write.Object, name) is { Kind: FieldKind.Checkbox })
            .ToDictionary(name => name, _ => (string?)"false");
        var blank = new CrmRecord(write.Object, PaperLead.NewRecord(write.Object), null, new Owner("", "", IsQueue: false), true, false, null, now, desk.IntegrationUser, unticked);
        return After(blank, write.Fields.Select(field => KeyValuePair.Create(field.Key, Text(field.Value))), desk, now);
    }

    public static CrmRecord After(CrmRecord record, IEnumerable<KeyValuePair<string, string>> written, Desk desk, DateTimeOffset now)
    {
        var fields = new Dictionary<string, string?>(record.Fields);
        foreach (var (field, value) in written) fields[field] = value;
        var owner = fields.GetValueOrDefault("OwnerId") is { Length: > 0 } id ? desk.Seat(id) : null;
        return record with
        {
            Fields = fields,
            Status = fields.GetValueOrDefault("Status") is { Length: > 0 } status ? status : record.Status,
            Owner = owner?.Owner ?? record.Owner,
            OwnerIsActive = owner?.IsActive ?? record.OwnerIsActive,
            LastModified = now,
            LastModifiedBy = desk.IntegrationUser,
        };
    }

    public static string Text(object? value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
