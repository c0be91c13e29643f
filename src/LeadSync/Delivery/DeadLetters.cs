using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>What a person does about a delivery that was refused for good: have it tried again, or let it go.</summary>
/// <remarks>A few rows of one lead, so that a command may do it beside a running worker, and the worker beside its own loops.</remarks>
internal static class DeadLetters
{
    /// <summary>Has the lead looked at with nothing held against the target. False where there is no such dead letter.</summary>
    /// <remarks>A record's values are not sent as they stood: the look decides what is true now. A message is sent as it was.</remarks>
    public static bool Retry(SqlSession session, long id, DateTimeOffset now)
    {
        if (DeadLetterRows.Find(session, id) is not { } letter) return false;

        if (letter.Key is { } key) OutboxRows.SendAgain(session, key, now);
        Forgive(session, letter);
        DeadLetterRows.Remove(session, id);
        HistoryRows.Add(session, letter.Lead, now, "delivery", $"What {Target.SystemOf(letter.Target)} refused is tried again");
        WorkRows.Touch(session, new Arrival(letter.Lead, Sides.HubSpot | Sides.Salesforce, Lane.Event, now));
        return true;
    }

    /// <summary>Lets it go: the lead keeps its hold and says why. False where there is no such dead letter.</summary>
    public static bool Discard(SqlSession session, long id, DateTimeOffset now)
    {
        if (DeadLetterRows.Find(session, id) is not { } letter) return false;

        DeadLetterRows.Remove(session, id);
        HistoryRows.Add(session, letter.Lead, now, "delivery", $"What {Target.SystemOf(letter.Target)} refused was discarded by a person");
        return true;
    }

    /// <summary>The same values may be sent again, though they were refused once.</summary>
    private static void Forgive(SqlSession session, DeadLetter letter)
    {
        if (LeadRows.Load(session, letter.Lead) is not { } lead || !lead.Holds.Any(hold => IsOn(hold, letter))) return;

        var forgiven = lead with
        {
            Version = lead.Version + 1,
            Holds = [.. lead.Holds.Select(hold => IsOn(hold, letter) ? hold with { Refused = null } : hold)],
        };
        LeadRows.Save(session, forgiven, contact: null, seenHubSpot: null, seenSalesforce: null);
    }

    private static bool IsOn(Hold hold, DeadLetter letter) => hold.Refused is not null && letter.Target switch
    {
        Target.HubSpot => hold.What == HoldOn.Feedback,
        Target.Crm => hold.What != HoldOn.Feedback,
        _ => false,
    };
}
