using System.Globalization;
using LeadSync.Leads;

namespace LeadSync.Journey;

/// <summary>A Salesforce row in the words of the journey.</summary>
internal static class CrmRecords
{
    /// <summary>Queues are Groups, and their ids begin so (Salesforce: Object key prefixes).</summary>
    private const string GroupPrefix = "00G";

    /// <summary>The record; null where it is deleted.</summary>
    public static CrmRecord? From(CrmRow row, Desk desk)
    {
        if (row.IsDeleted) return null;

        var ownerId = row["OwnerId"] ?? "";
        var seat = desk.Seat(ownerId);
        return new CrmRecord(
            row.Object,
            row.Id,
            row["Status"],
            seat?.Owner ?? new Owner(ownerId, row["Owner.Name"] ?? ownerId, ownerId.StartsWith(GroupPrefix, StringComparison.Ordinal)),
            seat?.IsActive ?? false,
            row.Flag("IsConverted"),
            row["ConvertedContactId"],
            Time(row["LastModifiedDate"]),
            row["LastModifiedById"],
            row.Fields);
    }

    public static DateTimeOffset Time(string? text) =>
        text is null ? DateTimeOffset.MinValue : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
}
