using LeadSync.Content;
using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary>What a review would come to, as far as the store alone can tell.</summary>
internal static class ReviewPreview
{
    public static string OfField(SqlSession session, FieldRule rule)
    {
        var leads = ReviewRows.Count(session, rule.Name);
        var (read, filled) = ReviewRows.Values(session, rule.Name, rule.HubSpot);
        return $"{leads:N0} linked leads do not carry {rule.Name} yet. Each is looked at, after the live ones, and its two records meet as at a first link: nothing is blanked.\n{Travels(rule, leads, read, filled)}";
    }

    /// <summary>Nurture leads that are ready by the rules in force, and those of which the rules ask what was not read yet.</summary>
    public static string OfScore(SqlSession session, Rulebook rules, DateTimeOffset now)
    {
        DateTimeOffset? baseline = rules.Settings.GoLive == GoLive.Baseline && Marks.Get(session, Marks.BaselineAt) is { } mark ? CrmRecords.Time(mark) : null;
        var desk = Desk.Empty with { BaselineAt = baseline };
        var content = rules.Content.With(PostRows.All(session));
        var asked = Fingerprint.Of(WantedFields.OfContact(rules));
        var (leads, ready, unread) = (0, 0, 0);
        foreach (var id in ReviewRows.Next(session, field: null, after: "", int.MaxValue))
        {
            var (lead, contact) = (LeadRows.Load(session, id)!, LeadRows.Contact(session, id)!);
            leads++;
            if (contact.Asked != asked) unread++;
            if (Reckoning.Score(new Look(lead, Known(session, contact, content), SalesView.NotAsked, desk, rules, now)).IsReady) ready++;
        }

        var brake = rules.Settings.Brake.HandoffsPerHour is { } most && ready > most ? $" The brake holds what runs above {most:N0} an hour." : "";
        var unknown = unread == 0 ? "" : $"\nOf {unread:N0} the rules ask something that was not read yet: only their look tells.";
        var before = baseline is null ? "" : " Who was ready before LeadSync was switched on stays with marketing.";
        return $"{leads:N0} nurture leads meet the rules in force, after the live ones. As far as is known {ready:N0} of them are ready and go to sales.{brake}{before}{unknown}";
    }

    private static string Travels(FieldRule rule, int leads, int read, int filled)
    {
        if (rule.Direction == Direction.ToMarketing) return $"How many values travel to HubSpot, only the looks tell: Salesforce's {rule.Salesforce} was not read yet.";

        var unread = read == leads ? "" : read == 0 ? $"How many values travel, only the looks tell: HubSpot's {rule.HubSpot} was not read yet." : $" Of {leads - read:N0} it was not read yet.";
        return read == 0 ? unread : $"HubSpot's {rule.HubSpot} is filled in {filled:N0} of the {read:N0} that were read: so many values travel to Salesforce at most.{unread}";
    }

    private static MarketingView Known(SqlSession session, ContactRow contact, ContentRules content) => new(
        true,
        contact.Id,
        contact.Properties,
        contact.CreatedAt,
        Topics.Told(EngagementRows.Of(session, contact.Id, contact.Properties.GetValueOrDefault("email")?.ToLowerInvariant()), content),
        ListRows.Of(session, contact.Id))
    {
        Source = ContactSource.Remembered,
    };
}
