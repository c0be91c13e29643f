using LeadSync.Storage;

namespace LeadSync.Journey.Rounds;

/// <summary>Which leads one loop looks at, and how many at once.</summary>
/// <param name="MostLeads">Leads of one claim at most.</param>
internal sealed record JourneyShift(Shift Lanes, int MostLeads)
{
    /// <summary>Three calls of a write: the reads of that many fit one, and no transaction of theirs is long.</summary>
    public static readonly JourneyShift Live = new(Shift.Live, 600);

    /// <summary>As many as Salesforce finds by address in one call.</summary>
    public static readonly JourneyShift Backfill = new(Shift.Backfill, 5000);
}
