namespace LeadSync.Hosting;

/// <summary>The one shape of every loop: run a cycle, wait, again; a failure is told and waited out, only a stop ends it.</summary>
internal abstract class CycleLoop(Cadence cadence, TimeProvider time, ILogger logger, WakeUp? wakeUp = null) : BackgroundService
{
    /// <summary>One round. True: there is more to do at once.</summary>
    protected abstract Task<bool> RunAsync(CancellationToken stoppingToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host starts the next service while this one works
        try
        {
            while (true)
            {
                var more = false;
                try
                {
                    more = await RunAsync(stoppingToken);
                    cadence.Succeeded();
                }
                catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
                {
                    throw;
                }
                catch (Exception failure)
                {
                    // A time-out is an OperationCanceledException too: everything but a stop is survived.
                    cadence.Failed();
                    LoopLog.CycleFailed(logger, GetType().Name, cadence.Next, failure.Message, failure is ConnectionDownException or CallRefusedException ? null : failure);
                }

                if (more) continue;
                if (wakeUp is null) await Task.Delay(cadence.Next, time, stoppingToken);
                else await wakeUp.WaitAsync(cadence.Next, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LoopLog.Stopped(logger, GetType().Name);
        }
    }
}

internal static partial class LoopLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Loop} failed and tries again in {Wait}: {Reason}")]
    public static partial void CycleFailed(ILogger logger, string loop, TimeSpan wait, string reason, Exception? failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Loop} stopped")]
    public static partial void Stopped(ILogger logger, string loop);
}
