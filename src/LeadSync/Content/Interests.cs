using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Content;

/// <summary>What somebody cares about, strongest first.</summary>
internal static class Interests
{
    /// <summary>Where scores do not fade, trends still need a span to compare.</summary>
    private static readonly TimeSpan UsualSpan = TimeSpan.FromDays(14);

    /// <summary>A single page more or less is no trend yet: as much stands on both sides beforehand.</summary>
    private const double Doubt = 2;
    private const double Notable = 1.5;

    /// <param name="engagements">With the topics of the catalogue in force.</param>
    /// <param name="halfLife">Of <c>scoring.yaml</c>; null where nothing fades.</param>
    /// <param name="asOf">When something last happened: time alone changes neither order nor trend.</param>
    public static IReadOnlyList<Interest> Of(IReadOnlyList<Engagement> engagements, TimeSpan? halfLife, DateTimeOffset asOf) =>
    [
        .. engagements.DistinctBy(engagement => engagement.Key)
            .SelectMany(Topics.Of, (engagement, topic) => (Engagement: engagement, Topic: topic))
            .GroupBy(one => one.Topic, one => one.Engagement, StringComparer.OrdinalIgnoreCase)
            .Select(about => Of(about.Key, [.. about], halfLife, asOf))
            .OrderByDescending(interest => interest.Weight).ThenBy(interest => interest.Topic, StringComparer.OrdinalIgnoreCase),
    ];

    private static Interest Of(string topic, IReadOnlyList<Engagement> about, TimeSpan? halfLife, DateTimeOffset asOf) => new(
        topic,
        about.Sum(engagement => Weight(engagement) * HalfLife.Left(halfLife, engagement.At, asOf)),
        TrendOf(about, halfLife ?? UsualSpan, asOf),
        about.Max(engagement => engagement.At));

    private static Trend TrendOf(IReadOnlyList<Engagement> about, TimeSpan span, DateTimeOffset asOf)
    {
        var lately = Doubt + Between(about, asOf - span, DateTimeOffset.MaxValue);
        var before = Doubt + Between(about, asOf - (2 * span), asOf - span);
        return lately > Notable * before ? Trend.Rising : before > Notable * lately ? Trend.Fading : Trend.Steady;
    }

    private static double Between(IEnumerable<Engagement> about, DateTimeOffset after, DateTimeOffset until) =>
        about.Where(engagement => engagement.At > after && engagement.At <= until).Sum(Weight);

    /// <summary>Whoever leaves an address or takes a document wants it more than who looks in; mail programs open mails by themselves.</summary>
    private static double Weight(Engagement engagement) => engagement.Kind switch
    {
        EngagementKind.FormSubmit or EngagementKind.Download => 3,
        EngagementKind.EmailOpen => 0.25,
        _ => 1,
    };
}
