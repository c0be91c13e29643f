using System.CommandLine;

namespace LeadSync.Cli;

/// <summary>The commands, and what their exit codes mean.</summary>
internal static class CommandLine
{
    /// <summary>A command that is told to stop has this long; a worker's own stop takes less.</summary>
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(12);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var parsed = Commands().Parse(WithDefault(arguments));

        // The library answers wrong use with 1, which here means that the answer is no.
        if (parsed.Errors.Count > 0)
        {
            // A misspelt command counts as a missing one with strange arguments, which says little.
            var mistakes = parsed.CommandResult.Command is RootCommand ? [$"There is no command '{arguments[0]}'."] : parsed.Errors.Select(mistake => mistake.Message);
            foreach (var mistake in mistakes) await error.WriteLineAsync(mistake);
            await error.WriteLineAsync($"leadsync {Name(parsed)}--help tells what it takes.");
            return ExitCode.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = StopsWithin,
            });
        }
        catch (RefusedException refused)
        {
            await error.WriteLineAsync(refused.Message);
            return ExitCode.No;
        }
    }

    public static RootCommand Commands() => new("LeadSync stands between HubSpot and Salesforce: it hands every lead that is ready to the right person, and never loses one.")
    {
        RunCommand.Create(),
        DemoCommand.Create(),
        SandboxCommand.Create(),
        CheckCommand.Create(),
        PlanCommand.Create(),
        SchemaCommand.Create(),
        ProvisionCommand.Create(),
        BackfillCommand.Create(),
        ExplainCommand.Create(),
        SimulateCommand.Create(),
        LearnCommand.Create(),
        DeadLettersCommand.Create(),
        EraseCommand.Create(),
        HealthCommand.Create(),
    };

    /// <summary>No command means <c>run</c>, with or without its options.</summary>
    private static IReadOnlyList<string> WithDefault(IReadOnlyList<string> arguments) =>
        arguments.Count == 0 || (arguments[0].StartsWith('-') && arguments[0] is not ("--help" or "-h" or "-?" or "--version"))
            ? [RunCommand.Name, .. arguments]
            : arguments;

    private static string Name(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : $"{parsed.CommandResult.Command.Name} ";
}

internal static class ExitCode
{
    public const int Good = 0;

    /// <summary>The answer is no: something is wrong with what was asked about.</summary>
    public const int No = 1;

    public const int WrongUse = 2;
}

/// <summary>A command cannot do what it was asked to, for a reason that its user can mend.</summary>
internal sealed class RefusedException(string message, Exception? cause = null) : Exception(message, cause);
