using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Scoring;

/// <summary>Did this person ask for us, by a form or by a page?</summary>
internal static class HandRaise
{
    /// <param name="since">The lead's last return: what was asked before it has been answered. Null: ever.</param>
    /// <returns>The words of the first rule that a newer engagement meets; null where nobody asked.</returns>
    public static string? Because(IReadOnlyList<Engagement> engagements, IReadOnlyList<HandRaiserRule> rules, DateTimeOffset? since)
    {
        var recent = engagements.Where(engagement => since is not { } returned || engagement.At > returned).ToList();
        return rules.FirstOrDefault(rule => recent.Exists(rule.IsMetBy))?.Because;
    }
}
