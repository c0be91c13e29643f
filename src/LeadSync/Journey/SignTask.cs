using LeadSync.Alerts;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey;

/// <summary>A Task that tells an owner of a sign of interest, beside the handoff Task and without any state of its own.</summary>
internal static class SignTask
{
    /// <summary>Longest Subject of a Task, in characters (Salesforce: Object Reference, Task).</summary>
    private const int MostSubject = 255;

    public static TaskDraft For(string key, AlertCase about, Sign sign, CrmLink record, Owner owner, DateTimeOffset now) => new(
        key,
        new Dictionary<string, object?>
        {
            ["WhoId"] = record.Id,
            ["OwnerId"] = owner.CrmId,
            ["Subject"] = Letters.Cut($"{about.Who} {sign.What}", MostSubject),
            ["Description"] = string.Join('\n', Lines(sign)),
            ["Status"] = "Not Started",
            ["Priority"] = sign.Kind == AlertKind.HandRaise ? "High" : "Normal",
            ["ActivityDate"] = now.UtcDateTime.ToString("yyyy-MM-dd"),
        });

    private static IEnumerable<string> Lines(Sign sign)
    {
        yield return $"Seen {Words.Time(sign.Seen.At)}.";
        if ((sign.Seen.Title ?? sign.Seen.Form) is { } title) yield return title;
        if (sign.Seen.Url is { } url) yield return url;
    }
}
