using LeadSync.Rules;
using LeadSync.Rules.Yaml;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary>Reads the rules for a command.</summary>
internal static class Configuration
{
    public static string? Environment(string name) => System.Environment.GetEnvironmentVariable(name);

    /// <summary>The rules to run by; what speaks against it is printed.</summary>
    /// <exception cref="RefusedException">Something does.</exception>
    public static Rulebook ToRun(string directory, TextWriter error) => For(Purpose.Run, directory, error, "run");

    /// <summary>The rules to ask both systems by; what speaks against it is printed.</summary>
    /// <exception cref="RefusedException">Something does.</exception>
    public static Rulebook ToAsk(string directory, TextWriter error) => For(Purpose.CheckLive, directory, error, "used");

    /// <summary>The rules to judge people by without asking anybody; what speaks against it is printed.</summary>
    /// <exception cref="RefusedException">Something does.</exception>
    public static Rulebook ToJudge(string directory, TextWriter error) => For(Purpose.CheckOffline, directory, error, "used");

    /// <summary>The rules to explain by: the directory's, or the shipped ones where it has none that can be read.</summary>
    public static Rulebook ToExplain(string directory) =>
        (Directory.Exists(directory) ? RulebookReader.Read(directory, Environment).Rulebook : null) ?? Shipped();

    /// <summary>The rules that a worker decided by, as its store has kept them; null where it has none.</summary>
    /// <exception cref="RefusedException">This version reads them otherwise.</exception>
    public static Rulebook? Kept(KeptRules? kept)
    {
        if (kept is null) return null;

        var reading = RulebookReader.Read([.. kept.Files.Select(file => new ConfigFile(file.Name, file.Text, file.IsShipped))], new Judgement(new Placeholders(Environment, _ => null)));
        return reading.Rulebook is { } rules
            ? rules with { Hash = kept.Hash }
            : throw new RefusedException($"The rules {kept.Hash}, by which the worker decided, cannot be read any more: {FindingsText.Of(reading.Findings, Purpose.CheckOffline)}");
    }

    public static Rulebook Demo() => RulebookReader.ReadDemo(_ => null).Rulebook!;

    private static Rulebook For(Purpose purpose, string directory, TextWriter error, string verb)
    {
        var reading = RulebookReader.Read(directory, Environment);
        var spoken = reading.Findings.Where(finding => !finding.IsNote && finding.Stops(purpose)).ToList();
        error.Write(FindingsText.Of(spoken, purpose));
        return reading.IsGoodFor(purpose)
            ? reading.Rulebook!
            : throw new RefusedException($"The configuration in {directory} cannot be {verb} as it is.");
    }

    private static Rulebook Shipped() =>
        RulebookReader.Read([.. ConfigDirectory.FileNames.Select(ConfigDirectory.Shipped)], new Judgement(new Placeholders(Environment, _ => null))).Rulebook!;
}
