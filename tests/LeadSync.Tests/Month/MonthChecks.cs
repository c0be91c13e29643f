using System.Globalization;
using System.Text.RegularExpressions;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Tests.Month;

/// <summary>What holds at every hour of a month, and what held in its history.</summary>
internal static partial class MonthChecks
{
    public static readonly TimeSpan ActsWithin = TimeSpan.FromSeconds(10);

    private static readonly string[] FromMqlToSql = [Stage.Mql, Stage.Verifying, Stage.Assigned, Stage.Sal, Stage.Sql];

    /// <summary>"Each lead from mql to sql is in exactly one stage with owner or queue, deadline and reason."</summary>
    public static IEnumerable<string> AtTheHour(Lead lead, DateTimeOffset now)
    {
        if (lead is { Stage: Stage.Recycled, ReturnReason: { } reason, AcceptedAt: { } accepted } && reason.StartsWith("not accepted", StringComparison.Ordinal))
            yield return $"{lead.Id} was accepted at {accepted:u} and reverted: {reason}";
        if (!FromMqlToSql.Contains(lead.Stage)) yield break;

        if (lead.Owner is null) yield return $"{lead.Id} ({lead.Stage}) has no owner";
        if (lead.Because.Length == 0 || lead.OwnerBecause.Length == 0) yield return $"{lead.Id} ({lead.Stage}) has no reason";
        if (lead.DueAt is null || (lead.Stage != Stage.Mql && !lead.Clocks.Any(clock => clock.IsOpen))) yield return $"{lead.Id} ({lead.Stage}, {lead.Owner?.Label}: {lead.OwnerBecause}; {lead.Because}) has no deadline: due {lead.DueAt:u}, {string.Join(", ", lead.Clocks.Select(clock => $"{clock.Name} {clock.Started:u} met {clock.Met:u} stopped {clock.Stopped:u}"))}";
        foreach (var (clock, step) in lead.Clocks.Where(clock => clock.IsOpen).SelectMany(clock => clock.Ladder, (clock, step) => (clock, step)))
        {
            if (step.Taken is null && step.Due < now - ActsWithin) yield return $"{lead.Id}: step {step.Deed} of {clock.Name} was due at {step.Due:u} and has not happened";
            if (step.Taken - step.Due > ActsWithin) yield return $"{lead.Id}: step {step.Deed} of {clock.Name} was due at {step.Due:u} and happened at {step.Taken:u}";
        }
    }

    /// <summary>"Every breach is acted on within 10 s of simulated time."</summary>
    public static IEnumerable<string> InTheStory(LeadId lead, IEnumerable<HistoryEntry> history) =>
        from entry in history
        where entry.Kind == "clock"
        let deadline = Deadline().Match(entry.Text)
        where deadline.Success
        let due = DateTimeOffset.ParseExact(deadline.Groups["due"].Value, "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        where entry.At - due > ActsWithin
        select $"{lead}: {entry.Text}, at {entry.At:u}";

    public static int Breaches(IEnumerable<HistoryEntry> history) => history.Count(entry => entry.Kind == "clock" && entry.Text.StartsWith("Not ", StringComparison.Ordinal));

    [GeneratedRegex(@"^(Not|Goes)\b.*? by (?<due>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Deadline();
}
