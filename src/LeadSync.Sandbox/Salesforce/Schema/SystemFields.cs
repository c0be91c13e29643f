using static LeadSync.Sandbox.Salesforce.Schema.Define;

namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>What every row carries: its id and who touched it when. Written by the org, never by a client.</summary>
internal static class SystemFields
{
    public static readonly IReadOnlyList<Field> All =
    [
        (new Field("Id", "Record ID", FieldKind.Id) { Length = 18, IdLookup = true }).System(),
        Flag("IsDeleted", "Deleted").System(),
        Instant("CreatedDate", "Created Date").System(),
        Reference("CreatedById", "Created By ID", "User").System(),
        Instant("LastModifiedDate", "Last Modified Date").System(),
        Reference("LastModifiedById", "Last Modified By ID", "User").System(),
        Instant("SystemModstamp", "System Modstamp").System(),
    ];

    private static Field System(this Field field) => field.ReadOnly() with { Nillable = false, Defaulted = true };
}
