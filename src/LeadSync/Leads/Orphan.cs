namespace LeadSync.Leads;

/// <summary>A lead that sales has and that nobody will work on.</summary>
/// <param name="Kind">What is wrong, as it is counted.</param>
/// <param name="Because">In words that an operations person understands.</param>
internal sealed record Orphan(OrphanKind Kind, string Because)
{
    /// <summary>Somebody else can take it; otherwise a person has to see to it.</summary>
    public bool CanMove => Kind is OrphanKind.InactiveOwner or OrphanKind.OwnUser or OrphanKind.EmptyQueue;
}

internal enum OrphanKind { InactiveOwner, OwnUser, EmptyQueue, Unmatched, NoDeadline, TooOld }
