using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>One of the places where HubSpot tells what people did.</summary>
internal interface IEngagementSource
{
    /// <summary>For logs: page views, forms.</summary>
    string Name { get; }

    /// <summary>Does any rule ask for what this source tells?</summary>
    bool IsWanted(Rulebook rules);

    /// <summary>Reads what is new.</summary>
    Task ReadAsync(Rulebook rules, CancellationToken token);
}
