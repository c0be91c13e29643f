using System.Collections.Immutable;
using LeadSync.Leads;

namespace LeadSync.Journey.Simulating;

/// <summary>What became of a lead in a simulated world.</summary>
/// <param name="Last">The lead at the end.</param>
internal sealed record Fate(Lead Last)
{
    /// <summary>Its journeys to sales, the one it was on at the beginning first.</summary>
    public ImmutableList<FateCycle> Cycles { get; init; } = [];

    /// <summary>From here on nobody knows what sales would have done; null where all is known.</summary>
    public DateTimeOffset? UnknownSince { get; init; }

    public static Fate Of(Lead atStart) => new(atStart)
    {
        Cycles = atStart is { Cycle: > 0, QualifiedAt: { } qualified } ? [With(new FateCycle(qualified, atStart.ReadyBecause ?? "", IsOld: true), atStart, isWithSales: true)] : [],
    };

    /// <param name="isWithSales">Sales has it, or is to have it.</param>
    public Fate After(Lead before, Lead after, bool isWithSales)
    {
        // A new journey begins without clocks: those of the last one stay with it.
        var cycles = after.Cycle > before.Cycle ? Cycles.Add(new FateCycle(after.QualifiedAt!.Value, after.ReadyBecause ?? "", IsOld: false)) : Cycles;
        if (cycles is [.., var last]) cycles = cycles.SetItem(cycles.Count - 1, With(last, after, isWithSales));
        return this with { Last = after, Cycles = cycles };
    }

    private static FateCycle With(FateCycle cycle, Lead lead, bool isWithSales) => cycle with
    {
        Clocks = lead.Clocks,
        Owners = isWithSales && lead.Owner is { } owner && (cycle.Owners.Count == 0 || cycle.Owners[^1].Owner.CrmId != owner.CrmId)
            ? cycle.Owners.Add(new FateOwner(owner, cycle.Owners.Count == 0 ? lead.RoutedBy : null, lead.OwnerBecause))
            : cycle.Owners,
    };
}

/// <summary>One journey to sales.</summary>
/// <param name="Because">Why it was ready.</param>
/// <param name="IsOld">It set out before the time that is simulated.</param>
internal sealed record FateCycle(DateTimeOffset QualifiedAt, string Because, bool IsOld)
{
    /// <summary>Who had it, in order.</summary>
    public ImmutableList<FateOwner> Owners { get; init; } = [];

    public IReadOnlyList<Clock> Clocks { get; init; } = [];
}

/// <param name="Rule">Name of the routing rule; null where no rule chose.</param>
/// <param name="Because">Why that owner, as a sentence.</param>
internal sealed record FateOwner(Owner Owner, string? Rule, string Because);
