namespace LeadSync.Sandbox.Salesforce.Schema;

internal sealed record OpportunityStage(string Name, decimal Probability, string Forecast, bool Closed = false, bool Won = false);

/// <summary>The stages of this org; whether an opportunity is closed or won follows from its stage alone.</summary>
internal static class OpportunityStages
{
    public const string First = "Prospecting";

    public static readonly OpportunityStage[] All =
    [
        new(First, 10, "Pipeline"),
        new("Qualification", 10, "Pipeline"),
        new("Needs Analysis", 20, "Pipeline"),
        new("Value Proposition", 50, "Pipeline"),
        new("Proposal/Price Quote", 75, "BestCase"),
        new("Negotiation/Review", 90, "Forecast"),
        new("Closed Won", 100, "Closed", Closed: true, Won: true),
        new("Closed Lost", 0, "Omitted", Closed: true),
    ];

    /// <summary>StageName is unrestricted: an unknown stage is an open one.</summary>
    public static OpportunityStage Of(string? name) =>
        Array.Find(All, stage => stage.Name.Same(name)) ?? new OpportunityStage(name ?? "", 0, "Pipeline");
}
