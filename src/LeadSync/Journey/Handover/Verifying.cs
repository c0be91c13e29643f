using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Handover;

/// <summary>Inside sales looks at a lead first (<c>verifyWith</c>): on to sales, or back to marketing, as the Status says that they set.</summary>
internal static class Verifying
{
    /// <summary>The stage that a handoff leads to.</summary>
    public static string Next(Lead lead) => IsAsked(lead) ? Stage.Verifying : Stage.Assigned;

    /// <summary>Somebody is to check it, and has not.</summary>
    public static bool IsAsked(Lead lead) => lead.Verification is { PassedAt: null };

    /// <summary>It is wherever it is because nobody has let it through yet: no rep has had it.</summary>
    public static bool IsGoingOn(Lead lead) => lead.Stage == Stage.Verifying && IsAsked(lead);

    /// <summary>A Status of a later stage that is no end lets it through. Who converted it has it already.</summary>
    public static bool IsPassedBy(Look look, CrmRecord record, StageRule stage) =>
        IsGoingOn(look.Lead) && !record.IsConverted && stage.Ends == StageEnd.No && look.Rules.Stages.Order(stage.Name) > look.Rules.Stages.Order(Stage.Verifying);

    /// <summary>A second handoff, of the same record: routed only now, so that nobody's turn is used up by a lead that never came.</summary>
    /// <param name="since">When they set the Status, by the evidence there is.</param>
    public static Look Pass(Look look, CrmRecord record, DateTimeOffset since) =>
        look.With(look.Lead with
        {
            Verification = look.Lead.Verification! with { PassedAt = since },
            Owner = null,
            HandedOffAt = null,
            AssignedAt = null,
            CrmStatus = record.Status,
            Because = $"verified by inside sales on {Words.Time(since)}, on its way to a rep",
        }).Say("owner", $"{look.Lead.Owner?.Label} verified it (Status {record.Status}): it goes on to sales");
}
