using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Scoring.Learning;

/// <summary>A lead whose story has ended, as marketing knew it before sales had it.</summary>
/// <param name="KnownAt">The moment that knowledge is of: points of engagement fade until then.</param>
internal sealed record ClosedLead(MarketingView Who, DateTimeOffset KnownAt, bool Won);

/// <summary>Which ends of a lead's way say something about its fit.</summary>
internal static class ClosedOutcome
{
    /// <summary>The return reason that judges the person; timing, budget or silence judge the moment.</summary>
    private const string PoorFit = "Poor fit";

    /// <summary>Won, not won, or null where the way goes on or its end says nothing about fit.</summary>
    public static bool? Of(Lead lead, StageRules stages) => stages[lead.Stage] switch
    {
        { Ends: StageEnd.Good } => true,
        { Ends: StageEnd.Never } => false,
        { Ends: StageEnd.Return } stage when IsLostDeal(stage) || string.Equals(lead.ReturnReason?.Trim(), PoorFit, StringComparison.OrdinalIgnoreCase) => false,
        _ => null,
    };

    /// <summary>Names of the stages in which a lead may have such an end.</summary>
    public static IReadOnlyList<string> Stages(StageRules stages) => [.. stages.Stages.Where(stage => stage.Ends != StageEnd.No).Select(stage => stage.Name)];

    private static bool IsLostDeal(StageRule stage) => stage.Salesforce.Any(sign => sign.Opportunity == "lost");
}
