namespace LeadSync.Rules;

/// <summary>Does LeadSync run beside HubSpot's own Salesforce connector, and why?</summary>
/// <param name="Setting">As <c>leadsync.yaml</c> has it.</param>
internal sealed record NativeStanding(NativeSync Setting, bool IsAlongside, string Because)
{
    public string Mode => IsAlongside ? "alongside" : "absent";

    /// <param name="found">Some contact carries the id of a record that the connector has linked.</param>
    public static NativeStanding Of(NativeSync setting, bool found) => setting switch
    {
        NativeSync.Alongside => new(setting, true, "nativeSync: alongside in leadsync.yaml"),
        NativeSync.Absent => new(setting, false, "nativeSync: absent in leadsync.yaml"),
        _ when found => new(setting, true, "detected: HubSpot's own Salesforce connector has linked contacts"),
        _ => new(setting, false, "nothing detected: HubSpot's own Salesforce connector has linked no contact"),
    };
}

/// <summary>What holds now; null until HubSpot was asked for the first time.</summary>
internal sealed class NativeInForce
{
    private volatile NativeStanding? _now;

    public NativeStanding? Now
    {
        get => _now;
        set => _now = value;
    }

    /// <summary>The mappings that LeadSync keeps in step; null while nobody knows whether that connector does.</summary>
    public IReadOnlyList<FieldRule>? Mappings(Rulebook rules)
    {
        var standing = Now ?? (rules.Settings.NativeSync == NativeSync.Detect ? null : NativeStanding.Of(rules.Settings.NativeSync, found: false));
        return standing is null ? null : standing.IsAlongside ? Alongside.Narrow(rules).Fields.Fields : rules.Fields.Fields;
    }
}
