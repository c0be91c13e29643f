using System.Net.Http.Json;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance.Edits;

/// <summary>Every call of LeadSync's may fail: refused, late, cut off before the commit or after it. Those of people do not.</summary>
internal static class BadWeather
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private static readonly (string Method, string Path)[] OfHubSpot =
        [("POST", "/contacts/batch/update"), ("POST", "/contacts/batch/update"), ("POST", "/contacts/batch/read"), ("POST", "/contacts/search"), ("POST", "/2026-03/statuses/*/unsubscribe-all")];

    private static readonly (string Method, string Path)[] OfSalesforce = [("PATCH", "/composite/sobjects"), ("PATCH", "/composite/sobjects"), ("POST", "/composite"), ("GET", "/queryAll")];

    public static async Task BlowAsync(Installation here, Random chance, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            var (side, calls) = chance.Next(2) == 0 ? (here.HubSpot, OfHubSpot) : (here.Salesforce, OfSalesforce);
            var (method, path) = calls[chance.Next(calls.Length)];
            (await side.PostAsJsonAsync("/_sandbox/faults", new[] { Fault(chance, method, path) }, CancellationToken.None)).EnsureSuccessStatusCode();
            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);

            // One that met no call is over: a storm that piles up would never let a call through.
            await side.DeleteAsync("/_sandbox/faults", CancellationToken.None);
        }
    }

    private static object Fault(Random chance, string method, string path) => chance.Next(6) switch
    {
        0 => new { method, path, times = 1, status = 503 },
        1 => new { method, path, times = 1, status = 429, headers = new Dictionary<string, string> { ["Retry-After"] = "1" } },
        2 => new { method, path, times = 1, delay = "1s" },
        3 => new { method, path, times = 1, reset = true },
        _ => new { method, path, times = 1, dieAfterCommit = true },
    };
}
