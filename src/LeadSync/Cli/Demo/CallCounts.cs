using System.Text.Json;

namespace LeadSync.Cli.Demo;

/// <summary>Calls that one lookalike counted, by who made them.</summary>
/// <param name="Worker">All but the demo's own.</param>
/// <param name="Searches">Contact searches among all calls: the worker reads a portal whole by them.</param>
internal sealed record CallCounts(long Worker, long Searches)
{
    /// <summary>Header by which the sandbox tells callers apart.</summary>
    public const string Actor = "X-Sandbox-Actor";

    public const string Demo = "demo";

    public static async Task<CallCounts> ReadAsync(HttpClient http, CancellationToken token)
    {
        var counts = await http.GetFromJsonAsync<JsonElement>("/_sandbox/calls", token);
        var all = counts.GetProperty("total").GetProperty("count").GetInt64();
        var own = counts.GetProperty("actors").TryGetProperty(Demo, out var demo) ? demo.GetProperty("count").GetInt64() : 0;
        var searches = counts.GetProperty("calls").EnumerateArray()
            .Where(call => call.GetProperty("path").GetString()!.EndsWith("/contacts/search", StringComparison.Ordinal))
            .Sum(call => call.GetProperty("count").GetInt64());
        return new CallCounts(all - own, searches);
    }
}
