using LeadSync.Rules;

namespace LeadSync;

/// <summary>What a worker is started with.</summary>
/// <param name="DataDirectory">Where its files lie: the store, the schedules.</param>
/// <param name="Url">Where it listens; port 0 takes a free one.</param>
/// <param name="Clock">The domain's clock.</param>
/// <param name="Logger">Where it writes what it does; closed with the worker.</param>
/// <param name="Config">Where the rules came from, to be watched; null: nowhere that could change.</param>
internal sealed record WorkerOptions(
    Rulebook Rules, string DataDirectory, string DatabasePath, Uri Url, TimeProvider Clock, Serilog.ILogger Logger, ConfigSource? Config = null);
