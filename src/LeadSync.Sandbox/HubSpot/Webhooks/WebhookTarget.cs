namespace LeadSync.Sandbox.HubSpot.Webhooks;

/// <summary>Where events go, and how badly the way there behaves.</summary>
/// <param name="Url">The address as it is called and signed.</param>
/// <param name="Duplicate">How likely an event is sent twice, 0 to 1.</param>
/// <param name="Shuffle">Events leave in any order.</param>
/// <param name="Lose">How likely an event never leaves, 0 to 1.</param>
/// <param name="Properties">The subscribed properties; absent: all.</param>
/// <param name="Retries">Waits before each new attempt; absent: HubSpot's ten over a day.</param>
internal sealed record WebhookTarget(
    Uri? Url, string ClientSecret = WebhookTarget.SandboxSecret, double Duplicate = 0, bool Shuffle = false, double Lose = 0,
    List<string>? Properties = null, List<TimeSpan>? Retries = null)
{
    public const string SandboxSecret = "sandbox-client-secret";

    /// <summary>HubSpot publishes no schedule, only "ten times over 24 hours".</summary>
    private static readonly TimeSpan[] UsualRetries =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
        TimeSpan.FromHours(2), TimeSpan.FromHours(3), TimeSpan.FromHours(4), TimeSpan.FromHours(6), TimeSpan.FromHours(7),
    ];

    public bool Wants(WebhookEvent happened) => happened.Property is null || Properties is null || Properties.Contains(happened.Property);

    /// <summary>The wait after the failure of this attempt; null when it was the last.</summary>
    public TimeSpan? WaitAfter(int attempt)
    {
        var waits = Retries ?? (IReadOnlyList<TimeSpan>)UsualRetries;
        return attempt < waits.Count ? waits[attempt] : null;
    }
}
