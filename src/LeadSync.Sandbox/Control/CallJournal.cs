using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.Control;

/// <summary>How often each kind of call came. Records are those a call carried or returned, as its handler noted them.</summary>
internal sealed class CallJournal
{
    private static readonly object RecordsKey = new();

    /// <summary>Who calls, where that is worth telling apart: a demonstration's own calls from those of the client it demonstrates.</summary>
    private const string ActorHeader = "X-Sandbox-Actor";

    private readonly Dictionary<(string Method, string Path), Tally> tallies = [];
    private readonly Dictionary<string, ActorTally> actors = [];
    private readonly Lock gate = new();

    /// <summary>Called by handlers: how many records this call is about.</summary>
    public static void NoteRecords(HttpContext call, int records) => call.Items[RecordsKey] = records;

    public void Arrived(string method, string path, HttpContext call)
    {
        Change(method, path, tally => tally with { Count = tally.Count + 1 });
        if (ActorOf(call) is not { } actor)
            return;
        Change(method, path, tally => tally with { Actors = new Dictionary<string, long>(tally.Actors ?? new Dictionary<string, long>()) { [actor] = (tally.Actors?.GetValueOrDefault(actor) ?? 0) + 1 } });
        lock (gate)
            actors[actor] = Tallied(actor, 1, 0);
    }

    public void Done(string method, string path, HttpContext call, bool limited)
    {
        var records = call.Items[RecordsKey] as int? ?? 0;
        if (records > 0 || limited)
            Change(method, path, tally => tally with { Records = tally.Records + records, Limited = tally.Limited + (limited ? 1 : 0) });
        if (records == 0 || ActorOf(call) is not { } actor)
            return;
        lock (gate)
            actors[actor] = Tallied(actor, 0, records);
    }

    public CallCounts Counts()
    {
        lock (gate)
        {
            var calls = tallies.Values.OrderBy(tally => tally.Path).ThenBy(tally => tally.Method).ToList();
            return new CallCounts(calls, new CallTotal(calls.Sum(c => c.Count), calls.Sum(c => c.Records), calls.Sum(c => c.Limited)), new Dictionary<string, ActorTally>(actors));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            tallies.Clear();
            actors.Clear();
        }
    }

    private static string? ActorOf(HttpContext call) => call.Request.Headers[ActorHeader] is [{ Length: > 0 } actor] ? actor : null;

    private ActorTally Tallied(string actor, long calls, long records) =>
        actors.GetValueOrDefault(actor) is { } known ? new ActorTally(known.Count + calls, known.Records + records) : new ActorTally(calls, records);

    private void Change(string method, string path, Func<Tally, Tally> change)
    {
        lock (gate)
            tallies[(method, path)] = change(tallies.GetValueOrDefault((method, path)) ?? new Tally(method, path, 0, 0, 0));
    }
}

/// <param name="Actors">Of the calls, those of callers who named themselves.</param>
internal sealed record CallCounts(IReadOnlyList<Tally> Calls, CallTotal Total, IReadOnlyDictionary<string, ActorTally> Actors);

internal sealed record ActorTally(long Count, long Records);

/// <param name="Actors">Of the count, those of callers who named themselves; absent when none did.</param>
internal sealed record Tally(
    string Method, string Path, long Count, long Records, [property: JsonPropertyName("429s")] long Limited, IReadOnlyDictionary<string, long>? Actors = null);

internal sealed record CallTotal(long Count, long Records, [property: JsonPropertyName("429s")] long Limited);
