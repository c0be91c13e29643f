using LeadSync.Hosting;
using Refit;

namespace LeadSync.Salesforce;

/// <summary>One kind of write.</summary>
/// <param name="Type">The object, for example Lead.</param>
/// <param name="KeyOf">What says which record is meant; null for new records.</param>
/// <param name="RaceIsPossible">Whether two upserts of a new external id can meet: the loser is told of a duplicate.</param>
/// <param name="Send">The call.</param>
internal sealed record CollectionWrite(
    string Type,
    Func<SalesforceRecord, string?>? KeyOf,
    bool RaceIsPossible,
    Func<CollectionRequest, Task<IApiResponse<IReadOnlyList<SaveResult>>>> Send);

/// <summary>Writes records in collections, with one certain outcome for each.</summary>
/// <remarks>
/// A collection is answered with 200 even when every record failed, in the order of the request. A call that is refused
/// as a whole (a value of the wrong JSON type does that) is split until the culprit stands alone.
/// </remarks>
internal sealed class SalesforceWrites(CollectionWrite write, TimeProvider time)
{
    private const int MostRecords = 200;
    private const int MostRepeats = 2;

    public async Task<IReadOnlyList<RecordOutcome>> WriteAsync(IReadOnlyList<SalesforceRecord> records, CancellationToken cancellationToken)
    {
        var outcomes = new RecordOutcome[records.Count];
        var keys = records.Select(record => write.KeyOf?.Invoke(record)).ToList();
        foreach (var batch in DistinctBatches.Of(keys, MostRecords))
        {
            var (known, nameless) = (batch.Where(Sendable).ToArray(), batch.Where(index => !Sendable(index)));
            foreach (var index in nameless)
                outcomes[index] = new RecordOutcome(records[index].Id, OutcomeKind.Refused, "NO_KEY", "The record has no valid id or external id.");
            if (known.Length > 0)
                await WriteBatchAsync(known, records, outcomes, cancellationToken);
        }

        return outcomes;

        bool Sendable(int index) => write.KeyOf is null || !string.IsNullOrWhiteSpace(keys[index]);
    }

    // A locked row and a lost race for a new external id clear up in moments: those records, and only those, go again.
    private async Task WriteBatchAsync(
        int[] batch, IReadOnlyList<SalesforceRecord> records, RecordOutcome[] outcomes, CancellationToken cancellationToken)
    {
        for (var repeats = 0; ; repeats++)
        {
            await SendAsync(batch, records, outcomes, cancellationToken);
            var repeat = repeats;
            batch = [.. batch.Where(index => WorthRepeating(outcomes[index], repeat))];
            if (batch.Length == 0)
                return;
            await Task.Delay(LockWait(repeats), time, cancellationToken);
        }
    }

    private async Task SendAsync(
        int[] batch, IReadOnlyList<SalesforceRecord> records, RecordOutcome[] outcomes, CancellationToken cancellationToken)
    {
        var request = new CollectionRequest(AllOrNone: false, [.. batch.Select(index => SalesforceBody.OfCollection(write.Type, records[index]))]);
        using var answer = await write.Send(request);
        if (FailedCall.Of(answer) is not { } failure)
        {
            Settle(answer.Content ?? [], batch, records, outcomes);
            return;
        }

        if (SalesforceFailures.OfWholeCall(failure) is { } each)
        {
            foreach (var index in batch)
                outcomes[index] = each with { Id = records[index].Id };
        }
        else if (batch.Length == 1)
        {
            outcomes[batch[0]] = SalesforceErrors.Outcome(records[batch[0]].Id, SalesforceErrors.Read(failure.Body));
        }
        else
        {
            await SendAsync(batch[..(batch.Length / 2)], records, outcomes, cancellationToken);
            await SendAsync(batch[(batch.Length / 2)..], records, outcomes, cancellationToken);
        }
    }

    private void Settle(
        IReadOnlyList<SaveResult> results, int[] batch, IReadOnlyList<SalesforceRecord> records, RecordOutcome[] outcomes)
    {
        for (var position = 0; position < batch.Length; position++)
        {
            var id = records[batch[position]].Id;
            outcomes[batch[position]] = results.Count == batch.Length
                ? Outcome(results[position], id)
                : new RecordOutcome(id, OutcomeKind.Unknown, "MISCOUNT", $"Salesforce answered {results.Count} results for {batch.Length} records.");
        }
    }

    private RecordOutcome Outcome(SaveResult result, string? id) => result.Success
        ? new RecordOutcome(result.Id is { } saved ? SalesforceIds.Normalise(saved) : id, OutcomeKind.Written, Created: result.Created || write.KeyOf is null)
        : SalesforceErrors.Outcome(id, result.Errors ?? []);

    private bool WorthRepeating(RecordOutcome outcome, int repeats) => outcome switch
    {
        { Kind: OutcomeKind.Again, Code: "UNABLE_TO_LOCK_ROW" or "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" } => repeats < MostRepeats,
        { Code: "DUPLICATE_VALUE" } => write.RaceIsPossible && repeats == 0,
        _ => false,
    };

    // Up to two seconds, and not the same for two workers that fight for the same row.
    private static TimeSpan LockWait(int repeats) => TimeSpan.FromMilliseconds(500 * (repeats + 1) * (1 + Random.Shared.NextDouble()));
}
