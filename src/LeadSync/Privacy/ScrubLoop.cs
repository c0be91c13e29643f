using LeadSync.Hosting;
using LeadSync.Storage;

namespace LeadSync.Privacy;

/// <summary>After somebody was erased, rewrites the store's file: also what stood in its free space and its log is gone then.</summary>
/// <remarks>It costs a moment in which nobody writes, so many erasures share one. A mark in the store remembers that one is due, across restarts.</remarks>
internal sealed class ScrubLoop(Database database, ILogger<ScrubLoop> logger) : CycleLoop(new Cadence(Pace, TimeSpan.FromMinutes(1)), TimeProvider.System, logger)
{
    /// <summary>Of real time: a file does not grow smaller when a clock runs fast.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>How many times as long as one took the next one waits: it never takes more than a twentieth of the time.</summary>
    private const int RestFactor = 20;

    private static readonly TimeProvider Time = TimeProvider.System;

    private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;

    protected override async Task<bool> RunAsync(CancellationToken stoppingToken)
    {
        var begun = Time.GetUtcNow();
        if (begun < _restsUntil || await database.ReadAsync(session => Marks.Get(session, Marks.Unscrubbed), stoppingToken) is not { } due) return false;

        var isClean = await database.ScrubAsync(stoppingToken);
        var took = Time.GetUtcNow() - begun;
        _restsUntil = Time.GetUtcNow() + (took * RestFactor);
        if (!isClean)
        {
            PrivacyLog.StillRead(logger);
            return false;
        }

        // Whoever was erased meanwhile has set another mark.
        await database.WriteAsync(session =>
        {
            if (Marks.Get(session, Marks.Unscrubbed) == due) Marks.Remove(session, Marks.Unscrubbed);
        });
        PrivacyLog.Scrubbed(logger, took.TotalSeconds);
        return false;
    }
}

internal static partial class PrivacyLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "People were erased: the store's file was rewritten without them, in {Seconds:0.0} s")]
    public static partial void Scrubbed(ILogger logger, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "People were erased, and the store's log could not be emptied while somebody reads it: it is tried again")]
    public static partial void StillRead(ILogger logger);
}
