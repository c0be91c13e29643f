using LeadSync.Sandbox.Salesforce.Saving;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>The org's settings that clients can read as rows: itself, its statuses and stages, its assignment rule.</summary>
internal static class OrgSetup
{
    public static void Add(Org org)
    {
        Add(org, "Organization", draft =>
        {
            draft["Name"] = "Acme";
            draft["OrganizationType"] = "Enterprise Edition";
            draft["InstanceName"] = "LEAD1";
            draft["IsSandbox"] = true;
            draft["TimeZoneSidKey"] = "Europe/Berlin";
            draft["DefaultLocaleSidKey"] = "en_US";
            draft["LanguageLocaleKey"] = "en_US";
        });
        Add(org, "AssignmentRule", draft => (draft["Name"], draft["SobjectType"]) = ("Standard", "Lead"));
        foreach (var (order, status) in LeadStatuses.All.Index())
        {
            Add(org, "LeadStatus", draft =>
            {
                draft["ApiName"] = draft["MasterLabel"] = status;
                draft["SortOrder"] = order + 1m;
                draft["IsDefault"] = status == LeadStatuses.Default;
                draft["IsConverted"] = LeadStatuses.IsConverted(status);
            });
        }

        foreach (var (order, stage) in OpportunityStages.All.Index())
        {
            Add(org, "OpportunityStage", draft =>
            {
                draft["ApiName"] = draft["MasterLabel"] = stage.Name;
                draft["SortOrder"] = order + 1m;
                draft["IsActive"] = true;
                draft["IsClosed"] = stage.Closed;
                draft["IsWon"] = stage.Won;
                draft["DefaultProbability"] = stage.Probability;
            });
        }
    }

    private static void Add(Org org, string type, Action<Draft> fill)
    {
        var draft = new Draft(org.Store[type].Type, null);
        fill(draft);
        org.Insert(draft, org.ApiUserId);
    }
}
