using LeadSync.Rules;
using LeadSync.Rules.Yaml;

namespace LeadSync.Cli;

/// <summary>A configuration whose rules are put to the test, no system asked and no secret needed.</summary>
/// <param name="Files">As they stand; the shipped example for each that is not there.</param>
internal sealed record RulesToJudge(Rulebook Rulebook, IReadOnlyList<ConfigFile> Files)
{
    /// <exception cref="RefusedException">The configuration is wrong; what is wrong is printed.</exception>
    public static RulesToJudge Read(string directory, TextWriter error)
    {
        var (files, reading) = Take(directory, error);
        if (reading.Rulebook is { } rulebook) return new RulesToJudge(rulebook, files);

        error.Write(FindingsText.Of(reading.Findings.Where(finding => finding.Stops(Purpose.CheckOffline)), Purpose.CheckOffline));
        throw new RefusedException($"The configuration in {directory} cannot be judged as it is.");
    }

    /// <summary>The same configuration with another file in the place of its own.</summary>
    public RulebookReading With(ConfigFile file) => Read([.. Files.Select(own => own.Name == file.Name ? file : own)]);

    private static (IReadOnlyList<ConfigFile> Files, RulebookReading Reading) Take(string directory, TextWriter error)
    {
        if (Directory.Exists(directory))
        {
            var snapshot = new ConfigSource(directory, Configuration.Environment).Take();
            return (snapshot.Files, snapshot.Read());
        }

        error.WriteLine($"There is no directory {directory}: today's rules are the shipped example.");
        IReadOnlyList<ConfigFile> shipped = [.. ConfigDirectory.FileNames.Select(ConfigDirectory.Shipped)];
        return (shipped, Read(shipped));
    }

    private static RulebookReading Read(IReadOnlyList<ConfigFile> files) =>
        RulebookReader.Read(files, new Judgement(new Placeholders(Configuration.Environment, _ => null)));
}
