namespace LeadSync.Leads;

/// <summary>What routing needs to know of the sales floor: who is there, how busy, and whose turn it is.</summary>
internal sealed record Desk
{
    /// <summary>Nobody is there, and nothing is known of either system.</summary>
    public static readonly Desk Empty = new() { Seats = new Dictionary<string, DeskSeat>() };

    /// <summary>Users and queues of Salesforce that may own a lead, by any of their names (e-mail, user name, developer name, id), lower case.</summary>
    public required IReadOnlyDictionary<string, DeskSeat> Seats { get; init; }

    /// <summary>Leads handed to each pool so far, per owner id in <c>routing.yaml</c>: key <c>pool/owner</c>.</summary>
    public IReadOnlyDictionary<string, long> Turns { get; init; } = new Dictionary<string, long>();

    /// <summary>Open leads per Salesforce owner id.</summary>
    public IReadOnlyDictionary<string, int> Loads { get; init; } = new Dictionary<string, int>();

    /// <summary>Our own user: never given a lead.</summary>
    public string? IntegrationUser { get; init; }

    /// <summary>The fields of both systems, as our user may see and write them.</summary>
    public Schema Schema { get; init; } = Schema.Unknown;

    /// <summary>Whoever a mapped field may name.</summary>
    public People People { get; init; } = People.Nobody;

    /// <summary>HubSpot's own Salesforce connector is at work beside us.</summary>
    public bool Alongside { get; init; }

    /// <summary>Times in which a system could not be reached, of the last weeks.</summary>
    public IReadOnlyList<Outage> Outages { get; init; } = [];

    /// <summary>How fast leads move: what the brake measures by.</summary>
    public Pace Pace { get; init; } = Pace.Still;

    /// <summary>When LeadSync went live here under <c>goLive: baseline</c>; null under <c>everything</c>.</summary>
    public DateTimeOffset? BaselineAt { get; init; }

    /// <summary>HubSpot's account number; null until it was read.</summary>
    public string? Portal { get; init; }

    /// <summary>The org's own address; null until somebody signed in.</summary>
    public Uri? Org { get; init; }

    /// <summary>Where a person finds the contact in HubSpot.</summary>
    public string? ContactUrl(string? contactId) =>
        Portal is null || contactId is null ? null : $"https://app.hubspot.com/contacts/{Portal}/record/0-1/{contactId}";

    /// <summary>Where a person finds the record in Salesforce.</summary>
    public string? RecordUrl(string? recordId) => Org is null || recordId is null ? null : new Uri(Org, $"/{recordId}").ToString();

    /// <summary>Somebody's manager, as Salesforce has it; null where it names none, or one who left.</summary>
    public DeskSeat? ManagerOf(Owner owner) => People.Managers.GetValueOrDefault(owner.CrmId) is { } manager && Seat(manager) is { IsActive: true } seat ? seat : null;

    /// <summary>The seat of somebody named by e-mail, user name, queue name or id; null where there is none.</summary>
    public DeskSeat? Seat(string name) => Seats.GetValueOrDefault(name.ToLowerInvariant());
}

/// <param name="IsActive">A person who left, or a queue that takes no leads, is not.</param>
internal sealed record DeskSeat(Owner Owner, bool IsActive)
{
    /// <summary>Somebody can take a lead from it; false for a queue without members.</summary>
    public bool HasMembers { get; init; } = true;
}
