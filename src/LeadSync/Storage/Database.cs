using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace LeadSync.Storage;

/// <summary>The one SQLite file of an installation: many readers, one writer.</summary>
/// <remarks>
/// Every write goes through one thread, and those that wait are committed together: a burst of webhooks costs a few
/// <c>fsync</c>s, not one each, and "database is locked" cannot happen. A write is durable when its task completes
/// (WAL with <c>synchronous=FULL</c>).
/// </remarks>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>Writes that share a commit at most: keeps the wait of the first one short.</summary>
    private const int MostWritesACommit = 64;

    /// <summary>Readers hold the log for moments only: this often it is tried to empty it.</summary>
    private const int MostCheckpoints = 40;

    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromMilliseconds(250);

    private readonly Channel<PendingWrite> _writes = Channel.CreateUnbounded<PendingWrite>(new() { SingleReader = true });
    private readonly string _connectionString;
    private readonly string _path;
    private readonly FileStream _claim;
    private readonly Task _writer;

    private Database(string path, FileStream claim)
    {
        _path = path;
        _connectionString = ConnectionString(path, SqliteOpenMode.ReadWriteCreate);
        _claim = claim;
        using (var session = Open()) Migrations.Apply(session);
        _writer = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Opens or creates the file for a worker, and brings its schema up to date.</summary>
    /// <exception cref="StoreInUseException">Another worker holds it.</exception>
    public static Database Open(string path)
    {
        var file = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new Database(file, Claim(file));
    }

    /// <summary>Reads of one moment, while a worker may be writing.</summary>
    public static T Peek<T>(string path, Func<SqlSession, T> read)
    {
        using var session = OpenSession(ConnectionString(Path.GetFullPath(path), SqliteOpenMode.ReadWrite));
        return read(session);
    }

    /// <summary>One short transaction beside a worker that may be running: SQLite lets one write after the other.</summary>
    public static T Amend<T>(string path, Func<SqlSession, T> write)
    {
        using var session = OpenSession(ConnectionString(Path.GetFullPath(path), SqliteOpenMode.ReadWrite));
        session.Run("BEGIN IMMEDIATE");
        var result = write(session);
        session.Run("COMMIT");
        return result;
    }

    /// <summary>Rewrites the file, so that nothing that was deleted is left in it or in its log; takes some seconds for each GB, in which nobody writes.</summary>
    /// <remarks>
    /// <c>secure_delete</c> overwrites what is deleted. When a page of the tree is full, though, its rows are moved to others, and copies stay behind
    /// in free space of it, which only <c>VACUUM</c> leaves behind (SQLite: file format, unallocated space).
    /// </remarks>
    /// <returns>False where somebody was reading all the while: the log still holds old pages.</returns>
    public static async Task<bool> ScrubAsync(string path, CancellationToken token)
    {
        using var session = OpenSession(ConnectionString(Path.GetFullPath(path), SqliteOpenMode.ReadWrite));
        await Task.Run(() => session.Run("VACUUM"), token);
        for (var tries = 0; tries < MostCheckpoints; tries++)
        {
            if (session.First("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt32(0)) == 0) return true;
            await Task.Delay(BetweenCheckpoints, TimeProvider.System, token);
        }

        return false;
    }

    /// <summary>The same for a worker's own file.</summary>
    public Task<bool> ScrubAsync(CancellationToken token) => ScrubAsync(_path, token);

    public Task<T> ReadAsync<T>(Func<SqlSession, T> read, CancellationToken token = default) =>
        Task.Run(
            () =>
            {
                using var session = Open();
                return read(session);
            },
            token);

    /// <summary>Runs <paramref name="write"/> in a transaction of its own or a shared one; completes when it is on disk.</summary>
    /// <remarks>A write that throws undoes itself alone. Once queued it is not cancelled: half-known outcomes help nobody.</remarks>
    public Task<T> WriteAsync<T>(Func<SqlSession, T> write)
    {
        var pending = new PendingWrite<T>(write);
        return _writes.Writer.TryWrite(pending)
            ? pending.Done
            : Task.FromException<T>(new ObjectDisposedException(nameof(Database), "LeadSync is stopping; the write was not taken."));
    }

    public Task WriteAsync(Action<SqlSession> write) =>
        WriteAsync(session =>
        {
            write(session);
            return true;
        });

    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _writer;
        await _claim.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private void Write()
    {
        using var session = Open();
        var together = new List<PendingWrite>(MostWritesACommit);
        while (_writes.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            together.Clear();
            while (together.Count < MostWritesACommit && _writes.Reader.TryRead(out var next)) together.Add(next);
            if (together.Count > 0) Commit(session, together);
        }
    }

    private static void Commit(SqlSession session, List<PendingWrite> together)
    {
        try
        {
            session.Run("BEGIN IMMEDIATE");
            foreach (var write in together) write.Run(session);
            session.Run("COMMIT");
        }
        catch (SqliteException failure)
        {
            foreach (var write in together) write.Fail(failure);
            try { session.Run("ROLLBACK"); }
            catch (SqliteException) { /* SQLite has rolled back by itself, as it does when the disk is full. */ }
            return;
        }

        foreach (var write in together) write.Complete();
    }

    private SqlSession Open() => OpenSession(_connectionString);

    private static SqlSession OpenSession(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        var session = new SqlSession(connection);
        session.Run("PRAGMA journal_mode=WAL");
        session.Run("PRAGMA synchronous=FULL");
        session.Run("PRAGMA secure_delete=ON");
        return session;
    }

    private static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, DefaultTimeout = 30 }.ToString();

    /// <summary>A lock file beside the database: two workers on one SQLite file would both deliver.</summary>
    private static FileStream Claim(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new StoreInUseException(path, held);
        }
    }
}

/// <summary>Two workers on one SQLite file would both deliver, so the second one does not start.</summary>
internal sealed class StoreInUseException(string path, Exception held)
    : InvalidOperationException($"{path} is in use by another LeadSync worker. Stop that one, or give this one another --data directory.", held);
