using LeadSync.Leads;

namespace LeadSync.Journey.Simulating;

/// <summary>One thing about one lead that would have been otherwise.</summary>
/// <param name="Who">The e-mail address, else the contact's id.</param>
/// <param name="What">One of the names below.</param>
/// <param name="InForce">As it is decided under the rules in force.</param>
/// <param name="Other">As the other rules would have it.</param>
internal sealed record Difference(LeadId Lead, string Who, string What, string InForce, string Other)
{
    public const string Mql = "MQL";
    public const string Owner = "owner";
    public const string Deadlines = "deadlines broken";
}
