using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Simulating;

/// <summary>The journeys of one lead to sales, told from what LeadSync remembered before each look and from the records it saw.</summary>
/// <param name="stages">The words that were written and read.</param>
internal sealed class PastCycles(StageRules stages)
{
    /// <summary>An answer that took longer than this waited for something else than the wire.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromHours(1);

    private readonly List<Cycle> _cycles = [];
    private readonly List<SeenRecord> _seen = [];

    /// <summary>Takes note of the lead as it was at some time.</summary>
    public void Remember(Lead lead)
    {
        if (lead is not { Cycle: > 0, QualifiedAt: { } qualified }) return;

        var cycle = _cycles.Find(one => one.Number == lead.Cycle);
        if (cycle is null)
        {
            if (_cycles is [.., var last]) last.End(qualified);
            _cycles.Add(cycle = new Cycle(lead.Cycle, qualified));
        }

        cycle.Remember(lead);
    }

    public void See(SeenRecord seen) => _seen.Add(seen);

    public IReadOnlyList<PastCycle> Tell()
    {
        SeenRecord? before = null;
        foreach (var seen in _seen)
        {
            if (before?.Lead.Cycle != seen.Lead.Cycle) before = null;

            // A poll's row tells of no Opportunity: what was known of them stands.
            var known = seen.Opportunities.Count == 0 && before is not null ? seen with { Opportunities = before.Opportunities } : seen;
            if (known.IsNews(before, stages)) _cycles.Find(one => one.Number == known.Lead.Cycle)?.Add(known);
            before = known;
        }

        return [.. _cycles.Select(cycle => cycle.Tell())];
    }

    private sealed class Cycle(int number, DateTimeOffset qualified)
    {
        private readonly List<Stretch> _stretches = [];
        private readonly Dictionary<string, Touch> _touches = new(StringComparer.Ordinal);
        private Owner? _owner;

        public int Number => number;

        public void Remember(Lead lead)
        {
            if (lead.HandedOffAt is not null || lead.Stage == Stage.Mql) _owner ??= lead.Owner;
            if (lead.AssignedAt is { } assigned) Begin(false, assigned);
            else if (lead is { HandedOffAt: { } landed, Owner.IsQueue: true, Return: null } && !(lead.ReturnedAt >= landed)) Begin(true, landed);
            if (lead.ReturnedAt is { } returned && returned >= qualified) End(returned);
            foreach (var touch in lead.Touches.Where(touch => touch.IsAttempt)) _touches.TryAdd(touch.Id, touch);
        }

        public void End(DateTimeOffset at)
        {
            if (_stretches is [.., { Ended: null } last]) last.Ended = at;
        }

        /// <summary>What happened while a queue had it was before the rep; what happened before anybody is known to have had it, right after.</summary>
        public void Add(SeenRecord seen)
        {
            var had = seen.Lead.AssignedAt is { } assigned
                ? _stretches.Find(one => !one.IsQueue && one.Since == assigned)
                : _stretches.Find(one => one.IsQueue && one.Since == seen.Lead.HandedOffAt) ?? _stretches.FirstOrDefault();
            if (had is null) return;

            var at = seen.CameAbout(had.Since);
            had.Deeds.Add(new Deed(at - had.Since, seen.Record, seen.Opportunities, seen.Move));
            if (had.Ended < at) had.Ended = at;
        }

        public PastCycle Tell()
        {
            var way = _stretches is [var first, ..] ? first.Since - qualified : TimeSpan.Zero;
            return new PastCycle(
                number,
                qualified,
                way < TimeSpan.Zero ? TimeSpan.Zero : way < LongestWay ? way : LongestWay,
                _owner,
                [.. _stretches.Select(one => new PastStretch(one.IsQueue, one.Since, one.Ended, one.Deeds) { Efforts = [.. Efforts(one)] })]);
        }

        private IEnumerable<(TimeSpan After, Touch Touch)> Efforts(Stretch stretch) => stretch.IsQueue
            ? []
            : _touches.Values.Where(touch => touch.At >= stretch.Since && !(touch.At > stretch.Ended)).OrderBy(touch => touch.At).Select(touch => (touch.At - stretch.Since, touch));

        private void Begin(bool isQueue, DateTimeOffset since)
        {
            if (_stretches.Exists(one => one.IsQueue == isQueue && one.Since == since)) return;

            End(since);
            _stretches.Add(new Stretch(isQueue, since));
        }
    }

    private sealed class Stretch(bool isQueue, DateTimeOffset since)
    {
        public bool IsQueue => isQueue;

        public DateTimeOffset Since => since;

        public DateTimeOffset? Ended { get; set; }

        public List<Deed> Deeds { get; } = [];
    }
}
