using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Templates;

/// <summary>The folder <c>templates</c> of a configuration. It may be absent, and so may each file in it.</summary>
internal static class TemplateFiles
{
    private const string Folder = "templates";
    private const string Extension = ".hbs";

    /// <summary>As it is called in findings and among the shipped examples: <c>templates/assigned.html.hbs</c>.</summary>
    public static string PathOf(string name) => $"{Folder}/{name}{Extension}";

    public static bool IsOne(ConfigFile file) => file.Name.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>The admin's own templates.</summary>
    public static IReadOnlyList<ConfigFile> Load(string directory, Judgement judge)
    {
        var folder = Path.Combine(directory, Folder);
        if (!Directory.Exists(folder)) return [];

        var found = Directory.EnumerateFiles(folder, $"*{Extension}").Select(path => Path.GetFileName(path)[..^Extension.Length]).Order(StringComparer.Ordinal).ToList();
        foreach (var stranger in found.Except(TemplateSet.Names).Where(name => !ConfigDirectory.TemplateNames.Contains(PathOf(name))))
            judge.Note(new Position(PathOf(stranger), 0), "is not a template that LeadSync fills", Spelling.Remedy(stranger, TemplateSet.Names));
        return [.. found.Intersect(TemplateSet.Names).Select(name => Read(directory, PathOf(name), judge)).OfType<ConfigFile>()];
    }

    /// <summary>The templates to fill, with a finding for each of the admin's own that is broken.</summary>
    public static TemplateSet Set(IReadOnlyList<ConfigFile> files, Judgement judge)
    {
        var own = files.Where(file => IsOne(file) && !file.IsShipped).ToDictionary(file => file.Name, file => file.Text);
        if (own.Count == 0) return TemplateSet.Shipped;

        foreach (var name in TemplateSet.Names.Where(name => own.ContainsKey(PathOf(name)))) TemplateTrial.Judge(name, own[PathOf(name)], judge);
        return new TemplateSet(TemplateSet.Names.ToDictionary(name => name, name => own.GetValueOrDefault(PathOf(name)) ?? ConfigDirectory.Shipped(PathOf(name)).Text));
    }

    private static ConfigFile? Read(string directory, string name, Judgement judge)
    {
        try
        {
            return new ConfigFile(name, File.ReadAllText(Path.Combine(directory, name)), IsShipped: false);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            judge.Refuse(new Position(name, 0), $"cannot be read: {refused.Message}", "Let the worker's user read it");
            return null;
        }
    }
}
