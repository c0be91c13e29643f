namespace LeadSync.Journey.Simulating;

/// <summary>A simulated world in numbers.</summary>
/// <param name="Mqls">Leads that became ready, each time they did.</param>
/// <param name="Handoffs">How many of these went to whom first, by the name that people know.</param>
/// <param name="Broken">Deadlines that were not kept, by clock.</param>
/// <param name="Unknown">Leads of which nobody knows what sales would have done, from some time on.</param>
internal sealed record Tally(int Mqls, IReadOnlyDictionary<string, int> Handoffs, IReadOnlyDictionary<string, int> Broken, int Unknown)
{
    public static Tally Of(Past past, IReadOnlyCollection<Fate> fates)
    {
        var journeys = fates.SelectMany(fate => fate.Cycles).Where(cycle => !cycle.IsOld).ToList();
        return new Tally(
            journeys.Count,
            journeys.Where(cycle => !cycle.Owners.IsEmpty).CountBy(cycle => cycle.Owners[0].Owner.Label).ToDictionary(),
            fates.SelectMany(fate => fate.Cycles.SelectMany(cycle => BrokenClocks.Of(cycle, fate, past))).CountBy(clock => clock.Name).ToDictionary(),
            fates.Count(fate => fate.UnknownSince is not null));
    }
}
