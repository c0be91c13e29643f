using LeadSync.Leads;

namespace LeadSync.Scoring;

/// <summary>What the names in an engagement rule's <c>when</c> stand for: the engagement's own values, then the person's.</summary>
internal static class EngagementValues
{
    public static Func<string, string?> Of(Engagement engagement, Func<string, string?> person) => name => name switch
    {
        // These are the engagement's alone: a page without a topic must not borrow one the person read about elsewhere.
        "event" => engagement.Kind,
        "url" => engagement.Url,
        "title" => engagement.Title,
        "topic" => engagement.Topic,
        "channel" => engagement.Channel,
        "form" => Form(engagement),
        _ => person(name),
    };

    /// <summary>A form is known by its name or its guid; joined, a test of equality finds either.</summary>
    private static string? Form(Engagement engagement) => engagement switch
    {
        { Form: { } name, FormId: { } guid } => $"{name};{guid}",
        _ => engagement.Form ?? engagement.FormId,
    };
}
