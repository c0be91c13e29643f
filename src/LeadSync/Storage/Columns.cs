using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>How values stand in columns: instants as milliseconds, absent values as null.</summary>
internal static class Columns
{
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? Time(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static long Ms(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
