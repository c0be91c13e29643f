using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>Permissions and scopes without which LeadSync's own work is refused.</summary>
internal static class AccessFindings
{
    private static readonly Position Connections = new("leadsync.yaml", 0);

    // "HubSpot: Scopes".
    private static readonly (string Scope, string For)[] AlwaysNeeded =
    [
        ("crm.objects.contacts.read", "reading contacts"),
        ("crm.objects.contacts.write", "telling marketing what became of a lead"),
        ("crm.schemas.contacts.read", "knowing the contact properties"),
    ];

    // Without these a lead cannot be handed off at all.
    private static readonly (string Object, string Field)[] AlwaysWritten = [("Lead", "Status"), ("Lead", "OwnerId"), ("Lead", "LastName"), ("Task", "OwnerId"), ("Task", "Subject")];

    public static IEnumerable<Finding> Of(Rulebook rules, LivePicture live) => 
        Records(live).Concat(Fields(live.Schema)).Concat(Accounts(rules, live)).Concat(Scopes(rules, live));

    private static IEnumerable<Finding> Records(LivePicture live)
    {
        if (live.Rights.GetValueOrDefault("Lead") is { MayCreate: false }) yield return Missing("create Leads");
        if (live.Rights.GetValueOrDefault("Lead") is { MayUpdate: false }) yield return Missing("edit Leads");
        if (live.Rights.GetValueOrDefault("Contact") is { MayUpdate: false }) yield return Missing("edit Contacts");
        if (live.Rights.GetValueOrDefault("Task") is { MayCreate: false }) yield return Missing("create Tasks");
    }

    private static IEnumerable<Finding> Fields(Schema schema)
    {
        foreach (var (type, field) in AlwaysWritten.Where(one => schema.Crm.ContainsKey(one.Object) && !schema.MayWrite(one.Object, one.Field)))
            yield return Missing($"write {type}.{field}");
    }

    private static IEnumerable<Finding> Accounts(Rulebook rules, LivePicture live) =>
        live.Schema.Crm.GetValueOrDefault("Account") is not { Count: 0 } ? []
        : Way.All(rules, live).FirstOrDefault(way => Refers(way, "Account")) is { } mapping ? [Missing("see Accounts") with { At = mapping.Rule.At }]
        : WantedFields.AsksForAccounts(rules) ? [Missing("see Accounts, and rules of scoring.yaml, routing.yaml or sla.yaml ask for them")]
        : [];

    private static bool Refers(Way way, string what) => way.From.RefersTo.Concat(way.To.RefersTo).Contains(what, StringComparer.OrdinalIgnoreCase);

    private static Finding Missing(string deed) =>
        new(Connections, $"our Salesforce user may not {deed}", "Assign the permission set LeadSync_Integration to it (leadsync provision does), or give it that right");

    private static IEnumerable<Finding> Scopes(Rulebook rules, LivePicture live)
    {
        if (live.Scopes is not { } granted) yield break;

        List<(string Scope, string For)> needed = [.. AlwaysNeeded];
        if (rules.Scoring.HandRaisers.Any(rule => rule.Form is not null) || WantedFields.Events(rules).Contains("form_submit")) needed.Add(("forms", "reading who filled in a form"));
        if (WantedFields.Lists(rules).Count > 0) needed.Add(("crm.lists.read", "reading lists"));
        if (rules.Fields.CompanyProperties.Any()) needed.Add(("crm.objects.companies.read", "reading a contact's company"));
        if (rules.Fields.CompanyProperties.Any()) needed.Add(("crm.schemas.companies.read", "knowing the company properties"));
        if (Way.All(rules, live).Any(way => Refers(way, "OWNER") || Refers(way, "User"))) needed.Add(("crm.objects.owners.read", "knowing who owns in HubSpot"));
        foreach (var (scope, purpose) in needed.Where(one => !granted.Contains(one.Scope)))
            yield return new Finding(Connections, $"the HubSpot token lacks the scope {scope}, for {purpose}", "Add the scope where the token comes from, then take the new token");
    }
}
