using LeadSync.Leads;

namespace LeadSync.Journey.Handover;

/// <summary>A lead that came back from sales goes there again only when it has earned it.</summary>
internal static class Comeback
{
    public static Readiness Judge(Look look, Readiness readiness)
    {
        if (!readiness.IsReady || look.Lead.ReturnedAt is not { } returned) return readiness;

        var recycling = look.Rules.Sla.Recycling;
        if (look.Lead.Returns > recycling.MostReturns)
            return Not($"came back {look.Lead.Returns} times, and {recycling.MostReturns} are allowed");

        // A person who asks, or a marketer who says so, does not wait for a cool-off.
        if (readiness.HandRaiser || Asked(look)) return readiness;

        var free = returned + (look.Stage.CoolOff ?? recycling.CoolOff);
        if (look.Now < free) return Not($"cools off until {Words.Time(free)}");

        return look.Marketing.Engagements.Any(engagement => engagement.At > returned && engagement.IsSignOfLife)
            ? readiness
            : Not("nothing new was heard since it came back");
    }

    /// <summary>When a returned lead may be looked at again; null where time changes nothing.</summary>
    public static DateTimeOffset? FreeAt(Look look) =>
        look is { IsWithMarketing: true, Lead.ReturnedAt: { } returned } && returned + (look.Stage.CoolOff ?? look.Rules.Sla.Recycling.CoolOff) is var free && free > look.Now
            ? free
            : null;

    /// <summary>The marketer's button; LeadSync clears it once the lead is on its way, so it is always a new wish.</summary>
    public static bool Asked(Look look) =>
        string.Equals(look.Marketing["leadsync_request"], "handoff", StringComparison.OrdinalIgnoreCase);

    private static Readiness Not(string because) => new(false, because);
}
