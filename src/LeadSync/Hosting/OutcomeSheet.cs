namespace LeadSync.Hosting;

/// <summary>The outcomes of one write while its calls are under way: one line for each record, filled in any order.</summary>
/// <param name="ids">The id each record was sent with; null for new records.</param>
internal sealed class OutcomeSheet(IReadOnlyList<string?> ids)
{
    private readonly RecordOutcome?[] _outcomes = new RecordOutcome?[ids.Count];

    /// <summary>True once a call failed as a whole: the calls behind it would only wait for the same failure.</summary>
    public bool Down { get; private set; }

    public RecordOutcome this[int index]
    {
        get => _outcomes[index] ?? new RecordOutcome(ids[index], OutcomeKind.Again, "NOT_TRIED", "An earlier call of the same write failed.");
        set => _outcomes[index] = value.Id is null ? value with { Id = ids[index] } : value;
    }

    /// <summary>The same for every record of a call that failed as a whole.</summary>
    public void Fail(IEnumerable<int> batch, RecordOutcome each)
    {
        Down = true;
        foreach (var index in batch)
            this[index] = each;
    }

    /// <summary>All outcomes, in the order of the records. What was never sent may be sent again.</summary>
    public IReadOnlyList<RecordOutcome> Outcomes() => [.. Enumerable.Range(0, ids.Count).Select(index => this[index])];
}
