using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Alerts;

/// <summary>Which engagements after a handoff are worth a call.</summary>
/// <param name="rules">What counts.</param>
/// <param name="handRaise">What an engagement asks for; null where it asks for nothing.</param>
/// <param name="valuesOf">What the names in a condition stand for.</param>
internal sealed class Signs(AlertRules rules, Func<Engagement, string?> handRaise, Func<Engagement, Func<string, string?>> valuesOf)
{
    /// <summary>What was heard of later than this is no moment to call any more.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    /// <summary>The first of each kind on each of the owner's days.</summary>
    /// <param name="engagements">All that are known of the person.</param>
    /// <param name="since">The handoff.</param>
    public IReadOnlyList<Sign> Of(IReadOnlyList<Engagement> engagements, DateTimeOffset since, string zone, DateTimeOffset now)
    {
        var ordered = engagements.OrderBy(engagement => engagement.At).ThenBy(engagement => engagement.Key, StringComparer.Ordinal).ToList();
        var first = ordered.FindIndex(engagement => engagement.At > since && engagement.At > now - Recent);
        if (first < 0) return [];

        return
        [
            .. Enumerable.Range(first, ordered.Count - first)
                .Select(at => Of(ordered[at], ordered[at].At - (at > 0 ? ordered[at - 1].At : since), zone)).OfType<Sign>()
                .DistinctBy(sign => (sign.Kind, sign.What, sign.Day)),
        ];
    }

    /// <param name="silence">How long nothing was heard before.</param>
    private Sign? Of(Engagement engagement, TimeSpan silence, string zone)
    {
        var day = ZoneTime.Day(engagement.At, zone);
        if (handRaise(engagement) is { } asked && rules.On(AlertKind.HandRaise).Any()) return new Sign(AlertKind.HandRaise, asked, day, engagement, null);
        if (!rules.On(AlertKind.Indicative).Any()) return null;

        return rules.Indicative.FirstOrDefault(rule => Meets(rule, engagement, silence)) is { } rule
            ? new Sign(AlertKind.Indicative, rule.Because, day, engagement, rule.AfterSilence is null ? null : silence)
            : null;
    }

    private bool Meets(IndicativeRule rule, Engagement engagement, TimeSpan silence) =>
        (rule.Event is null || rule.Event == engagement.Kind)
        && (rule.AfterSilence is not { } least || silence >= least)
        && (rule.When is null || rule.When.Holds(valuesOf(engagement)));
}

/// <summary>An engagement that is worth a call.</summary>
/// <param name="Kind"><see cref="AlertKind.HandRaise"/> or <see cref="AlertKind.Indicative"/>.</param>
/// <param name="Day">The owner's day on which it happened.</param>
/// <param name="Silence">How long nothing was heard before; null where the rule does not ask.</param>
internal sealed record Sign(string Kind, string What, DateOnly Day, Engagement Seen, TimeSpan? Silence);
