using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>What became of mail and chat. It stands in the lead's story and changes nothing about the lead: no look follows.</summary>
internal static class WordBook
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public static void WriteDown(SqlSession session, Delivered one, DateTimeOffset now)
    {
        var (row, outcome) = one;
        switch (outcome.Kind)
        {
            case OutcomeKind.Written:
                OutboxRows.Sent(session, row.Id);
                DeadLetterRows.Resolved(session, row);
                HistoryRows.Add(session, row.Lead, now, "delivery", $"{Target.SystemOf(row.Target)} took {Named(row)}");
                break;
            case OutcomeKind.Refused:
                OutboxRows.Done(session, row.Id);
                DeadLetterRows.Add(session, row, outcome.Code, outcome.Message ?? "no reason given", now);
                HistoryRows.Add(session, row.Lead, now, "delivery", $"{Target.SystemOf(row.Target)} refused {Named(row)}: {outcome.Message} ({outcome.Code})");
                break;
            case OutcomeKind.Unknown when row.Target == Target.Slack:
                OutboxRows.Sent(session, row.Id);
                HistoryRows.Add(session, row.Lead, now, "delivery", $"Whether Slack took {Named(row)} is not known ({outcome.Message}); chat is not repeated");
                break;
            default:
                OutboxRows.Retry(session, row.Id, now + Wait(now - row.CreatedAt), seek: false);
                break;
        }
    }

    /// <summary>A quarter of the time it has waited already: soon after a hiccup, no burden on a server that is away for a day.</summary>
    private static TimeSpan Wait(TimeSpan waited) => TimeSpan.FromTicks(Math.Clamp(waited.Ticks / 4, ShortestWait.Ticks, LongestWait.Ticks));

    private static string Named(OutboxRow row) => row.Target == Target.Mail ? $"the mail to {StoredJson.Read<MailDraft>(row.Body).Name}" : "the post";
}
