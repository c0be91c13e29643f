namespace LeadSync.Intake;

/// <summary>Reads again what lies behind a cursor, for changes that show late: an index that lags, a transaction that commits after its stamp.</summary>
/// <remarks>
/// One that is due every <c>depth</c>, and reads from <c>depth</c> before the cursor of its last time, meets every change that shows no later
/// than <c>depth</c> after its stamp. When the cursor rests it is read once more, and then left alone: a quiet poll costs one call.
/// </remarks>
/// <param name="depth">How late a change may show.</param>
internal sealed class Lookback(TimeSpan depth)
{
    private readonly long _depth = (long)depth.TotalMilliseconds;
    private DateTimeOffset _dueAt = DateTimeOffset.MinValue;
    private long? _lastCursor;
    private long? _settled;

    public bool IsDue(long cursor, DateTimeOffset now) => now >= _dueAt && cursor != _settled;

    /// <summary>The stamp to read from, in milliseconds since 1970.</summary>
    /// <remarks>After a start nobody knows where the last time was: no more than <c>depth</c> before the cursor.</remarks>
    public long From(long cursor) => (_lastCursor ?? cursor - _depth) - _depth;

    /// <param name="cursor">The newest stamp, now that it has been read.</param>
    /// <param name="begun">When the reading began.</param>
    public void Done(long cursor, DateTimeOffset begun)
    {
        _settled = cursor == _lastCursor ? cursor : null;
        _lastCursor = cursor;
        _dueAt = begun + depth;
    }
}
