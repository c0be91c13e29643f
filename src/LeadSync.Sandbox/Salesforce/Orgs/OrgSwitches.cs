using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadSync.Sandbox.Salesforce.Orgs;

/// <summary>The body of POST /_sandbox/org: what is named is switched, the rest stays. `"hiddenField": null` shows the field again.</summary>
internal sealed record OrgSwitches
{
    public bool? AssignmentRule { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<DuplicateMode>))]
    public DuplicateMode? DuplicateRule { get; init; }

    public bool? ValidationOnReturn { get; init; }
    public bool? FlowChangesOwner { get; init; }
    public bool? MapLeadFields { get; init; }

    /// <summary>Kept as JSON: null has a meaning here, and it is another than being absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public JsonElement HiddenField { get; init; }

    public static OrgSwitches Of(Org org) => new()
    {
        AssignmentRule = org.Settings.AssignmentRule,
        DuplicateRule = org.Settings.DuplicateRule,
        ValidationOnReturn = org.Settings.ValidationOnReturn,
        FlowChangesOwner = org.Settings.FlowChangesOwner,
        MapLeadFields = org.Settings.MapLeadFields,
        HiddenField = JsonSerializer.SerializeToElement(org.Settings.HiddenField),
    };

    public OrgSwitches ApplyTo(Org org)
    {
        var now = org.Settings;
        org.Settings = now with
        {
            AssignmentRule = AssignmentRule ?? now.AssignmentRule,
            DuplicateRule = DuplicateRule ?? now.DuplicateRule,
            ValidationOnReturn = ValidationOnReturn ?? now.ValidationOnReturn,
            FlowChangesOwner = FlowChangesOwner ?? now.FlowChangesOwner,
            MapLeadFields = MapLeadFields ?? now.MapLeadFields,
            HiddenField = HiddenField.ValueKind is JsonValueKind.Undefined ? now.HiddenField : HiddenField.GetString(),
        };

        return Of(org);
    }
}
