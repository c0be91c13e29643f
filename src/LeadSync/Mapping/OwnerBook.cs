using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>HubSpot's owners and Salesforce's users, known to be the same people by their e-mail addresses.</summary>
internal sealed class OwnerBook
{
    public static readonly OwnerBook Empty = Of(new Dictionary<string, string>(), new Dictionary<string, string>(), OwnerRules.None);

    private readonly IReadOnlyDictionary<string, string> emailOfOwner;
    private readonly IReadOnlyDictionary<string, string> emailOfUser;
    private readonly Dictionary<string, string> ownerOfEmail;
    private readonly Dictionary<string, string> userOfEmail;
    private readonly Dictionary<string, string> toSalesforce;
    private readonly Dictionary<string, string> toHubSpot;
    private readonly string? fallback;

    private OwnerBook(IReadOnlyDictionary<string, string> emailOfOwner, IReadOnlyDictionary<string, string> emailOfUser, OwnerRules rules)
    {
        (this.emailOfOwner, this.emailOfUser) = (emailOfOwner, emailOfUser);
        (ownerOfEmail, userOfEmail) = (TurnedRound(emailOfOwner), TurnedRound(emailOfUser));
        toSalesforce = rules.Map.ToDictionary(StringComparer.OrdinalIgnoreCase);
        toHubSpot = TurnedRound(rules.Map);
        fallback = rules.Fallback is { } email && userOfEmail.TryGetValue(email, out var id) ? id : null;
    }

    /// <summary>Where an address stands twice, the first of its ids counts, in their order.</summary>
    /// <param name="emailOfOwner">HubSpot's owner id to e-mail address.</param>
    /// <param name="emailOfUser">Salesforce's user id to e-mail address; active users alone.</param>
    public static OwnerBook Of(IReadOnlyDictionary<string, string> emailOfOwner, IReadOnlyDictionary<string, string> emailOfUser, OwnerRules rules) =>
        new(emailOfOwner, emailOfUser, rules);

    /// <summary>Ids of HubSpot's owners who are nobody in Salesforce: their records go to the fallback, or stay as they are.</summary>
    public IEnumerable<string> Unmapped =>
        emailOfOwner.Where(owner => UserOf(owner.Value) is null).Select(owner => owner.Key).Order(StringComparer.Ordinal);

    /// <summary>Salesforce's user id for whoever is nobody there; null where the rules name none, or nobody active.</summary>
    public string? Fallback => fallback;

    /// <summary>An owner's address in HubSpot; null where the id is not known.</summary>
    public string? EmailOfOwner(string ownerId) => emailOfOwner.GetValueOrDefault(ownerId);

    /// <summary>A user's address in Salesforce; null where the id is not known.</summary>
    public string? EmailOfUser(string userId) => emailOfUser.GetValueOrDefault(userId);

    /// <summary>Salesforce's user id for an address of HubSpot, by the map of the rules, then by the address itself.</summary>
    public string? UserOf(string email) => userOfEmail.GetValueOrDefault(toSalesforce.GetValueOrDefault(email, email));

    /// <summary>HubSpot's owner id for an address of Salesforce.</summary>
    public string? OwnerOf(string email) => ownerOfEmail.GetValueOrDefault(toHubSpot.GetValueOrDefault(email, email));

    private static Dictionary<string, string> TurnedRound(IEnumerable<KeyValuePair<string, string>> pairs) => pairs
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .DistinctBy(pair => pair.Value, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
}
