using LeadSync.Storage;

namespace LeadSync.Delivery;

/// <summary>What one delivery loop carries.</summary>
/// <param name="MostRows">Rows of one batch.</param>
internal sealed record Route(string Target, Shift Lanes, int MostRows)
{
    /// <summary>Desired values older than this may be no longer desired: the lead is looked at instead. A first load is in no hurry.</summary>
    public TimeSpan GoesStale => Lanes == Shift.Backfill ? TimeSpan.FromMinutes(30) : TimeSpan.FromSeconds(60);
}
