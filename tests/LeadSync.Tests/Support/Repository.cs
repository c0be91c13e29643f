namespace LeadSync.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LeadSync.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("LeadSync.sln was not found above the tests: run them from a checkout.");
    }
}
