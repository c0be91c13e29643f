using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace LeadSync.Hosting;

/// <summary>Where a worker writes what it does. A lead is named by its id, never by a name, an address or a secret.</summary>
internal static class WorkerLogs
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {Lead}{NewLine}{Exception}";

    /// <summary>Lines for a person at a terminal; one JSON object a line for whatever collects a container's output.</summary>
    public static Logger ForConsole(Func<string, string?> environment)
    {
        var logs = Start(environment);
        return environment("DOTNET_RUNNING_IN_CONTAINER") == "true"
            ? logs.WriteTo.Console(new RenderedCompactJsonFormatter()).CreateLogger()
            : logs.WriteTo.Console(outputTemplate: Line, standardErrorFromLevel: LogEventLevel.Warning).CreateLogger();
    }

    /// <summary>Lines in a file, for a command whose screen shows something better.</summary>
    public static Logger ForFile(string path, Func<string, string?> environment) =>
        Start(environment).WriteTo.File(path, outputTemplate: Line, buffered: false).CreateLogger();

    /// <summary>LEADSYNC_LOG=debug shows health requests and every loop's rest, too.</summary>
    public static LoggerConfiguration Start(Func<string, string?> environment)
    {
        var isDebug = string.Equals(environment("LEADSYNC_LOG"), "debug", StringComparison.OrdinalIgnoreCase);
        var logs = new LoggerConfiguration()
            .MinimumLevel.Is(isDebug ? LogEventLevel.Debug : LogEventLevel.Information)
            .Enrich.FromLogContext()
            .Enrich.With(new WithoutPath());

        // The framework and the transport tell of each request with its query, which may hold an address: our own line has the route instead.
        return logs.MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning);
    }
}

/// <summary>The framework adds each request's path to every line that is written meanwhile, and a path may hold an address.</summary>
internal sealed class WithoutPath : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
}
