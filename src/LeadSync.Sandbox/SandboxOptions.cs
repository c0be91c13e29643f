namespace LeadSync.Sandbox;

/// <summary>How the two lookalike services start.</summary>
public sealed record SandboxOptions
{
    /// <summary>Loopback port of the HubSpot lookalike; 0 takes a free one.</summary>
    public int HubSpotPort { get; init; } = 4010;

    /// <summary>Loopback port of the Salesforce lookalike; 0 takes a free one.</summary>
    public int SalesforcePort { get; init; } = 4020;

    /// <summary>How many generated people the HubSpot portal holds at the start, beside those of <see cref="CsvPath"/>.</summary>
    public int Contacts { get; init; }

    /// <summary>A CSV file of contacts, first row HubSpot property names; unknown columns become properties. Null: none.</summary>
    public string? CsvPath { get; init; }

    /// <summary>Seed of everything random: the same seed gives the same people, ids and disorder.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Switches on what a grown-up organisation does: limits, latency, search lag, rules that interfere.</summary>
    public bool Realistic { get; init; }

    /// <summary>Leaves out the properties and fields LeadSync needs, so that provisioning has work to do.</summary>
    public bool Bare { get; init; }

    /// <summary>What the sandbox's clock shows at the start, UTC. Null: the time of <see cref="TimeProvider"/>.</summary>
    public DateTimeOffset? ClockStart { get; init; }

    /// <summary>Sandbox seconds that pass in one real second; above 0.</summary>
    public double ClockSpeed { get; init; } = 1;

    /// <summary>Where real time comes from: latencies, faults' delays and time-outs run on it unscaled.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
