namespace LeadSync.Acceptance.Edits;

/// <summary>
/// Who lost: a value that people had entered and that LeadSync replaced on that very side, by that side's own history.
/// Not among them: what people themselves replaced there, and what LeadSync put back with its next write.
/// </summary>
internal static class Losers
{
    public static IEnumerable<(Place Place, Entry Entry, Entry By)> Among(IReadOnlyDictionary<Place, IReadOnlyList<Entry>> histories) =>
        from history in histories
        from lost in In(history.Value)
        select (history.Key, lost.Entry, lost.By);

    private static IEnumerable<(Entry Entry, Entry By)> In(IReadOnlyList<Entry> entries)
    {
        var isTheirs = entries.Select(entry => entry.ByPeople).ToArray();
        for (var at = 0; at + 1 < entries.Count; at++)
        {
            if (!isTheirs[at] || entries[at + 1].ByPeople || entries[at + 1].Value == entries[at].Value) continue;

            // Put back, it is theirs again.
            if (at + 2 < entries.Count && entries[at + 2] is { ByPeople: false } back && back.Value == entries[at].Value) isTheirs[at + 2] = true;
            else yield return (entries[at], entries[at + 1]);
        }
    }
}
