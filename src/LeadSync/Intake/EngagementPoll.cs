using LeadSync.Hosting;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Asks every source that some rule needs what people did. One that HubSpot refuses rests for an hour.</summary>
internal sealed class EngagementPoll(
    IEnumerable<IEngagementSource> sources, Database database, RulesInForce rules, TimeProvider time, ILogger<EngagementPoll> logger)
{
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<IEngagementSource> _sources = [.. sources];
    private readonly Dictionary<IEngagementSource, DateTimeOffset> _resting = [];

    public async Task RunAsync(CancellationToken token)
    {
        var rulebook = rules.Current;
        foreach (var source in _sources.Where(source => source.IsWanted(rulebook) && !IsResting(source))) await ReadAsync(source, rulebook, token);
    }

    private bool IsResting(IEngagementSource source) => _resting.TryGetValue(source, out var until) && time.GetUtcNow() < until;

    private async Task ReadAsync(IEngagementSource source, Rulebook rulebook, CancellationToken token)
    {
        try
        {
            var mark = $"poll/{source.Name}/begun";
            var isFirst = await database.ReadAsync(session => Marks.Get(session, mark), token) is null;
            await source.ReadAsync(new SourceRun(rulebook, isFirst), token);
            if (isFirst) await database.WriteAsync(session => Marks.Set(session, mark, time.GetUtcNow().ToString("O")));
            _resting.Remove(source);
        }
        catch (CallRefusedException refused)
        {
            // A tier or a scope that the account lacks: asking again soon would only spend calls. Said once, until it works again.
            if (!_resting.ContainsKey(source)) EngagementPollLog.Refused(logger, source.Name, refused.Message);
            _resting[source] = time.GetUtcNow() + Rest;
        }
    }
}

internal static partial class EngagementPollLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "HubSpot does not tell of {Source}, so no rule that asks for them can hold. It is asked again every hour. {Reason}")]
    public static partial void Refused(ILogger logger, string source, string reason);
}
