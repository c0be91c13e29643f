using LeadSync.Hosting;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Asks every source what people did, and lets go of what is kept no longer. A source that HubSpot refuses rests for an hour.</summary>
internal sealed class EngagementPoll(
    IEnumerable<IEngagementSource> sources, Database database, RulesInForce rules, TimeProvider time, ILogger<EngagementPoll> logger)
{
    /// <summary>Of a poll: a pile of old things goes in steps that hold up no other write.</summary>
    private const int MostDropped = 2_000;

    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<IEngagementSource> _sources = [.. sources];
    private readonly Dictionary<IEngagementSource, DateTimeOffset> _resting = [];

    public async Task RunAsync(CancellationToken token)
    {
        var rulebook = rules.Current;
        await DropOldAsync(rulebook);
        foreach (var source in _sources.Where(source => !IsResting(source))) await ReadAsync(source, rulebook, token);
    }

    private Task<int> DropOldAsync(Rulebook rulebook)
    {
        var stages = StoredJson.Write<IReadOnlyList<string>>([.. rulebook.Stages.WithSales]);
        return database.WriteAsync(session => EngagementRows.DropOlder(session, time.GetUtcNow() - rulebook.Content.Keep.Age, stages, MostDropped));
    }

    private bool IsResting(IEngagementSource source) => _resting.TryGetValue(source, out var until) && time.GetUtcNow() < until;

    private async Task ReadAsync(IEngagementSource source, Rulebook rulebook, CancellationToken token)
    {
        try
        {
            var mark = SourceMarks.Works(source.Name);
            var isFirst = await database.ReadAsync(session => Marks.Get(session, mark), token) is null;
            await source.ReadAsync(new SourceRun(rulebook, isFirst), token);
            if (isFirst) await database.WriteAsync(session => Marks.Set(session, mark, time.GetUtcNow().ToString("O")));
            _resting.Remove(source);
        }
        catch (CallRefusedException refused)
        {
            // A tier or a scope that the account lacks: asking again soon would only spend calls. Said once, until it works again.
            if (!_resting.ContainsKey(source)) EngagementPollLog.Refused(logger, source.Name, refused.Message);
            await database.WriteAsync(session => Marks.Remove(session, SourceMarks.Works(source.Name)));
            _resting[source] = time.GetUtcNow() + Rest;
        }
    }
}

internal static partial class EngagementPollLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "HubSpot does not tell of {Source}; the contacts' own properties have to do. It is asked again every hour. {Reason}")]
    public static partial void Refused(ILogger logger, string source, string reason);
}
