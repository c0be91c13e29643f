namespace LeadSync.Intake;

/// <summary>A value that is worth asking for once in a while; used by one loop.</summary>
internal sealed class Kept<T>(TimeSpan lasts, TimeProvider time)
    where T : class
{
    private T? _value;
    private DateTimeOffset _until;

    public async Task<T> GetAsync(Func<Task<T>> ask)
    {
        if (_value is { } known && time.GetUtcNow() < _until) return known;

        _value = await ask();
        _until = time.GetUtcNow() + lasts;
        return _value;
    }

    public void Forget() => _value = null;
}
