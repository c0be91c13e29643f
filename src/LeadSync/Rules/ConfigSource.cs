using LeadSync.Rules.Yaml;

namespace LeadSync.Rules;

/// <summary>Where a configuration comes from, to be read again at any time: a directory, and the environment over it.</summary>
/// <param name="Environment">Value of an environment variable by its name; null where it is not set.</param>
internal sealed record ConfigSource(string Directory, Func<string, string?> Environment)
{
    /// <summary>The files as they are now. Unreadable ones are findings already.</summary>
    public ConfigSnapshot Take()
    {
        var judge = new Judgement(new Placeholders(Environment, ReadSecret));
        var files = ConfigDirectory.Load(Directory, judge);
        return new ConfigSnapshot(files, judge, Content(files, judge));
    }

    /// <summary>A secret's file; a relative path starts at the configuration. Null where it cannot be read.</summary>
    private string? ReadSecret(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Directory, path));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string Content(IReadOnlyList<ConfigFile> files, Judgement judge)
    {
        var secrets = files.SelectMany(file => Placeholders.FilesIn(file.Text)).Distinct().Select(path => new ConfigFile(path, ReadSecret(path) ?? "", IsShipped: false));
        var found = judge.Findings.Select(finding => new ConfigFile($"{finding.At}", finding.Wrong, IsShipped: false));
        return ConfigFile.Hash([.. files, .. secrets, .. found]);
    }
}

/// <summary>A configuration directory as it stood at one moment, not judged yet.</summary>
/// <param name="Content">Changes with anything that a judgement depends on: files, their absence, and the secrets they name.</param>
internal sealed record ConfigSnapshot(IReadOnlyList<ConfigFile> Files, Judgement Judge, string Content)
{
    /// <summary>The hash that decisions would name.</summary>
    public string Hash { get; } = ConfigFile.Hash(Files);

    /// <summary>Every file is a shipped example: the directory is empty, or is not there.</summary>
    public bool IsBare => Files.All(file => file.IsShipped);

    /// <summary>Judges it; once.</summary>
    /// <param name="variables">Names of all environment variables, where a misspelt one shall be noticed.</param>
    public RulebookReading Read(IEnumerable<string>? variables = null) => RulebookReader.Read(Files, Judge, variables);
}
