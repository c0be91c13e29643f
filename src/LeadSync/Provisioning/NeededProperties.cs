using LeadSync.HubSpot;

namespace LeadSync.Provisioning;

/// <summary>The HubSpot contact properties LeadSync writes, and the one a marketer gives orders by.</summary>
internal static class NeededProperties
{
    public static PropertyGroup Group { get; } = new("leadsync", "LeadSync");

    public static IReadOnlyList<NewProperty> All { get; } =
    [
        Text("leadsync_id", "LeadSync id", "LeadSync's own key of this person; never changed") with { HasUniqueValue = true },
        Choice("leadsync_request", "LeadSync request", "The marketer's button: hand this person to sales, or call the lead back", "handoff", "recall"),
        Text("leadsync_stage", "LeadSync stage", "Where the handoff stands"),
        Text("leadsync_crm_status", "LeadSync CRM status", "Status in Salesforce"),
        Text("leadsync_crm_url", "LeadSync CRM link", "This person in Salesforce"),
        Text("leadsync_owner", "LeadSync owner", "Who has the lead in sales"),
        Instant("leadsync_assigned_at", "LeadSync assigned at", "When somebody in sales got the lead"),
        Instant("leadsync_accepted_at", "LeadSync accepted at", "When that person accepted it"),
        Instant("leadsync_sla_due_at", "LeadSync due at", "Until when sales does the next thing"),
        Choice("leadsync_sla_state", "LeadSync agreement", "How the agreement stands for this lead", "on_track", "warning", "breached", "met"),
        Instant("leadsync_first_touch_at", "LeadSync first touch at", "When sales first tried to reach this person"),
        Number("leadsync_touches", "LeadSync touches", "How often sales tried"),
        Number("leadsync_returns", "LeadSync returns", "How often the lead came back to marketing"),
        Text("leadsync_return_reason", "LeadSync return reason", "Why it came back the last time"),
        Number("leadsync_score", "LeadSync score", "How ready LeadSync's rules find this person"),
        Text("leadsync_opportunity_stage", "LeadSync opportunity stage", "Stage of the opportunity that came of it"),
        Number("leadsync_opportunity_amount", "LeadSync opportunity amount", "Its amount"),
        Text("leadsync_opportunity_currency", "LeadSync opportunity currency", "The amount's currency, as an ISO code"),
        Text("leadsync_outcome", "LeadSync outcome", "What became of the lead"),
    ];

    private static NewProperty Text(string name, string label, string description) => Make(name, label, "string", "text", description);

    private static NewProperty Number(string name, string label, string description) => Make(name, label, "number", "number", description);

    private static NewProperty Instant(string name, string label, string description) => Make(name, label, "datetime", "date", description);

    private static NewProperty Choice(string name, string label, string description, params string[] values) =>
        Make(name, label, "enumeration", "select", description) with { Options = [.. values.Select((value, index) => new PropertyOption(value, Spoken(value), index))] };

    private static NewProperty Make(string name, string label, string type, string fieldType, string description) =>
        new(name, label, type, fieldType, Group.Name, description, [], HasUniqueValue: false);

    private static string Spoken(string value) => $"{char.ToUpperInvariant(value[0])}{value[1..].Replace('_', ' ')}";
}
