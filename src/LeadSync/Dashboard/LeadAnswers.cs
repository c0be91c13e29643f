using LeadSync.Leads;
using LeadSync.Storage;

namespace LeadSync.Dashboard;

/// <summary>Up to 100 leads.</summary>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
internal sealed record LeadPage(IReadOnlyList<LeadSummary> Leads, string? Next)
{
    public static LeadPage Of(IReadOnlyList<Lead> leads) =>
        new([.. leads.Select(LeadSummary.Of)], leads.Count == LeadFinder.Page ? leads[^1].Id.Value : null);
}

/// <summary>One lead in a list.</summary>
/// <param name="DueAt">The next deadline of an open clock; null where none runs.</param>
internal sealed record LeadSummary(
    string Id,
    string? ContactId,
    string? Email,
    SalesforceAnswer? Salesforce,
    string Stage,
    string Because,
    string? Owner,
    int Score,
    string Grade,
    DateTimeOffset? DueAt,
    IReadOnlyList<Hold> Holds)
{
    public static LeadSummary Of(Lead lead) => new(
        lead.Id.Value,
        lead.ContactId,
        lead.Email,
        lead.Crm is { } record ? new SalesforceAnswer(record.Object, record.Id) : null,
        lead.Stage,
        lead.Because,
        lead.Owner?.Label,
        lead.Score.Total,
        lead.Score.Grade,
        lead.Owed.Min(clock => (DateTimeOffset?)clock.Due),
        lead.Holds);
}

/// <param name="Object"><c>Lead</c> or <c>Contact</c>.</param>
internal sealed record SalesforceAnswer(string Object, string Id);

/// <summary>One lead whole: its state, its deadlines, what stands in its way, and how it came there.</summary>
internal sealed record LeadStory(
    LeadSummary Lead,
    IReadOnlyList<ScoreReason> Reasons,
    string OwnerBecause,
    int Cycle,
    bool HandRaiser,
    DateTimeOffset? QualifiedAt,
    DateTimeOffset? HandedOffAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? ReturnedAt,
    string? ReturnReason,
    int Returns,
    IReadOnlyList<Clock> Deadlines,
    IReadOnlyList<HistoryEntry> History)
{
    public static LeadStory Of(Lead lead, IReadOnlyList<HistoryEntry> history) => new(
        LeadSummary.Of(lead),
        lead.Score.Reasons,
        lead.OwnerBecause,
        lead.Cycle,
        lead.HandRaiser,
        lead.QualifiedAt,
        lead.HandedOffAt,
        lead.AcceptedAt,
        lead.ReturnedAt,
        lead.ReturnReason,
        lead.Returns,
        lead.Clocks,
        history);
}
