namespace LeadSync.Storage;

/// <summary>The rules that looks were decided by, as their files read.</summary>
internal static class RuleRows
{
    /// <summary>Keeps them once.</summary>
    public static void Keep(SqlSession session, string hash, Func<IReadOnlyList<KeptFile>> files)
    {
        if (session.Count("SELECT count(*) FROM rules WHERE hash = $1", hash) > 0) return;
        session.Run("INSERT INTO rules (hash, files) VALUES ($1, $2)", hash, StoredJson.Write(files()));
    }

    /// <summary>Those that the latest look was decided by; null where there is none, or an earlier version kept it.</summary>
    public static KeptRules? Latest(SqlSession session) =>
        session.First(
            "SELECT rules.hash, rules.files FROM looks JOIN rules ON rules.hash = looks.rules ORDER BY looks.id DESC LIMIT 1",
            row => new KeptRules(row.GetString(0), StoredJson.Read<IReadOnlyList<KeptFile>>(row.GetString(1))));
}

/// <param name="Hash">Of the files before their secrets were hidden.</param>
internal sealed record KeptRules(string Hash, IReadOnlyList<KeptFile> Files);

/// <param name="Name">As in the configuration's directory.</param>
/// <param name="IsShipped">The example that comes with LeadSync stood in for it.</param>
internal sealed record KeptFile(string Name, string Text, bool IsShipped);
