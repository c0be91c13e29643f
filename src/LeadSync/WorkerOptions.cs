using LeadSync.Rules;

namespace LeadSync;

/// <summary>What a worker is started with.</summary>
/// <param name="DataDirectory">Where its files lie: the store, the schedules.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Clock">The domain's clock.</param>
internal sealed record WorkerOptions(Rulebook Rules, string DataDirectory, string DatabasePath, Uri Url, TimeProvider Clock);
