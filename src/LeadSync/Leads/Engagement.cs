namespace LeadSync.Leads;

/// <summary>One thing a person did with us: read a page, filled in a form, followed a mail, took a document.</summary>
/// <param name="Key">The same thing told twice has the same key.</param>
/// <param name="Kind">One of <see cref="EngagementKind"/>.</param>
/// <param name="Form">Name of the form; <paramref name="FormId"/> is its guid.</param>
internal sealed record Engagement(
    string Key,
    string Kind,
    DateTimeOffset At,
    string? Url = null,
    string? Title = null,
    string? Form = null,
    string? FormId = null,
    string? Topic = null,
    string? Channel = null)
{
    /// <summary>What was filled in on a form, as far as a rep has use for it; null where there is none.</summary>
    public IReadOnlyList<FormAnswer>? Answers { get; init; }
}

/// <param name="Question">As the form asks.</param>
internal sealed record FormAnswer(string Question, string Text);

internal static class EngagementKind
{
    public const string PageView = "page_view";
    public const string FormSubmit = "form_submit";
    public const string EmailClick = "email_click";
    public const string EmailOpen = "email_open";
    public const string Download = "download";

    public static readonly string[] All = [PageView, FormSubmit, EmailClick, EmailOpen, Download];
}
