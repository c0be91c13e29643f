using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Journey;

/// <summary>When a value of Salesforce came about: by the field history where the org keeps one, else by who saw it first.</summary>
internal static class CrmTimes
{
    public static FieldSide Date(FieldSide side, Look look, FieldRule rule, CrmRecord record, FieldMemory memory)
    {
        var changes = look.Sales.Changes.Where(change => change.Field.Equals(rule.Salesforce, StringComparison.OrdinalIgnoreCase)).Reverse().ToList();
        if (changes is [var newest, ..] && side.Reads(newest.To ?? ""))
        {
            return side with
            {
                At = newest.At,
                Evidence = $"Salesforce's field history dates it {Words.Time(newest.At)}",
                History = [.. changes.Select(change => new SeenValue(change.To ?? "", change.At)), new SeenValue(changes[^1].From ?? "", DateTimeOffset.MinValue)],
            };
        }

        // Whatever automation touched the record since: the value is not younger than the record's last change.
        var seen = memory.SeenInSalesforce is { } before && side.Reads(before.Value) ? before.At : look.Now;
        return record.LastModified < seen
            ? side with { At = record.LastModified, Evidence = $"Salesforce tracks no history of it, and changed the record last {Words.Time(record.LastModified)}" }
            : side with { At = seen, Evidence = $"Salesforce tracks no history of it, and LeadSync saw it first {Words.Time(seen)}" };
    }
}
