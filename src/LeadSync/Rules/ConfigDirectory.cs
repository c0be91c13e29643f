using LeadSync.Rules.Files;
using LeadSync.Rules.Templates;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules;

/// <summary>The eight files of a configuration and its templates, from a directory; the shipped example stands in for each that is absent.</summary>
internal static class ConfigDirectory
{
    public static readonly IReadOnlyList<string> FileNames =
    [
        LeadSyncFile.Name, FieldsFile.Name, StagesFile.Name, ScoringFile.Name, RoutingFile.Name, SlaFile.Name, AlertsFile.Name, ContentFile.Name,
    ];

    /// <summary>Texts that an admin may word anew; hardly anybody does, so an absent one is worth no note.</summary>
    public static readonly IReadOnlyList<string> TemplateNames = [BriefTemplate.Name];

    public static IReadOnlyList<ConfigFile> Load(string directory, Judgement judge)
    {
        if (!Directory.Exists(directory))
        {
            judge.Refuse(new Position(directory, 0), "there is no such directory", "Name the directory that holds leadsync.yaml and its neighbours");
            return [.. FileNames.Concat(TemplateNames).Select(Shipped)];
        }

        JudgeStrangers(directory, judge);
        return [.. FileNames.Concat(TemplateNames).Select(name => Load(directory, name, judge)), .. TemplateFiles.Load(directory, judge)];
    }

    /// <summary>The demo's files, with the shipped examples for what the demo has no own opinion on.</summary>
    public static IReadOnlyList<ConfigFile> Demo() =>
        [.. FileNames.Concat(TemplateNames).Select(name => Resource($"config/demo/{name}") is { } text ? new ConfigFile(name, text, IsShipped: true) : Shipped(name))];

    /// <summary>The example of a file that comes with LeadSync.</summary>
    public static ConfigFile Shipped(string name) => new(name, Resource($"config/{name}")!, IsShipped: true);

    private static string? Resource(string name)
    {
        using var stream = typeof(ConfigDirectory).Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static ConfigFile Load(string directory, string name, Judgement judge)
    {
        var path = Path.Combine(directory, name);
        if (!File.Exists(path))
        {
            if (!TemplateNames.Contains(name)) judge.Note(new Position(name, 0), "is not there, the shipped example is in force");
            return Shipped(name);
        }

        try
        {
            return new ConfigFile(name, File.ReadAllText(path), IsShipped: false);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            judge.Refuse(new Position(name, 0), $"cannot be read: {refused.Message}", "Let the worker's user read it");
            return Shipped(name);
        }
    }

    /// <summary>A misspelt file name would silently leave the shipped example in force.</summary>
    private static void JudgeStrangers(string directory, Judgement judge)
    {
        var strangers = Directory.EnumerateFiles(directory)
            .Select(path => Path.GetFileName(path))
            .Where(name => name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            .Except(FileNames);
        foreach (var name in strangers.Order(StringComparer.Ordinal))
        {
            var meant = Spelling.Nearest(Path.GetFileNameWithoutExtension(name), FileNames.Select(file => Path.GetFileNameWithoutExtension(file)));
            if (meant is null || File.Exists(Path.Combine(directory, $"{meant}.yaml")))
                judge.Note(new Position(name, 0), "is not a file that LeadSync reads", $"It reads {Spelling.Listed(FileNames)}");
            else
                judge.Refuse(new Position(name, 0), "is not a file that LeadSync reads", $"Rename it to {meant}.yaml");
        }
    }
}
