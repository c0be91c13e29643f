namespace LeadSync.Leads;

/// <summary>One thing a person did with us: read a page, filled in a form, followed a mail, took a document.</summary>
/// <param name="Key">The same thing told twice has the same key.</param>
/// <param name="Kind">One of <see cref="EngagementKind"/>.</param>
/// <param name="Form">Name of the form; <paramref name="FormId"/> is its guid.</param>
/// <param name="Channel">How the person came, in words: organic search; email marketing, campaign spring.</param>
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

    /// <summary>A mail that shows as opened was perhaps opened by a machine: mail programs and scanners load every picture.</summary>
    public bool IsSignOfLife => Kind != EngagementKind.EmailOpen;

    /// <summary>This one, with what only another mention of the same thing knew.</summary>
    public Engagement Beside(Engagement other) => this with
    {
        Url = Url ?? other.Url,
        Title = Title ?? other.Title,
        Form = Form ?? other.Form,
        FormId = FormId ?? other.FormId,
        Channel = Channel ?? other.Channel,
        Answers = Answers ?? other.Answers,
    };
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

    /// <summary>An event that the portal defined itself; its title says which.</summary>
    public const string Custom = "custom";

    public static readonly string[] All = [PageView, FormSubmit, EmailClick, EmailOpen, Download, Custom];
}
