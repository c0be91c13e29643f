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
        return rules.FirstOrDefault(rule => recent.Any(engagement => Meets(engagement, rule)))?.Because;
    }

    private static bool Meets(Engagement engagement, HandRaiserRule rule) =>
        (rule.Form is not null || rule.Page is not null)
        && (rule.Form is not { } form || IsForm(engagement, form))
        && (rule.Page is not { } page || IsPage(engagement, page));

    private static bool IsForm(Engagement engagement, string form) =>
        engagement.Kind == EngagementKind.FormSubmit && (Same(engagement.Form, form) || Same(engagement.FormId, form));

    // A link in a mail names the page too, but mail scanners follow every link: only being there counts.
    private static bool IsPage(Engagement engagement, string page) =>
        engagement.Kind is EngagementKind.PageView or EngagementKind.FormSubmit
        && engagement.Url?.Contains(page, StringComparison.OrdinalIgnoreCase) is true;

    private static bool Same(string? one, string other) => string.Equals(one?.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
