using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>HubSpot's owners and Salesforce's users, known to be the same people by their e-mail addresses, or by the map of the rules.</summary>
internal sealed class OwnerBook(People people, OwnerRules rules)
{
    public static readonly OwnerBook Empty = new(People.Nobody, OwnerRules.None);

    /// <summary>Ids of HubSpot's owners who are nobody in Salesforce: their records go to the fallback, or stay as they are.</summary>
    public IEnumerable<string> Unmapped =>
        people.Owners.Where(owner => UserOf(owner.Value) is null).Select(owner => owner.Key).Order(StringComparer.Ordinal);

    /// <summary>Salesforce's user id for whoever is nobody there; null where the rules name none, or nobody active.</summary>
    public string? Fallback => rules.Fallback is { } email ? people.UserOfEmail.GetValueOrDefault(email) : null;

    /// <summary>An owner's address in HubSpot; null where the id is not known.</summary>
    public string? EmailOfOwner(string ownerId) => people.Owners.GetValueOrDefault(ownerId);

    /// <summary>A user's address in Salesforce; null where the id is not known.</summary>
    public string? EmailOfUser(string userId) => people.Users.GetValueOrDefault(userId);

    /// <summary>Salesforce's user id for an address of HubSpot, by the map of the rules, then by the address itself.</summary>
    public string? UserOf(string email) => people.UserOfEmail.GetValueOrDefault(Mapped(pair => pair.Key, pair => pair.Value, email) ?? email);

    /// <summary>HubSpot's owner id for an address of Salesforce.</summary>
    public string? OwnerOf(string email) => people.OwnerOfEmail.GetValueOrDefault(Mapped(pair => pair.Value, pair => pair.Key, email) ?? email);

    /// <summary>An admin writes a handful of pairs; of two with the same address the first by name counts.</summary>
    private string? Mapped(Func<KeyValuePair<string, string>, string> from, Func<KeyValuePair<string, string>, string> to, string email) =>
        rules.Map.Where(pair => from(pair).Equals(email, StringComparison.OrdinalIgnoreCase)).Select(to).Order(StringComparer.Ordinal).FirstOrDefault();
}
