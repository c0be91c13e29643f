using LeadSync.Leads;

namespace LeadSync.Journey.Simulating;

/// <summary>HubSpot in a simulated world: what became known of the person, and over it what LeadSync would have written.</summary>
internal static class SimulatedMarketing
{
    public static MarketingView AtStart(PastLead lead) => lead.Contact is { } contact
        ? new MarketingView(true, contact.Id, contact.Properties, contact.CreatedAt, [], [])
        : MarketingView.Missing(lead.AtStart.ContactId ?? "");

    public static MarketingView After(MarketingView known, PastNews news)
    {
        if (news.IsGone) return known with { Exists = false };
        if (news.Properties is not { } read) return known;

        var properties = new Dictionary<string, string?>(known.Properties);
        foreach (var (property, value) in read) properties[property] = value;
        return known with { Exists = true, Properties = properties, Lists = news.Lists ?? known.Lists };
    }

    /// <param name="heard">All that the person ever did, by the topics of these rules.</param>
    public static MarketingView AsOf(MarketingView known, IReadOnlyList<HeardOf> heard, DateTimeOffset now) =>
        known with { Engagements = [.. heard.Where(one => one.At <= now).Select(one => one.Engagement)] };
}
