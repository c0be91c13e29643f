using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Planning;

/// <summary>What an installation remembers, for a plan: read, and never written. An installation that has not started yet remembers nothing.</summary>
internal sealed class PlanStore(SqlSession? session) : IDisposable
{
    /// <summary>LeadSync has not read the portal yet: its first poll will come upon everybody.</summary>
    public bool IsFirst => Mark(Marks.HubSpotPolled) is null;

    public string? Mark(string name) => session is null ? null : Marks.Get(session, name);

    /// <summary>The rules with HubSpot's blog beside the catalogue, as it was last imported.</summary>
    public Rulebook Stocked(Rulebook rules) => session is null ? rules : rules with { Content = rules.Content.With(PostRows.All(session)) };

    /// <summary>When LeadSync went live softly; a first start would be now.</summary>
    public DateTimeOffset? BaselineAt(Rulebook rules, DateTimeOffset now) => rules.Settings.GoLive == GoLive.Everything
        ? null
        : Mark(Marks.BaselineAt) is { } mark ? CrmRecords.Time(mark) : now;

    /// <summary>The desk with whose turn it is, who has how many leads, and how fast they move.</summary>
    public Desk Fill(Desk desk, Rulebook rules, DateTimeOffset now)
    {
        if (session is null) return desk;

        var loads = DeskRows.Loads(session, rules.Stages.InHand);
        return desk with { Turns = DeskRows.Turns(session), Loads = loads, Pace = PaceRows.Read(session, loads.Values.Sum(), now) };
    }

    /// <summary>The lead of a contact; one that LeadSync has not met is made up.</summary>
    public (Remembered Lead, bool IsNew) Remember(string contactId, DateTimeOffset now)
    {
        if (session is not null && LeadRows.OfContact(session, contactId) is { } known && Remembered.Of(session, Work(known)) is { } lead) return (lead, false);

        var work = Work(LeadId.New(now));
        return (new Remembered(work, new Lead { Id = work.Lead, ContactId = contactId }, null, [], 0, []), true);
    }

    /// <summary>What was told of a person's doings.</summary>
    public IReadOnlyList<Mention> Mentions(string contactId, string? email) => session is null ? [] : EngagementRows.Mentions(session, contactId, email);

    /// <summary>The lead that a Salesforce record is pinned to; null where none is.</summary>
    public Lead? HolderOf(string crmId) => session is not null && LeadRows.ForCrmRecord(session, crmId) is { } holder ? LeadRows.Load(session, holder.Lead) : null;

    private static ClaimedWork Work(LeadId lead) => new(lead, 0, Lane.Poll, Sides.HubSpot | Sides.Salesforce, null, null, null, null);

    public void Dispose() => session?.Dispose();
}
