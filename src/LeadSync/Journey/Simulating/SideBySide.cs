using LeadSync.Leads;

namespace LeadSync.Journey.Simulating;

/// <summary>Two simulated worlds side by side. Both are played by the same decisions from the same past: what differs comes of the rules alone.</summary>
/// <param name="AsItWas">Leads that the rules in force decide as they were really decided.</param>
internal sealed record SideBySide(Past Past, Tally InForce, Tally Other, IReadOnlyList<Difference> Differences, int AsItWas)
{
    private const string Nothing = "none";
    private const string NotKnown = "not known";

    public static SideBySide Of(Past past, IReadOnlyDictionary<LeadId, Fate> inForce, IReadOnlyDictionary<LeadId, Fate> other) => new(
        past,
        Tally.Of(past, [.. inForce.Values]),
        Tally.Of(past, [.. other.Values]),
        [.. past.Leads.SelectMany(lead => Between(past, lead.AtStart.Id, inForce[lead.AtStart.Id], other[lead.AtStart.Id]))],
        past.Leads.Count(lead => IsAsItWas(past, lead, inForce[lead.AtStart.Id])));

    private static IEnumerable<Difference> Between(Past past, LeadId id, Fate one, Fate two)
    {
        var who = one.Last.Email ?? two.Last.Email ?? one.Last.ContactId ?? id.Value;
        for (var number = 0; number < Math.Max(one.Cycles.Count, two.Cycles.Count); number++)
        {
            var (mine, theirs) = (one.Cycles.ElementAtOrDefault(number), two.Cycles.ElementAtOrDefault(number));
            if (mine?.QualifiedAt != theirs?.QualifiedAt) yield return new Difference(id, who, Difference.Mql, Ready(mine, one, theirs), Ready(theirs, two, mine));
            if (!SameOwners(mine, theirs)) yield return new Difference(id, who, Difference.Owner, Owners(mine, one, theirs), Owners(theirs, two, mine));
            if (!SameBroken(past, mine, one, theirs, two)) yield return new Difference(id, who, Difference.Deadlines, Broken(past, mine, one, theirs, two), Broken(past, theirs, two, mine, one));
        }
    }

    private static string Ready(FateCycle? cycle, Fate fate, FateCycle? beside) => cycle switch
    {
        { } ready => $"{Words.Time(ready.QualifiedAt)}: {ready.Because}",
        _ when IsUnknownAt(fate, beside) => NotKnown,
        _ => $"no: {fate.Last.Because}",
    };

    private static string Owners(FateCycle? cycle, Fate fate, FateCycle? beside) => cycle switch
    {
        { Owners.Count: > 0 } given => string.Join(", then ", given.Owners.Select(Named)),
        null when IsUnknownAt(fate, beside) => NotKnown,
        _ => "nobody",
    };

    private static string Named(FateOwner owner) => $"{owner.Owner.Label} ({(owner.Rule is { } rule ? $"rule {rule}" : owner.Because)})";

    private static string Broken(Past past, FateCycle? cycle, Fate fate, FateCycle? beside, Fate fateBeside)
    {
        var broken = cycle is null ? [] : BrokenClocks.Of(cycle, fate, past).Select(clock => $"{clock.Name}, due {Words.Time(clock.Due)}").ToList();
        if (broken.Count > 0) return string.Join("; ", broken);

        // What the other side broke lies behind what is known of this one.
        var isBehind = beside is not null && BrokenClocks.Of(beside, fateBeside, past).Any(clock => fate.UnknownSince < clock.Due);
        return fate.UnknownSince is not null && (isBehind || cycle is { Clocks.Count: > 0 }) ? NotKnown : Nothing;
    }

    private static bool IsUnknownAt(Fate fate, FateCycle? beside) => fate.UnknownSince <= beside?.QualifiedAt;

    private static bool SameOwners(FateCycle? one, FateCycle? two) =>
        (one?.Owners ?? []).Select(owner => (owner.Owner.CrmId, owner.Rule)).SequenceEqual((two?.Owners ?? []).Select(owner => (owner.Owner.CrmId, owner.Rule)));

    private static bool SameBroken(Past past, FateCycle? one, Fate fate, FateCycle? two, Fate other) =>
        Names(past, one, fate).SequenceEqual(Names(past, two, other));

    private static IEnumerable<string> Names(Past past, FateCycle? cycle, Fate fate) => cycle is null ? [] : BrokenClocks.Of(cycle, fate, past).Select(clock => clock.Name);

    private static bool IsAsItWas(Past past, PastLead lead, Fate fate)
    {
        var real = lead.Cycles.Where(cycle => cycle.QualifiedAt >= past.Since && cycle.QualifiedAt <= past.Until);
        var simulated = fate.Cycles.Where(cycle => !cycle.IsOld);
        return real.Select(cycle => (At: cycle.QualifiedAt.ToUnixTimeMilliseconds(), Owner: cycle.Owner?.CrmId))
            .SequenceEqual(simulated.Select(cycle => (At: cycle.QualifiedAt.ToUnixTimeMilliseconds(), Owner: cycle.Owners.FirstOrDefault()?.Owner.CrmId)));
    }
}
