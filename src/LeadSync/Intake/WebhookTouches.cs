using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Which leads a webhook asks a look for: each contact once, however many events tell of it.</summary>
internal sealed class WebhookTouches(Rulebook rules)
{
    private const string Request = "leadsync_request";
    private const string Ours = "leadsync_";

    private readonly HandRaiseHints _hints = new(rules.Scoring);
    private readonly HashSet<string> _read = [.. WantedFields.OfRules(rules), WantedFields.LatestForm, WantedFields.LatestFormAt];

    /// <summary>Notes the looks; gives their number.</summary>
    public int Note(SqlSession session, IReadOnlyList<ContactNews> news, DateTimeOffset now)
    {
        var touched = 0;
        foreach (var contact in news.Where(Matters).GroupBy(one => one.ContactId, StringComparer.Ordinal))
        {
            if (contact.Any(one => one.IsErasure)) Erasure.OfContact(session, contact.Key, now);
            if (LeadRows.ForContact(session, contact.Key, now, [.. contact.SelectMany(one => one.FormerIds ?? [])]) is not { } lead) continue;
            if (contact.All(one => IsKnown(session, lead, one))) continue;

            WorkRows.Touch(session, new Arrival(lead.Lead, Sides.HubSpot, LaneOf(contact), now));
            touched++;
        }

        return touched;
    }

    /// <summary>What LeadSync writes itself, and what no rule reads, changes no decision.</summary>
    private bool Matters(ContactNews news) =>
        news.Property is not { } property || property == Request || _read.Contains(property) && !property.StartsWith(Ours, StringComparison.Ordinal);

    /// <summary>The event repeats what the last look saw or our last write brought, and nobody waits for a newer look.</summary>
    private static bool IsKnown(SqlSession session, SeenLead lead, ContactNews news) =>
        news.Property is { } property
        && lead.Seen is not null
        && (IsSeen(session, lead, property, news.Value) || ReceiptRows.Tells(session, lead.Lead, property, news.Value ?? ""));

    private static bool IsSeen(SqlSession session, SeenLead lead, string property, string? value) =>
        (LeadRows.ContactValue(session, lead.Lead, property) ?? "") == value
        && !WorkRows.IsAwaited(session, lead.Lead)
        && !OutboxRows.UnderWay(session, lead.Lead).Contains(Target.HubSpot);

    private Lane LaneOf(IEnumerable<ContactNews> contact) =>
        contact.Any(one => one.Property is { } property && _hints.Names(property, one.Value)) ? Lane.HandRaiser : Lane.Event;
}
