namespace LeadSync.Hosting;

/// <summary>Something that is read rarely and kept for long. One read at a time; while the other system is down, what was read before stands.</summary>
/// <param name="read">Reads it anew.</param>
/// <param name="keeps">How long an answer holds.</param>
internal sealed class KeptRead<T>(Func<CancellationToken, Task<T>> read, TimeSpan keeps, TimeProvider time) : IDisposable
    where T : class
{
    /// <summary>A missing right is given by hand, and then somebody waits for it.</summary>
    private static readonly TimeSpan AsksAgain = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile Kept? _kept;

    /// <summary>What was read; null while the other system does not let us read it.</summary>
    /// <exception cref="ConnectionDownException">It cannot be reached, and was never read.</exception>
    public async Task<T?> GetAsync(CancellationToken token)
    {
        if (Fresh is { } recent) return recent.Value;

        await _oneAtATime.WaitAsync(token);
        try
        {
            if (Fresh is { } taken) return taken.Value;
            _kept = new Kept(time.GetUtcNow() + keeps, await read(token));
        }
        catch (CallRefusedException)
        {
            _kept = new Kept(time.GetUtcNow() + AsksAgain, null);
        }
        catch (ConnectionDownException) when (_kept is not null)
        {
            return _kept.Value;
        }
        finally
        {
            _oneAtATime.Release();
        }

        return _kept.Value;
    }

    /// <summary>Something showed that it is out of date.</summary>
    public void Expire() => _kept = _kept is { } old ? old with { Until = DateTimeOffset.MinValue } : null;

    public void Dispose() => _oneAtATime.Dispose();

    private Kept? Fresh => _kept is { } kept && time.GetUtcNow() < kept.Until ? kept : null;

    private sealed record Kept(DateTimeOffset Until, T? Value);
}
