namespace LeadSync.Sandbox.HubSpot.Webhooks;

/// <summary>How deliveries stand. Waiting: queued, in flight, or between two attempts.</summary>
internal sealed record WebhookCounts(Uri? Url, long Delivered, long Failed, long Waiting, long Lost, long Requests);

/// <summary>Events on their way to the registered target: what is due when, never how it is sent.</summary>
internal sealed class WebhookOutbox(SandboxPort port)
{
    private const long FirstEventId = 3_300_112_233;
    private const int FirstSubscriptionId = 710_001;

    private readonly PriorityQueue<Notification, (DateTimeOffset Due, long Seq)> queue = new();
    private readonly Dictionary<(string Type, string? Property), int> subscriptions = [];
    private readonly Lock gate = new();
    private Random random = new(port.Options.Seed);
    private WebhookCounts counts = new(null, 0, 0, 0, 0, 0);
    private TaskCompletionSource raised = NewSignal();
    private WebhookTarget? target;
    private long sequence;

    public WebhookCounts Counts
    {
        get
        {
            lock (gate)
                return counts;
        }
    }

    public WebhookTarget? Target
    {
        get
        {
            lock (gate)
                return target;
        }
    }

    /// <summary>Puts another target, or none, in place of the present one; what waited for that one is dropped.</summary>
    public void Register(WebhookTarget? newTarget)
    {
        lock (gate)
        {
            target = newTarget;
            counts = new WebhookCounts(newTarget?.Url, 0, 0, 0, 0, 0);
            random = new Random(port.Options.Seed);
            queue.Clear();
        }
    }

    public void Raise(WebhookEvent happened)
    {
        lock (gate)
        {
            if (target is null || !target.Wants(happened))
                return;
            if (random.NextDouble() < target.Lose)
            {
                counts = counts with { Lost = counts.Lost + 1 };
                return;
            }

            var notification = new Notification(happened, FirstEventId + sequence, SubscriptionOf(happened), 0);
            for (var copies = random.NextDouble() < target.Duplicate ? 2 : 1; copies > 0; copies--)
                Enqueue(notification, port.Clock.GetUtcNow());
        }
    }

    /// <summary>Returns when something is due.</summary>
    public async Task UntilDueAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var signal = Volatile.Read(ref raised).Task;
            if (NextDue() is not { } due)
            {
                await signal.WaitAsync(cancellationToken);
                continue;
            }
            if (due <= port.Clock.GetUtcNow())
                return;

            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(port.Clock.UntilAsync(due, enough.Token), signal);
            await enough.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes what is due, up to <paramref name="most"/>, in the order it leaves.</summary>
    public Notification[] TakeDue(int most)
    {
        lock (gate)
        {
            var (now, due) = (port.Clock.GetUtcNow(), new List<Notification>());
            while (due.Count < most && queue.TryPeek(out var next, out var when) && when.Due <= now)
            {
                queue.Dequeue();
                due.Add(next);
            }
            var taken = due.ToArray();
            if (target is { Shuffle: true })
                random.Shuffle(taken);
            return taken;
        }
    }

    /// <summary>Settles a request: its events are delivered, wait for another attempt, or are given up.</summary>
    public void Settle(WebhookTarget sentTo, IReadOnlyCollection<Notification> batch, bool delivered)
    {
        lock (gate)
        {
            // What was sent to a former target counts nowhere.
            if (!ReferenceEquals(target, sentTo))
                return;
            counts = counts with { Requests = counts.Requests + 1, Waiting = counts.Waiting - batch.Count };
            if (delivered)
            {
                counts = counts with { Delivered = counts.Delivered + batch.Count };
                return;
            }

            foreach (var notification in batch)
            {
                // Each event waits a little differently, so a failed batch comes back split and mixed.
                if (sentTo.WaitAfter(notification.Attempt) is { } wait)
                    Enqueue(notification with { Attempt = notification.Attempt + 1 }, port.Clock.GetUtcNow() + (wait * (1 + (0.2 * random.NextDouble()))));
                else
                    counts = counts with { Failed = counts.Failed + 1 };
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DateTimeOffset? NextDue()
    {
        lock (gate)
            return queue.TryPeek(out _, out var when) ? when.Due : null;
    }

    private void Enqueue(Notification notification, DateTimeOffset due)
    {
        queue.Enqueue(notification, (due, sequence++));
        counts = counts with { Waiting = counts.Waiting + 1 };
        Interlocked.Exchange(ref raised, NewSignal()).TrySetResult();
    }

    /// <summary>One subscription for each event type, and for each property of a property change.</summary>
    private int SubscriptionOf(WebhookEvent happened)
    {
        if (!subscriptions.TryGetValue((happened.Type, happened.Property), out var id))
            subscriptions[(happened.Type, happened.Property)] = id = FirstSubscriptionId + subscriptions.Count;
        return id;
    }
}
