namespace LeadSync.Rules;

/// <summary>Something in the configuration that is wrong, missing or worth knowing, with the way out.</summary>
/// <param name="Wrong">What is wrong, as a clause without a full stop.</param>
/// <param name="Remedy">What to do about it, likewise.</param>
internal sealed record Finding(Position At, string Wrong, string Remedy, FindingKind Kind = FindingKind.Mistake)
{
    /// <summary>Worth reading, and in nobody's way.</summary>
    public bool IsNote => Kind == FindingKind.Note;

    /// <summary>Does it stand in the way of what somebody is about to do?</summary>
    public bool Stops(Purpose purpose) => Kind switch
    {
        FindingKind.Mistake => true,
        FindingKind.Unset => purpose is Purpose.CheckLive or Purpose.Run,
        FindingKind.NotRunnable => purpose is Purpose.Run,
        _ => false,
    };
}

internal enum FindingKind
{
    /// <summary>Wrong wherever it is read.</summary>
    Mistake,

    /// <summary>A secret that a live system asks for is not there: no matter while nobody calls.</summary>
    Unset,

    /// <summary>Understood and valid, but this version would do something else than what is asked.</summary>
    NotRunnable,

    Note,
}

/// <summary>What the configuration is read for.</summary>
internal enum Purpose { CheckOffline, CheckLive, Run }
