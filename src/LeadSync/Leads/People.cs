namespace LeadSync.Leads;

/// <summary>Who works in the two systems, each known by an id there and by an e-mail address to both.</summary>
internal sealed record People
{
    public static readonly People Nobody = Of(new Dictionary<string, string>(), new Dictionary<string, string>());

    private People(IReadOnlyDictionary<string, string> owners, IReadOnlyDictionary<string, string> users) =>
        (Owners, Users, OwnerOfEmail, UserOfEmail) = (owners, users, TurnedRound(owners), TurnedRound(users));

    /// <summary>HubSpot's owner id to e-mail address.</summary>
    public IReadOnlyDictionary<string, string> Owners { get; }

    /// <summary>Salesforce's user id to e-mail address; active users alone.</summary>
    public IReadOnlyDictionary<string, string> Users { get; }

    public IReadOnlyDictionary<string, string> OwnerOfEmail { get; }

    public IReadOnlyDictionary<string, string> UserOfEmail { get; }

    /// <summary>Salesforce's user id to that of the user's manager there; active users alone.</summary>
    public IReadOnlyDictionary<string, string> Managers { get; init; } = new Dictionary<string, string>();

    /// <summary>Where an address stands twice, the first of its ids counts, in their order.</summary>
    public static People Of(IReadOnlyDictionary<string, string> owners, IReadOnlyDictionary<string, string> users) => new(owners, users);

    private static Dictionary<string, string> TurnedRound(IReadOnlyDictionary<string, string> emails) => emails
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .DistinctBy(pair => pair.Value, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
}
