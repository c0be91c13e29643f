using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Simulating;

/// <summary>The sales floor of a simulated world: turns, loads and pace go on from lead to lead; who is there is as it really was.</summary>
internal sealed class SimulatedDesk(Past past, Rulebook rules)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly List<DateTimeOffset> _handoffs = [];
    private readonly List<DateTimeOffset> _returns = [];
    private Desk _desk = past.Desk with
    {
        Turns = past.Turns,
        Loads = past.Plates.Where(plate => rules.Stages.InHand.Contains(plate.Stage))
            .GroupBy(plate => plate.OwnerId).ToDictionary(owner => owner.Key, owner => Math.Max(0, owner.Sum(plate => plate.Count))),
        BaselineAt = rules.Settings.GoLive == GoLive.Everything ? null : past.BaselineAt,
        Pace = Pace.Still with { Since = past.FirstHandoff, ReleasedUntil = past.BrakeReleasedUntil },
    };

    public Desk At(DateTimeOffset now) => _desk with
    {
        Outages = [.. past.Outages.Where(outage => outage.From <= now).Select(outage => outage.To > now ? outage with { To = null } : outage)],
        Pace = _desk.Pace with { Handoffs = Count(_handoffs, now), Returns = Count(_returns, now), InHand = _desk.Loads.Values.Sum() },
    };

    public void Seat(Desk floor) => _desk = _desk with { Seats = floor.Seats, IntegrationUser = floor.IntegrationUser, Alongside = floor.Alongside };

    public void GoOn(Desk before, Desk after, DateTimeOffset now)
    {
        for (var handoffs = before.Pace.Handoffs; handoffs < after.Pace.Handoffs; handoffs++) _handoffs.Add(now);
        for (var returns = before.Pace.Returns; returns < after.Pace.Returns; returns++) _returns.Add(now);
        _desk = after;
    }

    private static int Count(List<DateTimeOffset> moments, DateTimeOffset now)
    {
        moments.RemoveAll(moment => moment <= now - Window);
        return moments.Count;
    }
}
