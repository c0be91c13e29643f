namespace LeadSync.Sandbox;

/// <summary>How the two lookalike services start.</summary>
public sealed record SandboxOptions
{
    /// <summary>Loopback port of the HubSpot lookalike; 0 takes a free one.</summary>
    public int HubSpotPort { get; init; } = 4010;

    /// <summary>Loopback port of the Salesforce lookalike; 0 takes a free one.</summary>
    public int SalesforcePort { get; init; } = 4020;
}
