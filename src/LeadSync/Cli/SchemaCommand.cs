using System.CommandLine;
using LeadSync.Rules.Schemas;

namespace LeadSync.Cli;

/// <summary><c>schema</c>: the files by which an editor completes and checks a configuration, beside it.</summary>
internal static class SchemaCommand
{
    private const string Folder = "schema";

    public static Command Create()
    {
        var command = new Command("schema", "Write the JSON Schemas that editors complete and check the configuration by, into its folder schema");
        var config = SharedOptions.Config();
        command.Add(config);
        command.SetAction(async (parsed, token) =>
        {
            var directory = parsed.GetValue(config)!;
            if (!Directory.Exists(directory)) throw new RefusedException($"There is no directory {directory}: name the one that holds leadsync.yaml and its neighbours.");

            var folder = Directory.CreateDirectory(Path.Combine(directory, Folder)).FullName;
            foreach (var file in SchemaFile.All()) await File.WriteAllTextAsync(Path.Combine(folder, file.Name), file.Text, token);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{SchemaFile.All().Count} schemas written to {folder}.");
            return ExitCode.Good;
        });
        return command;
    }
}
