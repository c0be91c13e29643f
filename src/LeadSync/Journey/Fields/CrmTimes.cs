using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Journey.Fields;

/// <summary>When a value of Salesforce came about: by the field history where the org keeps one, else by who saw it first.</summary>
internal static class CrmTimes
{
    public static FieldSide Date(FieldSide side, Look look, FieldRule rule, CrmRecord record, FieldMemory memory)
    {
        // The history is asked for after the record: what is newer than the record is for the next look.
        var changes = look.Sales.Changes.Where(change => change.Field.Equals(rule.Salesforce, StringComparison.OrdinalIgnoreCase)).Reverse()
            .SkipWhile(change => !side.Reads(change.To ?? "")).ToList();
        if (changes is [var newest, ..])
        {
            return side with
            {
                At = newest.At,
                Evidence = $"Salesforce's field history dates it {Words.Time(newest.At)}",
                History = [.. changes.Select(change => new SeenValue(change.To ?? "", change.At, ByOthers(change, look.Desk))), new SeenValue(changes[^1].From ?? "", DateTimeOffset.MinValue)],
            };
        }

        // Whatever automation touched the record since: the value is not younger than the record's last change.
        var seen = memory.SeenInSalesforce is { } before && side.Reads(before.Value) ? before.At : look.Now;
        return record.LastModified < seen
            ? side with { At = record.LastModified, Evidence = $"Salesforce tracks no history of it, and changed the record last {Words.Time(record.LastModified)}" }
            : side with { At = seen, Evidence = $"Salesforce tracks no history of it, and LeadSync saw it first {Words.Time(seen)}" };
    }

    private static bool ByOthers(CrmChange change, Desk desk) => desk.IntegrationUser is { } ours && change.By != ours;
}
