namespace LeadSync.Storage;

/// <summary>A write that waits for the writer's next commit.</summary>
internal abstract class PendingWrite
{
    public abstract void Run(SqlSession session);

    public abstract void Complete();

    public abstract void Fail(Exception failure);
}

internal sealed class PendingWrite<T>(Func<SqlSession, T> write) : PendingWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;
    private Exception? _failure;

    public Task<T> Done => _done.Task;

    public override void Run(SqlSession session)
    {
        // A savepoint each, so that one write's failure leaves its neighbours in the same commit alone.
        session.Run("SAVEPOINT w");
        try
        {
            _result = write(session);
            session.Run("RELEASE w");
        }
        catch (Exception failure)
        {
            _failure = failure;
            session.Run("ROLLBACK TO w");
            session.Run("RELEASE w");
        }
    }

    public override void Complete()
    {
        if (_failure is null) _done.TrySetResult(_result);
        else _done.TrySetException(_failure);
    }

    public override void Fail(Exception failure) => _done.TrySetException(_failure ?? failure);
}
