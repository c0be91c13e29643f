using LeadSync.Content;
using LeadSync.Journey.Planning;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Simulating;

/// <summary>One lead on its way through a simulated world.</summary>
internal sealed class SimulatedLead
{
    private readonly HashSet<int> _answered = [];
    private readonly Dictionary<bool, int> _stretches = [];

    public SimulatedLead(PastLead past, ContentRules content)
    {
        Past = past;
        Heard =
        [
            .. past.Engagements.OrderBy(one => one.Engagement.At).ThenBy(one => one.Engagement.Key, StringComparer.Ordinal)
                .Select(one => one with { Engagement = Topics.Told([one.Engagement], content)[0] }),
        ];
        var look = new PreparedLook(
            new ClaimedWork(past.AtStart.Id, 0, Lane.Poll, Sides.None, null, null, null, null), past.AtStart, SimulatedMarketing.AtStart(past), SalesView.NotAsked, 0);
        Paper = new PaperLead(look, look) { Record = past.Record, Task = PaperTask.AtStart(past.AtStart, past.Record?.LastModified ?? DateTimeOffset.MinValue) };
        Fate = Fate.Of(past.AtStart);
        Cycle = past.Cycles.FirstOrDefault(cycle => cycle.Number == past.AtStart.Cycle);
        if (Cycle is not null) _answered.Add(Cycle.Number);
    }

    public PastLead Past { get; }

    public LeadId Id => Past.AtStart.Id;

    /// <summary>All that the person ever did, in the order of time.</summary>
    public IReadOnlyList<HeardOf> Heard { get; }

    public PaperLead Paper { get; set; }

    public Lead Lead => Paper.Look.Lead;

    public Fate Fate { get; set; }

    /// <summary>A write is on its way, and the next look waits for its answer.</summary>
    public bool AwaitsAnswer { get; set; }

    /// <summary>What sales did to the record, as Salesforce's history would tell.</summary>
    public List<CrmChange> Changes { get; } = [];

    /// <summary>What sales did about the person.</summary>
    public List<CrmActivity> Activities { get; } = [];

    /// <summary>What sales sells to the person; null: as Salesforce answered when it was asked.</summary>
    public IReadOnlyList<CrmOpportunity>? Opportunities { get; set; }

    /// <summary>The real journey that tells how sales answers in this one; null where there is none.</summary>
    public PastCycle? Cycle { get; private set; }

    /// <summary>Rises whenever somebody else gets the lead: what an earlier one would have done happens no more.</summary>
    public int Turn { get; private set; }

    /// <summary>
    /// A new journey to sales: sales answers as it did in the real one of that moment, else in the next, else in the last that nobody has been
    /// asked for yet.
    /// </summary>
    public void SetOut(DateTimeOffset at)
    {
        var open = Past.Cycles.Where(cycle => !_answered.Contains(cycle.Number)).ToList();
        Cycle = open.Find(cycle => Columns.Ms(cycle.QualifiedAt) >= Columns.Ms(at)) ?? open.LastOrDefault();
        if (Cycle is not null) _answered.Add(Cycle.Number);
        _stretches.Clear();
        Turn++;
    }

    /// <summary>Somebody has the lead from now on; gives what they really did with it, null where nobody had it so.</summary>
    public PastStretch? Begin(bool isQueue)
    {
        var before = _stretches.GetValueOrDefault(isQueue);
        _stretches[isQueue] = before + 1;
        Turn++;
        return Cycle?.Stretches.Where(stretch => stretch.IsQueue == isQueue).ElementAtOrDefault(before);
    }
}
