namespace LeadSync.Sandbox.HubSpot;

/// <summary>A HubSpot user who can own records. The owner's id is not the user's id (HubSpot: Owners guide).</summary>
internal sealed record Owner(string Id, string Email, string FirstName, string LastName, int UserId)
{
    public static readonly IReadOnlyList<Owner> All =
    [
        new("41629701", "ana@acme.example", "Ana", "Silva", 9586501),
        new("41629702", "bob@acme.example", "Bob", "Miller", 9586502),
        new("41629703", "cho@acme.example", "Cho", "Tanaka", 9586503),
    ];
}
