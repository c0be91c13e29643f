using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Checking;

/// <summary>What both systems told about themselves. What could not be asked is left out, and nothing is found wrong with it.</summary>
internal sealed record LivePicture
{
    public Schema Schema { get; init; } = Schema.Unknown;

    /// <summary>Who may own leads; null where Salesforce was not asked.</summary>
    public Desk? Desk { get; init; }

    /// <summary>User names and addresses of people who left, lower case.</summary>
    public IReadOnlySet<string> Left { get; init; } = new HashSet<string>();

    /// <summary>Statuses that a conversion sets, which no stage has to name.</summary>
    public IReadOnlySet<string> ConvertedStatuses { get; init; } = new HashSet<string>();

    /// <summary>Salesforce keeps the history of a Lead's Status; null where it does not say.</summary>
    public bool? TracksStatus { get; init; }

    /// <summary>What our user may do with an object's records at all.</summary>
    public IReadOnlyDictionary<string, RecordRights> Rights { get; init; } = new Dictionary<string, RecordRights>();

    /// <summary>Scopes of the HubSpot token; null where HubSpot does not tell.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Addresses of HubSpot's owners who are no active user of Salesforce.</summary>
    public IReadOnlyList<string> Strangers { get; init; } = [];

    /// <summary>How many contacts HubSpot's own Salesforce connector has linked.</summary>
    public long LinkedNatively { get; init; }

    /// <summary>Of the mapped properties, those that this connector was seen to write.</summary>
    public IReadOnlySet<string> WrittenNatively { get; init; } = new HashSet<string>();

    /// <summary>Properties of contacts as they are now, to see whether real values fit.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string?>> Sample { get; init; } = [];

    /// <summary>How a value is carried, as in live work.</summary>
    public required Carriage Carry { get; init; }
}

/// <param name="MayCreate">Null where Salesforce does not say.</param>
/// <param name="MayUpdate">Likewise.</param>
internal sealed record RecordRights(bool? MayCreate, bool? MayUpdate);

/// <summary>How a value is carried from one system into the other; gives why it is refused, null where it fits.</summary>
internal sealed record Carriage(Carry ToCrm, Carry ToMarketing);

/// <param name="property">Other properties of the same person.</param>
internal delegate string? Carry(FieldRule rule, string value, FieldShape from, FieldShape to, Func<string, string?> property);
