using LeadSync.Sandbox.Control;

namespace LeadSync.Sandbox.Salesforce;

/// <summary>What a grown-up org does to its callers.</summary>
internal static class SalesforceRealism
{
    public static LimitSettings Limits(SandboxOptions options) => !options.Realistic ? LimitSettings.None : new LimitSettings
    {
        Daily = 100_000,
        Latency = TimeSpan.FromMilliseconds(300),
    };
}
