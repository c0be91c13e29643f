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
    public bool? BulkHeld { get; init; }

    /// <summary>0 ends it.</summary>
    public int? BulkFailsAfter { get; init; }

    public bool? BulkAssignsByDefault { get; init; }
    public bool? BulkBlankClears { get; init; }

    /// <summary>The fields whose history is kept, as `Lead.Phone`: the whole list, in place of Status and Owner.</summary>
    public IReadOnlyList<string>? TrackHistory { get; init; }

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
        BulkHeld = org.Settings.BulkHeld,
        BulkFailsAfter = org.Settings.BulkFailsAfter,
        BulkAssignsByDefault = org.Settings.BulkAssignsByDefault,
        BulkBlankClears = org.Settings.BulkBlankClears,
        TrackHistory = org.History.Names,
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
            BulkHeld = BulkHeld ?? now.BulkHeld,
            BulkFailsAfter = BulkFailsAfter is 0 ? null : BulkFailsAfter ?? now.BulkFailsAfter,
            BulkAssignsByDefault = BulkAssignsByDefault ?? now.BulkAssignsByDefault,
            BulkBlankClears = BulkBlankClears ?? now.BulkBlankClears,
            HiddenField = HiddenField.ValueKind is JsonValueKind.Undefined ? now.HiddenField : HiddenField.GetString(),
        };

        if (TrackHistory is { } tracked) org.History.Names = tracked;

        return Of(org);
    }
}
