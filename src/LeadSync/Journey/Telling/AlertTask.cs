using LeadSync.Alerts;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Telling;

/// <summary>A Task that tells an owner of a sign of interest or of a promise, beside the handoff Task and without any state of its own.</summary>
internal static class AlertTask
{
    /// <summary>Longest Subject of a Task, in characters (Salesforce: Object Reference, Task).</summary>
    private const int MostSubject = 255;

    public static TaskDraft For(string key, AlertCase about, AlertEvent happened, CrmLink record, Owner owner, DateTimeOffset now) => new(
        key,
        new Dictionary<string, object?>
        {
            ["WhoId"] = record.Id,
            ["OwnerId"] = owner.CrmId,
            ["Subject"] = Letters.Cut($"{about.Who} {happened.What}", MostSubject),
            ["Description"] = string.Join('\n', Lines(happened)),
            ["Status"] = "Not Started",
            ["Priority"] = happened.Clock is not null || happened.Sign?.Kind == AlertKind.HandRaise ? "High" : "Normal",
            ["ActivityDate"] = now.UtcDateTime.ToString("yyyy-MM-dd"),
        });

    private static IEnumerable<string> Lines(AlertEvent happened)
    {
        if (happened.Clock is { } clock) yield return clock.Breached is null ? $"Please {clock.Deed} by {Words.Time(clock.Due)}." : $"It was due {Words.Time(clock.Due)}: please {clock.Deed} now.";
        if (happened.Sign?.Seen is not { } seen) yield break;

        yield return $"Seen {Words.Time(seen.At)}.";
        if ((seen.Title ?? seen.Form) is { } title) yield return title;
        if (seen.Url is { } url) yield return url;
    }
}
