using System.CommandLine;
using LeadSync.Hosting;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary><c>run</c>: the worker.</summary>
internal static class RunCommand
{
    public const string Name = "run";

    public static Command Create()
    {
        var command = new Command(Name, "Run the worker (what happens without a command, too): takes webhooks, reads both systems, hands leads over, watches the agreement");
        var config = SharedOptions.Config();
        var data = SharedOptions.Data();
        var url = SharedOptions.Url("Where to listen; without it, http.url of leadsync.yaml");
        command.Add(config);
        command.Add(data);
        command.Add(url);
        var clock = ClockOptions.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            var rules = Configuration.ToRun(parsed.GetValue(config)!, parsed.InvocationConfiguration.Error);
            var store = StorePath.Of(parsed.GetValue(data), rules.Settings);
            return RunAsync(
                new WorkerOptions(
                    rules,
                    store.Directory,
                    store.Database,
                    parsed.GetValue(url) ?? rules.Settings.Http.Url,
                    clock.Clock(parsed),
                    WorkerLogs.ForConsole(Configuration.Environment),
                    new ConfigSource(parsed.GetValue(config)!, Configuration.Environment)),
                token);
        });
        return command;
    }

    private static async Task<int> RunAsync(WorkerOptions options, CancellationToken token)
    {
        await using var worker = LeadSyncHost.Build(options);
        var logger = worker.Services.GetRequiredService<ILoggerFactory>().CreateLogger("LeadSync");
        try
        {
            // Before anything else: a second worker on the same store must not even sign in.
            worker.Services.GetRequiredService<Database>();
            await FirstContact.TryAsync(worker.Services, logger, token);
            await worker.StartAsync(token);
            var url = worker.Urls.First();
            Log.Up(logger, url, options.Rules.Hash);
            await worker.WaitForShutdownAsync(token);
            Log.Down(logger);
            return ExitCode.Good;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return ExitCode.Good;
        }
        catch (Exception failure) when (failure is StoreInUseException or IOException)
        {
            throw new RefusedException(failure.Message, failure);
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "LeadSync is up: {Url}, rules {Rules}")]
    public static partial void Up(ILogger logger, string url, string rules);

    [LoggerMessage(Level = LogLevel.Information, Message = "LeadSync has stopped; what was under way is written down")]
    public static partial void Down(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{System} does not answer yet: {Reason} The worker starts and waits for it.")]
    public static partial void NotThereYet(ILogger logger, string system, string reason);
}
