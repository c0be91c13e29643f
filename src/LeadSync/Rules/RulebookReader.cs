using LeadSync.Rules.Files;
using LeadSync.Rules.Templates;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules;

/// <summary>A configuration directory to one rulebook, or to everything that is wrong with it.</summary>
internal static class RulebookReader
{
    /// <summary>With the environment of this process over the files.</summary>
    public static RulebookReading Read(string configDirectory) =>
        Read(configDirectory, ProcessEnvironment.ValueOf, ProcessEnvironment.Names);

    /// <param name="environment">Value of an environment variable by its name in upper case; null where it is not set.</param>
    /// <param name="variables">Names of all variables, where a misspelt one shall be noticed.</param>
    public static RulebookReading Read(string configDirectory, Func<string, string?> environment, IEnumerable<string>? variables = null) =>
        new ConfigSource(configDirectory, environment).Take().Read(variables);

    /// <summary>The configuration of the demo, which comes inside the program; the environment sets its addresses.</summary>
    public static RulebookReading ReadDemo(Func<string, string?> environment) =>
        Read(ConfigDirectory.Demo(), new Judgement(new Placeholders(environment, _ => null)));

    internal static RulebookReading Read(IReadOnlyList<ConfigFile> files, Judgement judge, IEnumerable<string>? variables = null)
    {
        var templates = files.Where(file => ConfigDirectory.TemplateNames.Contains(file.Name)).ToDictionary(file => file.Name);
        var maps = files.Where(file => !TemplateFiles.IsOne(file)).ToDictionary(file => file.Name, file => YamlFile.Read(file, judge, file.Name == LeadSyncFile.Name ? LeadSyncFile.VariablePrefix : null));
        var shipped = files.Where(file => file.IsShipped).Select(file => file.Name).ToHashSet();
        var rulebook = new Rulebook(
            LeadSyncFile.Read(maps[LeadSyncFile.Name]),
            FieldsFile.Read(maps[FieldsFile.Name]),
            StagesFile.Read(maps[StagesFile.Name]),
            ScoringFile.Read(maps[ScoringFile.Name]),
            RoutingFile.Read(maps[RoutingFile.Name]),
            SlaFile.Read(maps[SlaFile.Name]),
            AlertsFile.Read(maps[AlertsFile.Name]) with { Templates = TemplateFiles.Set(files, judge) },
            ContentFile.Read(maps[ContentFile.Name]),
            ConfigFile.Hash(files))
        {
            Files = files,
            BriefTemplate = BriefFile.Read(templates.GetValueOrDefault(BriefTemplate.Name), judge),
        };
        rulebook = ShippedRules.Fit(rulebook, shipped, judge.Names);
        ClockOrder.Judge(rulebook.Sla, rulebook.Stages, judge);
        VerifyChecks.Judge(rulebook.Routing, rulebook.Stages, judge);
        LeadSyncFile.NoteStrangers(variables ?? [], judge);

        var findings = judge.Findings
            .Concat(judge.Names.Doubled())
            .Concat(judge.Names.Dangling(judge.IsBroken).Where(finding => !shipped.Contains(finding.At.File)))
            .Where(finding => !(finding.IsNote && finding.At.Line > 0 && shipped.Contains(finding.At.File)))
            .Distinct()
            .OrderBy(finding => finding.At.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.At.Line)
            .ToList();
        return new RulebookReading(findings.Exists(finding => finding.Kind == FindingKind.Mistake) ? null : rulebook, findings);
    }
}
