namespace LeadSync.Acceptance.Identity;

/// <summary>One made-up person: a name, an address and a number that nobody else has, so that a trace of them is found anywhere.</summary>
/// <param name="Kind">What will happen to them.</param>
internal sealed record Person(string Kind, int Number, bool IsReady)
{
    public string Name { get; } = $"{Kind}{Number}qx";

    public string Email { get; set; } = $"{Kind}{Number}qx@people.example".ToLowerInvariant();

    public string Phone { get; } = $"+49 30 {Math.Abs(string.GetHashCode(Kind, StringComparison.Ordinal)) % 9000 + 1000} {Number:D5}";

    /// <summary>HubSpot's id; after a merge the new one.</summary>
    public string ContactId { get; set; } = "";

    /// <summary>HubSpot's ids before.</summary>
    public List<string> FormerIds { get; } = [];

    /// <summary>Salesforce's id of the Lead that was made at the start; empty where none was.</summary>
    public string LeadId { get; set; } = "";

    public object Properties => new { email = Email, lastname = Name, firstname = $"F{Name}", phone = Phone, company = "Globex", lifecyclestage = IsReady ? "marketingqualifiedlead" : "lead" };

    /// <summary>Whatever would give them away.</summary>
    public IEnumerable<string> Traces => [Name, Email, Phone];
}
