using LeadSync.Leads;

namespace LeadSync.Journey.Simulating;

/// <summary>Deadlines that were not kept within the simulated time.</summary>
internal static class BrokenClocks
{
    /// <summary>A deadline that lies behind what is known counts neither way.</summary>
    public static IEnumerable<Clock> Of(FateCycle cycle, Fate fate, Past past)
    {
        var known = fate.UnknownSince ?? past.Until;
        return cycle.Clocks.Where(clock => !clock.IsWatch && clock.Due >= past.Since && clock.Due <= known && (clock.Breached is not null || (clock.Met ?? clock.Stopped ?? known) > clock.Due));
    }
}
