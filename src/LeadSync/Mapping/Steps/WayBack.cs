using LeadSync.Rules;

namespace LeadSync.Mapping.Steps;

/// <summary>The steps that lead from Salesforce's value back to HubSpot's.</summary>
internal static class WayBack
{
    /// <summary>Each map turned round, the last first. Of the other steps none has a way back, and no rule both ways has any.</summary>
    public static IReadOnlyList<Transform> Of(IReadOnlyList<Transform> steps) =>
        [.. steps.Where(step => step.Name == "map").Reverse().Select(step => step with { Pairs = MapStep.TurnedRound(step.Pairs) })];
}
