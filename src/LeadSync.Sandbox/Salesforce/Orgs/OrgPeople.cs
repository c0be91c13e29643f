using LeadSync.Sandbox.Salesforce.Saving;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>Who works in the org: the reps and their queues, the integration user, and the platform's own user.</summary>
internal static class OrgPeople
{
    public const string ApiUser = "leadsync@acme.example";
    /// <summary>Whose name HubSpot's own connector writes under.</summary>
    public const string HubSpotUser = "hubspot@acme.example";
    public const string AutomatedProcess = "autoproc@00dws0000000001";

    public static void Add(Org org)
    {
        var apiUser = AddUser(org, ApiUser, "LeadSync", "Integration", "UTC", "Standard");
        AddUser(org, AutomatedProcess, "Automated", "Process", "UTC", "AutomatedProcess");
        var cho = AddUser(org, "cho@acme.example", "Cho", "Tanaka", "Asia/Tokyo", "Standard", manager: null);
        var ana = AddUser(org, "ana@acme.example", "Ana", "Ruiz", "Europe/Berlin", "Standard", cho);
        var bob = AddUser(org, "bob@acme.example", "Bob", "Marsh", "America/New_York", "Standard", cho);
        AddUser(org, "dan@acme.example", "Dan", "Gone", "Europe/Berlin", "Standard", cho, active: false);
        AddUser(org, HubSpotUser, "HubSpot", "Integration", "UTC", "Standard");

        AddQueue(org, apiUser, "Unassigned_Leads", "Lead", [ana, bob, cho]);
        AddQueue(org, apiUser, "Inside_Sales", "Lead", [ana, bob]);
        AddQueue(org, apiUser, "Marketing", "Lead", []);
        AddQueue(org, apiUser, "APAC_Leads", "Lead", [cho]);
        AddQueue(org, apiUser, "Support_Cases", "Case", [bob]);
        AddGroup(org, apiUser, "All_Sales", "Regular");
    }

    private static string AddUser(Org org, string username, string firstName, string lastName, string timeZone, string type, string? manager = null, bool active = true)
    {
        var draft = new Draft(org.Store["User"].Type, null)
        {
            ["Username"] = username,
            ["Email"] = username,
            ["FirstName"] = firstName,
            ["LastName"] = lastName,
            ["Alias"] = username[..3],
            ["TimeZoneSidKey"] = timeZone,
            ["UserType"] = type,
            ["ManagerId"] = manager,
            ["IsActive"] = active,
        };
        PersonName.Complete(draft);
        var user = org.Insert(draft, userId: "");
        // The first user cannot be named before it exists.
        org.Store.Replace(user, new Draft(user.Type, user) { ["CreatedById"] = org.ApiUserId, ["LastModifiedById"] = org.ApiUserId }.Values);

        return user.Id;
    }

    private static void AddQueue(Org org, string by, string name, string type, string[] members)
    {
        var queue = AddGroup(org, by, name, "Queue");
        org.Insert(new Draft(org.Store["QueueSobject"].Type, null) { ["QueueId"] = queue, ["SobjectType"] = type }, by);
        foreach (var member in members)
            org.Insert(new Draft(org.Store["GroupMember"].Type, null) { ["GroupId"] = queue, ["UserOrGroupId"] = member }, by);
    }

    private static string AddGroup(Org org, string by, string name, string type) =>
        org.Insert(new Draft(org.Store["Group"].Type, null) { ["Name"] = name.Replace('_', ' '), ["DeveloperName"] = name, ["Type"] = type }, by).Id;
}
