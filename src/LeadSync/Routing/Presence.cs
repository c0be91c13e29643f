namespace LeadSync.Routing;

/// <summary>Is somebody there to answer? The nearer to now, the sooner they get a lead.</summary>
internal enum Presence
{
    AtWork,

    /// <summary>In the evening, at night, on a day off: back within days.</summary>
    OutOfHours,

    /// <summary>A holiday of theirs today.</summary>
    OnHoliday,
}
