using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Routing;

/// <summary>How often each member of a pool was given a lead, and whose turn is next.</summary>
/// <remarks>
/// The counters are stored, so the turn survives restarts. A member passed over for a night catches up afterwards; one that
/// joins, or was away, starts level with whoever had the fewest turns, else weeks of counting would flood them.
/// </remarks>
internal static class PoolTurns
{
    public static string Key(PoolRule pool, string owner) => $"{pool.Name}/{owner}";

    /// <summary>Starting counters of the members that are here for the first time.</summary>
    public static IReadOnlyDictionary<string, long> Joining(PoolRule pool, IReadOnlyList<PoolMember> present, IReadOnlyDictionary<string, long> turns)
    {
        var newcomers = present.Where(member => !turns.ContainsKey(Key(pool, member.Owner))).ToList();
        if (newcomers.Count == 0) return new Dictionary<string, long>();

        // Somebody who left for good keeps an old, low counter: compare with those who are here, and with all only when none is.
        var known = present.Except(newcomers).ToList();
        if (known.Count == 0) known = [.. pool.Members.Where(member => turns.ContainsKey(Key(pool, member.Owner)))];
        var level = known.Select(member => (decimal)turns[Key(pool, member.Owner)] / Weight(pool, member)).DefaultIfEmpty(0).Min();

        return newcomers.ToDictionary(member => Key(pool, member.Owner), member => (long)(level * Weight(pool, member)));
    }

    /// <summary>Counters of members who could not take any lead, raised to those who could: they are owed none for the time.</summary>
    /// <param name="able">Those who could, if only at another hour.</param>
    public static IReadOnlyDictionary<string, long> Excused(
        PoolRule pool,
        IEnumerable<PoolMember> absent,
        IReadOnlyList<PoolMember> able,
        IReadOnlyDictionary<string, long> turns,
        IReadOnlyDictionary<string, long> joining)
    {
        var level = able.Select(member => (decimal)Count(Key(pool, member.Owner), turns, joining) / Weight(pool, member)).DefaultIfEmpty(0).Min();
        return absent.Select(member => (Key: Key(pool, member.Owner), Level: (long)(level * Weight(pool, member))))
            .Where(member => turns.TryGetValue(member.Key, out var had) && had < member.Level)
            .ToDictionary(member => member.Key, member => member.Level);
    }

    /// <summary>Of those who are due a lead, the one who would be overdue first; of equals a newcomer, then the first in the pool.</summary>
    /// <remarks>
    /// Tijdeman's answer to the chairman assignment problem (Discrete Mathematics 32, 1980): at every moment each member is
    /// less than one lead from their share, however many there are and however the weights differ, which no rule by divisors
    /// keeps. With equal weights it is a plain round robin.
    /// </remarks>
    public static PoolMember Next(
        PoolRule pool,
        IReadOnlyList<PoolMember> present,
        IReadOnlyDictionary<string, long> turns,
        IReadOnlyDictionary<string, long> joining)
    {
        if (present is [var only]) return only;

        var slack = (2L * present.Count) - 2;
        var weights = present.Sum(member => (long)Weight(pool, member));
        var leads = present.Sum(member => Had(member)) + 1;
        return present.Where(member => slack * ((Weight(pool, member) * leads) - (Had(member) * weights)) >= weights)
            .OrderBy(member => (decimal)((slack * (Had(member) + 1)) - 1) / Weight(pool, member))
            .ThenByDescending(member => joining.ContainsKey(Key(pool, member.Owner)))
            .First();

        long Had(PoolMember member) => Count(Key(pool, member.Owner), turns, joining);
    }

    /// <summary>The desk as it stands once a route is taken: what the next lead of the same batch must see.</summary>
    public static Desk After(Desk desk, Route route)
    {
        var turns = new Dictionary<string, long>(desk.Turns);
        foreach (var (member, start) in route.Joined) turns[member] = start;
        if (route.Turn is { } turn) turns[turn] = turns.GetValueOrDefault(turn) + 1;

        var loads = new Dictionary<string, int>(desk.Loads);
        if (route.Owner is { } owner) loads[owner.CrmId] = loads.GetValueOrDefault(owner.CrmId) + 1;
        return desk with { Turns = turns, Loads = loads };
    }

    private static long Count(string key, IReadOnlyDictionary<string, long> turns, IReadOnlyDictionary<string, long> joining) =>
        joining.TryGetValue(key, out var start) ? start : turns.GetValueOrDefault(key);

    private static int Weight(PoolRule pool, PoolMember member) => pool.Method == PoolMethod.Weighted ? Math.Max(1, member.Weight) : 1;
}
