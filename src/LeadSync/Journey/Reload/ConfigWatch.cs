using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Reload;

/// <summary>Looks whether the configuration has changed, judges it as a whole, and brings it into force or says why not.</summary>
/// <remarks>Looks at contents: events of the file system are lost on mounts. The next round of the journey takes the new rules up.</remarks>
internal sealed class ConfigWatch(ConfigSource source, RulesInForce rules, Database database, TimeProvider time, ILogger<ConfigWatch> logger)
{
    private readonly LeadSyncSettings _started = rules.Current.Settings;
    private string? _judged;
    private string? _seen;

    /// <summary>Something has changed a moment ago and may still be changing: several files are copied one after the other.</summary>
    public bool IsUnsettled => _seen != _judged;

    /// <summary>One look. A content is judged when two looks have found the same, and only once.</summary>
    public async Task LookAsync(CancellationToken token)
    {
        var found = source.Take();
        if (_judged is null && found.Hash == rules.Current.Hash) _judged = found.Content;

        var isSettled = found.Content == _seen;
        _seen = found.Content;
        if (!isSettled || _seen == _judged) return;

        await JudgeAsync(found, token);
        _judged = found.Content;
    }

    private async Task JudgeAsync(ConfigSnapshot found, CancellationToken token)
    {
        var before = rules.State;
        var reading = found.Read();
        var standing = await database.ReadAsync(session => StoreFigures.Read(session).Leads, token);
        IReadOnlyList<Finding> stops =
        [
            .. reading.Findings.Where(finding => finding.Stops(Purpose.Run)),
            .. RunningChecks.Of(found, before.Rules, reading.Rulebook, source.Directory, standing),
        ];
        if (stops.Count > 0 || reading.Rulebook is not { } rulebook)
        {
            rules.State = before.Reject(found.Hash, stops, time.GetUtcNow());
            ReloadLog.Rejected(logger, before.Rules.Hash, stops.Count);
            foreach (var finding in stops) ReloadLog.Finding(logger, FindingsText.Line(finding, Purpose.Run));
            return;
        }

        var after = before.Take(rulebook, _started, time.GetUtcNow());
        rules.State = after;
        if (after.Rules.Hash != before.Rules.Hash) ReloadLog.Taken(logger, after.Rules.Hash, before.Rules.Hash);
        else if (before.Rejected is not null) ReloadLog.BackAgain(logger, after.Rules.Hash);
        if (after.AwaitsRestart.Count > 0) ReloadLog.AwaitsRestart(logger, string.Join(", ", after.AwaitsRestart));
    }
}

internal static partial class ReloadLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Rules {Rules} are in force, in place of {Before}")]
    public static partial void Taken(ILogger logger, string rules, string before);

    [LoggerMessage(Level = LogLevel.Information, Message = "The configuration is again what is in force, rules {Rules}")]
    public static partial void BackAgain(ILogger logger, string rules);

    [LoggerMessage(Level = LogLevel.Error, Message = "The configuration has changed and cannot be run by, rules {Rules} stay in force. Things in the way: {Count}")]
    public static partial void Rejected(ILogger logger, string rules, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Finding}")]
    public static partial void Finding(ILogger logger, string finding);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Takes effect after a restart: {Keys}")]
    public static partial void AwaitsRestart(ILogger logger, string keys);
}
