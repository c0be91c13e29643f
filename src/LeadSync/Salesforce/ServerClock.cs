namespace LeadSync.Salesforce;

/// <summary>What time it is at Salesforce, by the Date header of its last answer. Polls are capped by it: our own clock may be off.</summary>
internal sealed class ServerClock
{
    private long _unixSeconds;

    /// <summary>The latest Date header; null before the first answer.</summary>
    public DateTimeOffset? Now => Volatile.Read(ref _unixSeconds) is > 0 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public void Saw(DateTimeOffset date) => Volatile.Write(ref _unixSeconds, date.ToUnixTimeSeconds());
}

/// <summary>Reads the clock off every answer.</summary>
internal sealed class ServerClockHandler(ServerClock clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.Date is { } date)
            clock.Saw(date);
        return answer;
    }
}
