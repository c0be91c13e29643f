using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>A store that is read and left as it is: no file is made, changed or removed for it, beside a worker or without one.</summary>
internal static class UntouchedStore
{
    /// <exception cref="StoreVersionException">Another version of LeadSync has made it.</exception>
    public static SqlSession Open(string path)
    {
        var file = Path.GetFullPath(path);

        // Reading a file in WAL mode makes a log where there is none. Where there is none nobody writes, and SQLite may be told so ("SQLite: URI filenames, immutable").
        var source = File.Exists($"{file}-wal") ? file : $"{new Uri(file).AbsoluteUri}?immutable=1";
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        var session = new SqlSession(connection);
        if (Migrations.AreApplied(session)) return session;

        session.Dispose();
        throw new StoreVersionException(path);
    }
}

/// <summary>The store's tables are not those of this version.</summary>
internal sealed class StoreVersionException(string path)
    : InvalidOperationException($"{path} was made by another version of LeadSync: start a worker of this version on it once, and ask again.");
