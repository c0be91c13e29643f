using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LeadSync.Sandbox.Salesforce.Orgs;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>What an org does to a lead's owner behind the client's back (switches).</summary>
internal static class OwnerAutomation
{
    /// <summary>The active assignment rule gives every lead to cho, on create and on update alike, unless Sforce-Auto-Assign forbids it.</summary>
    public static void Assign(Draft draft, Org org, SaveContext context)
    {
        var asked = context.AssignmentRuleId is null ? context.AutoAssign : draft.IsNew && context.AssignmentRuleId == org.AssignmentRuleId;
        if (org.Settings.AssignmentRule && asked) draft["OwnerId"] = org.UserId("cho@acme.example");
    }

    /// <summary>A flow that runs after the insert gives one new lead in twenty to bob; the same lead always meets the same fate.</summary>
    public static bool FlowTakes(Draft draft, Org org) =>
        org.Settings.FlowChangesOwner && draft.IsNew && Hash($"{draft.Text("Company")}\n{draft.Text("LastName")}") % 20 == 0;

    /// <summary>string.GetHashCode differs from one process to the next.</summary>
    private static uint Hash(string text) => BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToLowerInvariant())));
}
