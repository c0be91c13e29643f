using System.Globalization;
using LeadSync.Leads;
using LeadSync.Matching;

namespace LeadSync.Journey.Reading;

/// <summary>A Salesforce row in the words of the journey.</summary>
internal static class CrmRecords
{
    /// <summary>Queues are Groups, and their ids begin so (Salesforce: Object key prefixes).</summary>
    private const string GroupPrefix = "00G";

    /// <summary>The record; null where it is deleted.</summary>
    public static CrmRecord? From(CrmRow row, Desk desk)
    {
        if (row.IsDeleted) return null;

        var (owner, isActive) = OwnerOf(row, desk);
        return new CrmRecord(
            row.Object,
            row.Id,
            row["Status"],
            owner,
            isActive,
            row.Flag("IsConverted"),
            row["ConvertedContactId"],
            Time(row["LastModifiedDate"]),
            row["LastModifiedById"],
            row.Fields);
    }

    /// <summary>A handoff Task. Whatever word an org has for a closed one, it is completed.</summary>
    public static CrmTask Task(CrmRow row, Desk desk)
    {
        var (owner, isActive) = OwnerOf(row, desk);
        var status = row["Status"] ?? "";
        return new CrmTask(
            row.Id,
            row.Flag("IsClosed") && !TaskSign.IsKnown(status) ? TaskSign.Completed : status,
            owner,
            isActive,
            Time(row["LastModifiedDate"]),
            row["LastModifiedById"],
            row["CompletedDateTime"] is { } completed ? Time(completed) : null);
    }

    private static (Owner Owner, bool IsActive) OwnerOf(CrmRow row, Desk desk)
    {
        var id = row["OwnerId"] ?? "";
        var seat = desk.Seat(id);
        return (seat?.Owner ?? new Owner(id, row["Owner.Name"] ?? id, id.StartsWith(GroupPrefix, StringComparison.Ordinal)), seat?.IsActive ?? false);
    }

    public static DateTimeOffset Time(string? text) =>
        text is null ? DateTimeOffset.MinValue : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
}
