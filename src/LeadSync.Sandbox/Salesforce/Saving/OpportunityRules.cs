using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;
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

    /// <summary>The roles of people in a deal go into the recycle bin with it, and come out of it with it.</summary>
    public static void TakeRolesAlong(Row row, Org org, string user)
    {
        if (row.Type.Name is not "Opportunity") return;

        var roles = org.Store["OpportunityContactRole"].Index("OpportunityId")!.Find(row.Id).Where(role => role.IsDeleted != row.IsDeleted).ToList();
        foreach (var role in roles) org.Update(role, new Draft(role.Type, role) { ["IsDeleted"] = row.IsDeleted }, user);
    }
}
