using System.Globalization;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Content;

/// <summary>How much somebody has looked at.</summary>
/// <param name="Minutes">Null where nothing tells of time.</param>
/// <param name="AtLeast">The minutes are from page to page: how long the last one of a visit was read, nobody knows.</param>
internal sealed record Depth(int Visits, int Pages, int? Minutes, bool AtLeast)
{
    /// <summary>So long a silence ends a visit, in HubSpot's count too.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(30);

    /// <summary>From what was told one by one and from HubSpot's own sums, whichever knows of more.</summary>
    public static Depth Of(MarketingView who, BriefRules rules)
    {
        var visits = VisitsOf(who.Engagements);
        var between = (int)visits.Sum(visit => (visit.Max() - visit.Min()).TotalMinutes);
        var pages = who.Engagements.Where(engagement => engagement.Kind == EngagementKind.PageView).DistinctBy(engagement => engagement.Key).Count();
        var told = Number(who[rules.Seconds]) is { } seconds && seconds >= 60 ? (int)Math.Round(seconds / 60) : (int?)null;
        return new Depth(
            Math.Max(visits.Count, (int)(Number(who[rules.Visits]) ?? 0)),
            Math.Max(pages, (int)(Number(who[rules.Pages]) ?? 0)),
            told ?? (between > 0 ? between : null),
            AtLeast: told is null);
    }

    /// <summary>What happened on our site, cut where it was silent.</summary>
    private static List<List<DateTimeOffset>> VisitsOf(IEnumerable<Engagement> engagements)
    {
        var visits = new List<List<DateTimeOffset>>();
        foreach (var at in engagements.Where(IsOnSite).Select(engagement => engagement.At).Order())
        {
            if (visits is [.., var visit] && at - visit[^1] <= Silence) visit.Add(at);
            else visits.Add([at]);
        }

        return visits;
    }

    private static bool IsOnSite(Engagement engagement) => engagement.Kind is EngagementKind.PageView or EngagementKind.FormSubmit or EngagementKind.Download;

    /// <summary>Numbers of HubSpot are texts, and some portals' own ones have a fraction; what cannot be a count is none.</summary>
    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 10_000_000 ? number : null;
}
