using LeadSync.Sandbox.Control;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>Calls of the last 24 hours against the org's allowance. A composite or a collection is one call, each part of a batch is one.</summary>
internal sealed class ApiUsage(SandboxPort port)
{
    /// <summary>A full copy sandbox (App Limits Cheatsheet): shown when no limit is set, and never enforced.</summary>
    private const int Unlimited = 5_000_000;

    private readonly RollingWindow calls = new(TimeSpan.FromHours(24));

    public int Max => port.Limits.Daily is > 0 and var daily ? daily : Unlimited;

    public int Used { get; private set; }

    /// <summary>Sforce-Limit-Info.</summary>
    public string Header => $"api-usage={Used}/{Max}";

    /// <summary>Counts one call; false when the day's calls are used up.</summary>
    public bool Take()
    {
        var max = Max;
        if (calls.Take(port.Clock.GetUtcNow(), max) is { } left) Used = max - left;
        else if (max < Unlimited) return false;

        return true;
    }

    public void Clear()
    {
        calls.Clear();
        Used = 0;
    }
}
