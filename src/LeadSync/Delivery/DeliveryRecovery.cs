namespace LeadSync.Delivery;

/// <summary>At start, before any loop runs: what the last worker left under way is asked after, not sent again.</summary>
internal sealed class DeliveryRecovery(DeliveryBook book) : IHostedLifecycleService
{
    // The host calls this for all services before it starts the first one, whatever the order of registration.
    public Task StartingAsync(CancellationToken cancellationToken) => book.RecoverAsync();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
