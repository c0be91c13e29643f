using LeadSync.Rules;

namespace LeadSync.Cli;

/// <summary>Where a worker keeps its files.</summary>
/// <param name="Directory">For all of them.</param>
/// <param name="Database">The store's file.</param>
internal sealed record StorePath(string Directory, string Database)
{
    public static readonly StorePath Demo = In(Path.Combine("data", "demo"));

    private const string Scheme = "sqlite:";

    public static StorePath In(string directory) => new(directory, Path.Combine(directory, "leadsync.db"));

    /// <param name="data">From <c>--data</c>, which wins; null where it is absent.</param>
    public static StorePath Of(string? data, LeadSyncSettings settings)
    {
        if (data is not null) return In(data);

        var file = settings.Storage[Scheme.Length..];
        return new StorePath(Path.GetDirectoryName(file) is { Length: > 0 } directory ? directory : ".", file);
    }

    /// <summary>The store that a question is about: the one named, the installation's, or, while there is none, the demo's.</summary>
    /// <exception cref="RefusedException">There is none at all.</exception>
    public static StorePath Existing(string? data, LeadSyncSettings settings, TextWriter note)
    {
        var store = Of(data, settings);
        if (File.Exists(store.Database)) return store;
        if (data is not null || !File.Exists(Demo.Database))
            throw new RefusedException($"There is no store at {store.Database}: start a worker first, or name its directory with --data.");

        note.WriteLine($"There is no store at {store.Database}: this is about the demo's, {Demo.Database}.");
        return Demo;
    }
}
