using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>The stage decides whether a deal is closed or won, and its probability unless somebody set another.</summary>
internal static class OpportunityRules
{
    public static void Complete(Draft draft)
    {
        var stage = OpportunityStages.Of(draft.Text("StageName"));
        draft["IsClosed"] = stage.Closed;
        draft["IsWon"] = stage.Won;
        draft["ForecastCategory"] = stage.Forecast;
        if (draft.Changes("StageName") && !draft.Names("Probability")) draft["Probability"] = stage.Probability;
    }
}
