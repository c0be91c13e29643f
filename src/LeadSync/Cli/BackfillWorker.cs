using LeadSync.Hosting;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Cli;

/// <summary>The worker that does a first load: the one that runs on the store already, or one of its own for as long as it takes.</summary>
internal sealed class BackfillWorker(Rulebook rules, StorePath store)
{
    public T Peek<T>(Func<SqlSession, T> read) => Database.Peek(store.Database, read);

    public void Amend<T>(Func<SqlSession, T> write) => Database.Amend(store.Database, write);

    /// <summary>Starts a worker unless one runs on this store; what it gives ends the one it started.</summary>
    public async Task<IAsyncDisposable> EnsureAsync(CancellationToken token)
    {
        var worker = LeadSyncHost.Build(new WorkerOptions(
            rules, store.Directory, store.Database, new Uri("http://127.0.0.1:0"), TimeProvider.System, WorkerLogs.ForConsole(Configuration.Environment)));
        try
        {
            worker.Services.GetRequiredService<Database>();
        }
        catch (StoreInUseException)
        {
            await worker.DisposeAsync();
            return new Nobody();
        }

        await worker.StartAsync(token);
        return new Started(worker);
    }

    private sealed class Nobody : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Started(WebApplication worker) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await worker.StopAsync();
            await worker.DisposeAsync();
        }
    }
}
