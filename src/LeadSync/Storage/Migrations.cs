using System.Reflection;

namespace LeadSync.Storage;

/// <summary>Brings a file to the present schema: the numbered scripts it has not seen, in order.</summary>
internal static class Migrations
{
    public static void Apply(SqlSession session)
    {
        var present = session.Count("PRAGMA user_version");
        foreach (var (number, script) in Scripts().Where(one => one.Number > present))
        {
            session.Run("BEGIN IMMEDIATE");
            foreach (var statement in script.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                session.Run(statement);
            session.Run($"PRAGMA user_version = {number}");
            session.Run("COMMIT");
        }
    }

    /// <summary>Is the file at the present schema?</summary>
    public static bool AreApplied(SqlSession session) => session.Count("PRAGMA user_version") == Scripts().Max(one => one.Number);

    private static IEnumerable<(int Number, string Script)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string folder = "LeadSync.Storage.Migrations.";
        return from name in assembly.GetManifestResourceNames()
               where name.StartsWith(folder, StringComparison.Ordinal)
               orderby name
               select (int.Parse(name.AsSpan(folder.Length, 4)), Read(assembly, name));
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return string.Concat(Lines(reader));
    }

    /// <summary>The script without its comments, so that a semicolon in a sentence ends no statement.</summary>
    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line) yield return line.Split("--")[0] + "\n";
    }
}
