namespace LeadSync.Tests.Rules;

/// <summary>Files of the repository that no build copies.</summary>
internal static class Repository
{
    public static string Text(string path) => File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), path));

    private static string Root(string directory) =>
        File.Exists(Path.Combine(directory, "LeadSync.sln")) ? directory : Root(Path.GetDirectoryName(directory)!);
}
