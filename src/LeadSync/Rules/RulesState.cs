namespace LeadSync.Rules;

/// <summary>What a worker runs by, and what came of the last change to its configuration.</summary>
/// <param name="Since">When these rules came into force.</param>
internal sealed record RulesState(Rulebook Rules, DateTimeOffset Since)
{
    /// <summary>What the directory holds now and cannot be run by; null where it holds what is in force.</summary>
    public RejectedRules? Rejected { get; init; }

    /// <summary>Keys of <c>leadsync.yaml</c> with a new value that only a restart brings into force.</summary>
    public IReadOnlyList<string> AwaitsRestart { get; init; } = [];

    /// <param name="rules">What the directory holds now, good to run by.</param>
    /// <param name="started">The settings that the worker was started with.</param>
    public RulesState Take(Rulebook rules, LeadSyncSettings started, DateTimeOffset now) =>
        new(rules with { Settings = RestartSettings.Keep(started, rules.Settings) }, rules.Hash == Rules.Hash ? Since : now)
        {
            AwaitsRestart = RestartSettings.Changed(started, rules.Settings),
        };

    /// <summary>The rules stay as they are.</summary>
    public RulesState Reject(string hash, IReadOnlyList<Finding> findings, DateTimeOffset now) =>
        this with { Rejected = new RejectedRules(hash, now, findings) };
}

/// <param name="Hash">Of the files that were rejected.</param>
/// <param name="Findings">What stands in the way.</param>
internal sealed record RejectedRules(string Hash, DateTimeOffset At, IReadOnlyList<Finding> Findings);
