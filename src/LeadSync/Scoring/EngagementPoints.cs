using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Scoring;

/// <summary>What one engagement rule is worth for one person, in whole points.</summary>
/// <remarks>
/// <c>atMost</c> bounds the points before they fade, and the freshest events fill that room. So the result does not depend
/// on the order in which events are told, and one more event never takes points away: sorted by freshness, every place in
/// the row keeps its share of the room while the freshness that stands on it can only rise.
/// </remarks>
internal static class EngagementPoints
{
    public static int Of(EngagementRule rule, IEnumerable<Engagement> matching, Fading fading)
    {
        // The same thing told twice has the same key and counts once, by its freshest telling.
        var freshness = matching.GroupBy(engagement => engagement.Key)
            .Select(tellings => tellings.Max(engagement => fading.Left(engagement.At)))
            .OrderDescending();

        double room = rule.AtMost is { } most ? Math.Abs(most) : double.PositiveInfinity;
        var points = 0.0;
        foreach (var left in freshness)
        {
            var share = Math.Min(Math.Abs(rule.Points), room);
            points += share * left;
            room -= share;
        }

        // Rounded once, per rule: rounding is monotone, and the whole points shown as reasons add up to the score.
        return Math.Sign(rule.Points) * (int)Math.Round(points, MidpointRounding.AwayFromZero);
    }
}

/// <summary>How much of an engagement's points is left at a time.</summary>
internal sealed record Fading(TimeSpan? HalfLife, ReturnDiscount? Returned, DateTimeOffset Now)
{
    /// <summary>A share from 0 to 1.</summary>
    public double Left(DateTimeOffset at)
    {
        var kept = Returned is { } returned && at <= returned.At ? returned.Keeps : 1;
        return kept * Rules.HalfLife.Left(HalfLife, at, Now);
    }
}

/// <summary>A lead that came back from sales keeps only a share of the points it had earned until then.</summary>
/// <param name="Keeps">0 to 1; fit is not earned, and stays whole.</param>
internal sealed record ReturnDiscount(DateTimeOffset At, double Keeps);
