using System.Collections.Immutable;
using LeadSync.Journey.Reading;
using LeadSync.Leads;

namespace LeadSync.Journey.Planning;

/// <summary>One lead that is played forward on paper: every write is taken to succeed, and none is sent.</summary>
/// <param name="Look">The next look at it, with whatever has been written on paper.</param>
/// <param name="First">The first look, with what really stands there.</param>
internal sealed record PaperLead(PreparedLook Look, PreparedLook First)
{
    public const string NewContact = "<new contact>";
    public const string NewTask = "<new Task>";

    /// <summary>LeadSync has not met this person: the lead's id is not given yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>HubSpot does not have this person: the list is all there is.</summary>
    public bool IsOnlyListed { get; init; }

    /// <summary>What a list says, over what HubSpot has.</summary>
    public IReadOnlyDictionary<string, string?> Listed { get; init; } = new Dictionary<string, string?>();

    /// <summary>The Salesforce record as it would stand; null where there is none, or it was not read.</summary>
    public CrmRecord? Record { get; init; }

    /// <summary>The handoff Task of a Contact as it would stand; null where there is none.</summary>
    public CrmTask? Task { get; init; }

    /// <summary>The record would be made: Salesforce cannot be asked for it.</summary>
    public bool IsMade { get; init; }

    /// <summary>Everything written, in order.</summary>
    public ImmutableList<PaperWrite> Written { get; init; } = [];

    /// <summary>What the first look decided: score, readiness, reason.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Nothing is left to be sent.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Values of the contact that HubSpot does not have yet, the newest last.</summary>
    public IEnumerable<KeyValuePair<string, string?>> OverHubSpot => Listed.Concat(
        Written.Where(write => write.System == Target.HubSpot).Select(write => KeyValuePair.Create(write.Field, (string?)write.To)));

    public IEnumerable<PaperWrite> OverSalesforce => Written.Where(write => write.System == Target.Crm && write.Record != CrmLink.Task);

    public static string NewRecord(string crmObject) => $"<new {crmObject}>";
}

/// <summary>One field that would be written.</summary>
/// <param name="System"><see cref="Target.HubSpot"/>, <see cref="Target.Crm"/> or <see cref="Target.CrmTask"/>.</param>
/// <param name="Record">What kind of record: contact, Lead, Contact, Task.</param>
/// <param name="To">Empty clears.</param>
internal sealed record PaperWrite(string System, string Record, string Field, string To, string Rule);
