using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.Salesforce.Orgs;

namespace LeadSync.Sandbox.Salesforce;

/// <summary>What a grown-up org does to its callers: it is slow and limited, and its own automation has opinions about leads.</summary>
internal static class SalesforceRealism
{
    /// <summary>Enterprise edition without licences (App Limits Cheatsheet).</summary>
    private const int DailyCalls = 100_000;

    public static LimitSettings Limits(SandboxOptions options) => !options.Realistic ? LimitSettings.None : new LimitSettings
    {
        Daily = DailyCalls,
        Latency = TimeSpan.FromMilliseconds(300),
    };

    public static OrgSettings Settings(SandboxOptions options) => !options.Realistic ? new OrgSettings() : new OrgSettings
    {
        AssignmentRule = true,
        DuplicateRule = DuplicateMode.Block,
        ValidationOnReturn = true,
        HiddenField = "Lead.Industry",
        FlowChangesOwner = true,
    };
}
