using LeadSync.Hosting;
using Refit;

namespace LeadSync.Salesforce;

/// <summary>One kind of write.</summary>
/// <param name="Type">The object, for example Lead.</param>
/// <param name="KeyOf">What says which record is meant; null for new records.</param>
/// <param name="RaceIsPossible">Whether two upserts of a new external id can meet: the loser is told of a duplicate.</param>
/// <param name="Send">The call with a whole collection.</param>
/// <param name="Alone">The same for one record.</param>
internal sealed record CollectionWrite(
    string Type,
    Func<SalesforceRecord, string?>? KeyOf,
    bool RaceIsPossible,
    Func<CollectionRequest, Task<IApiResponse<IReadOnlyList<SaveResult>>>> Send,
    Func<SalesforceRecord, SingleCall> Alone);

/// <summary>A write of one record.</summary>
/// <param name="Method">POST or PATCH.</param>
/// <param name="Path">What follows the object in the path.</param>
/// <param name="FieldInPath">The field that stands in the path: named in the body as well, it is refused.</param>
internal sealed record SingleCall(string Method, string Path, string? FieldInPath = null);

/// <summary>Writes records in collections, with one certain outcome for each.</summary>
/// <remarks>
/// A collection is answered with 200 even when every record failed, in the order of the request. A call that is refused
/// as a whole (a value of the wrong JSON type does that) is split until the culprit stands alone.
/// </remarks>
internal sealed class SalesforceWrites(CollectionWrite write, IReadOnlyList<SalesforceRecord> records, TimeProvider time)
{
    private const int MostRecords = 200;
    private const int MostRepeats = 2;
    private readonly OutcomeSheet _sheet = new([.. records.Select(record => record.Id)]);

    public async Task<IReadOnlyList<RecordOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        var keys = records.Select(record => write.KeyOf?.Invoke(record)).ToList();
        foreach (var batch in DistinctBatches.Of(keys, MostRecords))
        {
            foreach (var index in batch.Where(Nameless))
                _sheet[index] = new RecordOutcome(null, OutcomeKind.Refused, "NO_KEY", "The record has no valid id or external id.");
            await WriteBatchAsync([.. batch.Where(index => !Nameless(index))], cancellationToken);
        }

        return _sheet.Outcomes();

        bool Nameless(int index) => write.KeyOf is not null && string.IsNullOrWhiteSpace(keys[index]);
    }

    // A locked row and a lost race for a new external id clear up in moments: those records, and only those, go again.
    private async Task WriteBatchAsync(int[] batch, CancellationToken cancellationToken)
    {
        for (var repeats = 0; ; repeats++)
        {
            await SendAsync(batch, cancellationToken);
            var repeat = repeats;
            batch = _sheet.Down ? [] : [.. batch.Where(index => WorthRepeating(_sheet[index], repeat))];
            if (batch.Length == 0)
                return;
            await Task.Delay(LockWait(repeats), time, cancellationToken);
        }
    }

    private async Task SendAsync(int[] batch, CancellationToken cancellationToken)
    {
        if (batch.Length == 0 || _sheet.Down)
            return;

        using var answer = await write.Send(new CollectionRequest(
            AllOrNone: false, [.. batch.Select(index => SalesforceBody.OfCollection(write.Type, records[index]))]));
        if (FailedCall.Of(answer) is not { } failure)
        {
            Settle(answer.Content!, batch);
        }
        else if (SalesforceFailures.OfWholeCall(failure) is { } each)
        {
            _sheet.Fail(batch, each);
        }
        else if (batch.Length == 1)
        {
            _sheet[batch[0]] = SalesforceErrors.Outcome(null, SalesforceErrors.Read(failure.Body));
        }
        else
        {
            await SendAsync(batch[..(batch.Length / 2)], cancellationToken);
            await SendAsync(batch[(batch.Length / 2)..], cancellationToken);
        }
    }

    private void Settle(IReadOnlyList<SaveResult> results, int[] batch)
    {
        for (var position = 0; position < batch.Length; position++)
        {
            _sheet[batch[position]] = results.Count == batch.Length
                ? Outcome(results[position])
                : new RecordOutcome(null, OutcomeKind.Unknown, "MISCOUNT", $"Salesforce answered {results.Count} results for {batch.Length} records.");
        }
    }

    private RecordOutcome Outcome(SaveResult result) => result.Success
        ? new RecordOutcome(result.Id is { } saved ? SalesforceIds.Normalise(saved) : null, OutcomeKind.Written, Created: result.Created || write.KeyOf is null)
        : SalesforceErrors.Outcome(null, result.Errors ?? []);

    private bool WorthRepeating(RecordOutcome outcome, int repeats) => outcome switch
    {
        { Kind: OutcomeKind.Again, Code: "UNABLE_TO_LOCK_ROW" or "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" } => repeats < MostRepeats,
        { Code: "DUPLICATE_VALUE" } => write.RaceIsPossible && repeats == 0,
        _ => false,
    };

    // Up to two seconds, and not the same for two workers that fight for the same row.
    private static TimeSpan LockWait(int repeats) => TimeSpan.FromMilliseconds(500 * (repeats + 1) * (1 + Random.Shared.NextDouble()));
}
