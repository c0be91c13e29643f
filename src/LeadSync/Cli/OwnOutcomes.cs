using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Scoring.Learning;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary>Closed leads out of the store: each as it was known when it was called ready.</summary>
internal static class OwnOutcomes
{
    public static OutcomesRead Read(string database, StageRules stages)
    {
        var closed = Database.Peek(database, session => ClosedRows.Of(session, ClosedOutcome.Stages(stages)))
            .Select(row => (Row: row, Won: ClosedOutcome.Of(row.Lead, stages)))
            .Where(row => row.Won is not null && (row.Row.Ready?.Contact ?? row.Row.Contact) is not null)
            .ToList();
        var late = closed.Count(row => row.Row.Ready?.Contact is null);
        return new OutcomesRead(
            [.. closed.Select(row => Lead(row.Row, row.Won!.Value))],
            late == 0 ? [] : [$"{late:N0} of {closed.Count:N0} leads are taken as HubSpot has them now, because no look from before their handoff is kept: what was written since may tell how they ended."]);
    }

    private static ClosedLead Lead(ClosedRow row, bool won)
    {
        var contact = (row.Ready?.Contact ?? row.Contact)!;
        return new ClosedLead(
            new MarketingView(true, contact.Id, contact.Properties, contact.CreatedAt, row.Ready?.Engagements ?? [], []),
            row.Lead.QualifiedAt ?? contact.CreatedAt ?? DateTimeOffset.UnixEpoch,
            won);
    }
}

/// <param name="Warnings">What has to be known before the figures are believed.</param>
internal sealed record OutcomesRead(IReadOnlyList<ClosedLead> Leads, IReadOnlyList<string> Warnings);
