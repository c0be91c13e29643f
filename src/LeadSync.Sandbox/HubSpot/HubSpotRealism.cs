using LeadSync.Sandbox.Control;

namespace LeadSync.Sandbox.HubSpot;

/// <summary>What a busy Professional portal does to its callers (HubSpot: API usage guidelines; Search the CRM).</summary>
internal static class HubSpotRealism
{
    public static LimitSettings Limits(SandboxOptions options) => !options.Realistic ? LimitSettings.None : new LimitSettings
    {
        BurstPer10s = 190,
        SearchPerSecond = 5,
        Daily = 650_000,
        Latency = TimeSpan.FromMilliseconds(150),
        SearchLag = TimeSpan.FromSeconds(5),
    };
}
