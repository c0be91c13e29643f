using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>One of the places where HubSpot tells what people did.</summary>
internal interface IEngagementSource
{
    /// <summary>For logs and marks: page views, forms.</summary>
    string Name { get; }

    /// <summary>Reads what is new.</summary>
    Task ReadAsync(SourceRun run, CancellationToken token);
}

/// <param name="IsFirst">The source has never been read to its end: what it tells is history, and hurries nobody.</param>
internal sealed record SourceRun(Rulebook Rules, bool IsFirst);
