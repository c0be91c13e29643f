using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Routing;

/// <summary>Which member of a pool gets the lead.</summary>
/// <remarks>
/// Whoever is not at work is passed over while somebody is; where nobody is, whoever has no holiday today is asked, and at
/// last everybody: a lead that comes at night is given to somebody, and is never left lying.
/// </remarks>
internal static class PoolDraw
{
    public static Choice From(PoolRule pool, SalesFloor floor)
    {
        var seats = pool.Members.DistinctBy(member => member.Owner).Select(member => (Member: member, Seating: floor.Person(member.Owner))).ToList();
        var able = seats.Where(seat => seat.Seating.Owner is not null).ToList();
        var nearest = able.Count == 0 ? Presence.AtWork : able.Min(seat => seat.Seating.Presence);
        var present = able.Where(seat => seat.Seating.Presence == nearest).Select(seat => new Seated(seat.Member, seat.Seating.Owner!)).ToList();
        SkippedSeat[] skipped = [.. seats.Where(seat => seat.Seating.Owner is null || seat.Seating.Presence > nearest).Select(seat => new SkippedSeat(seat.Member.Owner, WhyNot(seat.Seating)))];
        if (present.Count == 0) return Choice.Nobody($"nobody in pool {pool.Name} can take it", skipped);

        // Whoever is only not at work has joined already, and catches up: else each would start level with those who had the first day's leads.
        PoolMember[] members = [.. able.Select(seat => seat.Member)];
        var joined = PoolTurns.Joining(pool, members, floor.Desk.Turns);
        var excused = PoolTurns.Excused(pool, seats.Except(able).Select(seat => seat.Member), members, floor.Desk.Turns, joined);
        var (chosen, because) = Draw(pool, present, joined, floor);
        return new Choice(chosen.Owner, because, skipped, PoolTurns.Key(pool, chosen.Member.Owner)) { Joined = joined.Concat(excused).ToDictionary() };
    }

    private static string WhyNot(Seating seating) => seating switch
    {
        { Owner: null } => seating.WhyNot,
        { Presence: Presence.OnHoliday } => "has a holiday today",
        _ => "not at work now",
    };

    private static (Seated Chosen, string Because) Draw(
        PoolRule pool,
        List<Seated> present,
        IReadOnlyDictionary<string, long> joined,
        SalesFloor floor)
    {
        switch (pool.Method)
        {
            case PoolMethod.LeastBusy:
                var least = present.Min(seat => floor.Load(seat.Owner));
                var idle = Next([.. present.Where(seat => floor.Load(seat.Owner) == least)]);
                return (idle, $"{idle.Member.Owner} has the fewest open leads in pool {pool.Name} ({least})");
            case PoolMethod.Random:
                var drawn = present[Chance(floor.Lead.Lead, pool.Name, present.Count)];
                return (drawn, $"{drawn.Member.Owner} was drawn from pool {pool.Name}");
            default:
                var next = Next(present);
                return (next, $"it was {next.Member.Owner}'s turn in pool {pool.Name}");
        }

        Seated Next(List<Seated> among)
        {
            var member = PoolTurns.Next(pool, [.. among.Select(seat => seat.Member)], floor.Desk.Turns, joined);
            return among.First(seat => seat.Member == member);
        }
    }

    private sealed record Seated(PoolMember Member, Owner Owner);

    /// <summary>A draw that anybody can repeat: the same lead and pool give the same number on every machine.</summary>
    private static int Chance(LeadId lead, string pool, int sides)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{lead}/{pool}"));
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)sides);
    }
}

/// <summary>What an assignment came to: somebody, or nobody and the reason.</summary>
internal sealed record Choice(Owner? Owner, string Because, IReadOnlyList<SkippedSeat> Skipped, string? Turn = null)
{
    public IReadOnlyDictionary<string, long> Joined { get; init; } = new Dictionary<string, long>();

    /// <summary>The org's own assignment rules may choose somebody else.</summary>
    public bool OrgDecides { get; init; }

    public static Choice Nobody(string because, params IReadOnlyList<SkippedSeat> skipped) => new(null, because, skipped);
}
