using System.Text.Json;

namespace LeadSync.Cli.Demo;

/// <summary>Calls that one lookalike counted, by who made them.</summary>
/// <param name="Worker">All but the demo's own.</param>
/// <param name="ContactReads">Contact searches and batch reads among all calls: by these the worker reads a portal whole.</param>
internal sealed record CallCounts(long Worker, long ContactReads)
{
    /// <summary>Header by which the sandbox tells callers apart.</summary>
    public const string Actor = "X-Sandbox-Actor";

    public const string Demo = "demo";

    public static async Task<CallCounts> ReadAsync(HttpClient http, CancellationToken token)
    {
        var counts = await http.GetFromJsonAsync<JsonElement>("/_sandbox/calls", token);
        var all = counts.GetProperty("total").GetProperty("count").GetInt64();
        var own = counts.GetProperty("actors").TryGetProperty(Demo, out var demo) ? demo.GetProperty("count").GetInt64() : 0;
        var reads = counts.GetProperty("calls").EnumerateArray()
            .Where(call => call.GetProperty("path").GetString()! is var path && (path.EndsWith("/contacts/search", StringComparison.Ordinal) || path.EndsWith("/contacts/batch/read", StringComparison.Ordinal)))
            .Sum(call => call.GetProperty("count").GetInt64());
        return new CallCounts(all - own, reads);
    }
}
