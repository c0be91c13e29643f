using LeadSync.Leads;

namespace LeadSync.Rules;

/// <summary><c>scoring.yaml</c>: when a lead is ready.</summary>
internal sealed record ScoringRules
{
    public IReadOnlyList<ScopeRule> Exclude { get; init; } = [];
    public QualifyAt QualifyAt { get; init; } = new(60, null, null);

    /// <summary>Each entry alone makes a lead ready, whatever its score.</summary>
    public IReadOnlyList<Condition> ReadyWhen { get; init; } = [];
    public IReadOnlyList<HandRaiserRule> HandRaisers { get; init; } = [];

    /// <summary>Name of a HubSpot score property to add; empty for none.</summary>
    public string HubSpotScore { get; init; } = "";
    public IReadOnlyList<FitRule> Fit { get; init; } = [];

    /// <summary>Best grade first; the last one's floor is null: everything below.</summary>
    public IReadOnlyList<GradeRule> Grades { get; init; } = [];

    /// <summary>Points of engagement fade to half in this time; null: they do not fade.</summary>
    public TimeSpan? HalfLife { get; init; }
    public IReadOnlyList<EngagementRule> Engagement { get; init; } = [];

    /// <summary>Only with accounts read can it be told that somebody is ready; without this, accounts can at most speak against it.</summary>
    public bool AccountsSpeakForALead =>
        ReadyWhen.Any(condition => condition.AsksForAccounts)
        || Fit.Any(rule => rule is { Points: > 0, When.AsksForAccounts: true })
        || Engagement.Any(rule => rule is { Points: > 0, When.AsksForAccounts: true });

    /// <summary>The rules that can be answered while accounts are not read: what was not read must not look like "no".</summary>
    public ScoringRules WithoutAccounts() => this with
    {
        Exclude = [.. Exclude.Where(rule => !rule.When.AsksForAccounts)],
        ReadyWhen = [.. ReadyWhen.Where(condition => !condition.AsksForAccounts)],
        Fit = [.. Fit.Where(rule => !rule.When.AsksForAccounts)],
        Engagement = [.. Engagement.Where(rule => rule.When is not { AsksForAccounts: true })],
    };
}

/// <param name="Score">The plain number; null where engagement and grade are asked for apart.</param>
internal sealed record QualifyAt(int? Score, int? Engagement, string? Grade);

internal sealed record ScopeRule(Condition When, string Because);

/// <param name="Form">Name or guid of a form; null for a page rule.</param>
/// <param name="Page">Part of a page's address; null for a form rule.</param>
internal sealed record HandRaiserRule(string? Form, string? Page, string Because)
{
    /// <summary>Whether the person asked for us by doing this.</summary>
    public bool IsMetBy(Engagement engagement) =>
        (Form is not null || Page is not null)
        && (Form is null || (engagement.Kind == EngagementKind.FormSubmit && (IsForm(engagement.Form) || IsForm(engagement.FormId))))
        && (Page is null || IsPage(engagement));

    /// <summary>A contact names its latest form with the page before it: "Page title: Form name".</summary>
    public bool IsFormOf(string conversion) => IsForm(conversion) || (Form is { } form && conversion.TrimEnd().EndsWith($": {form.Trim()}", StringComparison.OrdinalIgnoreCase));

    private bool IsForm(string? form) => string.Equals(Form?.Trim(), form?.Trim(), StringComparison.OrdinalIgnoreCase);

    // A link in a mail names the page too, but mail scanners follow every link: only being there counts.
    private bool IsPage(Engagement engagement) =>
        engagement.Kind is EngagementKind.PageView or EngagementKind.FormSubmit
        && engagement.Url?.Contains(Page!, StringComparison.OrdinalIgnoreCase) is true;
}

internal sealed record FitRule(Condition When, int Points, string Because);

internal sealed record GradeRule(string Grade, int? Floor);

/// <param name="Event"><c>page_view</c>, <c>form_submit</c>, <c>email_click</c>, <c>email_open</c>, <c>download</c> or <c>custom</c>.</param>
/// <param name="AtMost">The most this rule gives a lead, before fading; null for no bound.</param>
internal sealed record EngagementRule(string Event, Condition? When, int Points, int? AtMost, string Because);
