using System.Globalization;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Soql;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>SOQL over REST, page by page (REST API: Query, Query More Results).</summary>
internal sealed class QueryEndpoints(Org org)
{
    private const int LargestPage = 2000;
    private const int SmallestPage = 200;

    /// <summary>Rows with long texts come in smaller pages than asked for: a client has to follow `done`, not counts.</summary>
    private const int WidePage = 500;
    private static readonly TimeSpan CursorLife = TimeSpan.FromDays(2);

    private readonly Dictionary<string, Cursor> cursors = [];
    private long lastCursor;

    public ApiAnswer Run(ApiCall call, bool withDeleted)
    {
        if (call.Query.GetValueOrDefault("q") is not { Length: > 0 } soql) throw Refusal.Bad("MALFORMED_QUERY", "SOQL statements cannot be empty or null");
        var result = new QueryRunner(org.Store, () => org.Now).Run(soql, withDeleted);
        var page = PageSize(call, result.Projection);
        if (result.Projection is null) return Page(call, new Cursor("", result.Rows, Projection.Of([]), result.Total, org.Now), 0, page);

        var locator = result.Total > page ? Identifiers.SalesforceId.Mint("0r8", ++lastCursor) : "";
        var cursor = new Cursor(locator, result.Rows, result.Projection, result.Total, org.Now);
        if (locator.Length > 0) Keep(cursor);

        return Page(call, cursor, 0, page);
    }

    public ApiAnswer More(ApiCall call)
    {
        if (call["locatorId"].Split('-') is not [var locator, var offset] || !cursors.TryGetValue(locator, out var cursor) || org.Now - cursor.OpenedAt > CursorLife
            || !int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var from) || from >= cursor.Total)
            throw Refusal.Bad("INVALID_QUERY_LOCATOR", "invalid query locator");

        return Page(call, cursor, from, PageSize(call, cursor.Projection));
    }

    private ApiAnswer Page(ApiCall call, Cursor cursor, int from, int size)
    {
        var until = Math.Min(from + size, cursor.Rows.Count);
        return ApiAnswer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("totalSize", cursor.Total);
            json.WriteBoolean("done", until == cursor.Rows.Count);
            if (until < cursor.Rows.Count) json.WriteString("nextRecordsUrl", call.Url($"query/{cursor.Locator}-{until}"));
            json.WriteStartArray("records");
            for (var at = from; at < until; at++) cursor.Projection.Write(json, org.Store, cursor.Rows[at], call.Version);
            json.WriteEndArray();
            json.WriteEndObject();
        }) with { Records = until - from };
    }

    /// <summary>Cursors end two days after they were opened (App Limits Cheatsheet: API Query Cursor Limits).</summary>
    private void Keep(Cursor cursor)
    {
        foreach (var expired in cursors.Values.Where(known => org.Now - known.OpenedAt > CursorLife).ToList()) cursors.Remove(expired.Locator);
        cursors.Add(cursor.Locator, cursor);
    }

    private static int PageSize(ApiCall call, Projection? projection)
    {
        const string key = "batchSize=";
        var options = (call.Header("Sforce-Query-Options") ?? "").Split([';', ','], StringSplitOptions.TrimEntries);
        var option = Array.Find(options, part => part.StartsWith(key, StringComparison.OrdinalIgnoreCase));

        var isAsked = int.TryParse(option?[key.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var asked);
        var size = isAsked ? Math.Clamp(asked, SmallestPage, LargestPage) : LargestPage;

        return projection is { IsWide: true } ? Math.Min(size, WidePage) : size;
    }

    private sealed record Cursor(string Locator, IReadOnlyList<Row> Rows, Projection Projection, int Total, DateTimeOffset OpenedAt);
}
