namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>The values of Lead Status in this org, in picklist order: every one the shipped stages name, and the converted one.</summary>
internal static class LeadStatuses
{
    public const string Default = "Open - Not Contacted";
    public const string Recycled = "Recycled";
    public const string Converted = "Closed - Converted";

    public static readonly string[] All =
    [
        Default, "New", "Verifying", "Working - Contacted", "Accepted", "Qualified", Recycled, "Could Not Reach", "Unqualified", Converted,
    ];

    public static bool IsConverted(string? status) => status.Same(Converted);
}
