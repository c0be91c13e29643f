using LeadSync.Hosting;

namespace LeadSync.HubSpot;

/// <summary>Updates contacts in batches, with one certain outcome for each.</summary>
/// <remarks>
/// With a unique objectWriteTraceId on every input HubSpot writes the valid ones and names the others (207).
/// Where it refuses the whole batch all the same, the batch is split until the culprit stands alone.
/// </remarks>
internal sealed class HubSpotContactUpdates(IHubSpotApi api, HubSpotContactReads reads, IReadOnlyList<ContactUpdate> updates)
{
    private const int MostInputs = 100;
    private readonly OutcomeSheet _sheet = new([.. updates.Select(update => update.Id)]);

    public async Task<IReadOnlyList<RecordOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in DistinctBatches.Of([.. updates.Select(update => update.Id)], MostInputs))
            await SendAsync(batch, cancellationToken);
        return _sheet.Outcomes();
    }

    private async Task SendAsync(int[] batch, CancellationToken cancellationToken)
    {
        if (batch.Length == 0 || _sheet.Down)
            return;

        var request = new BatchUpdateRequest([.. batch.Select(index => Input(index, updates[index]))]);
        using var answer = await api.UpdateContactsAsync(request, cancellationToken);
        if (FailedCall.Of(answer) is not { } failure)
            await SettleAsync(answer.Content!, batch, cancellationToken);
        else if (HubSpotFailures.OfWholeCall(failure) is { } each)
            _sheet.Fail(batch, each);
        else
            await IsolateAsync(failure, batch, cancellationToken);
    }

    private async Task IsolateAsync(FailedCall failure, int[] batch, CancellationToken cancellationToken)
    {
        var error = HubSpotErrorText.Read(failure.Body);
        var culprits = BatchCulprits.Among(batch, index => updates[index].Properties.ContainsKey, error);
        foreach (var index in culprits)
            _sheet[index] = HubSpotFailures.Refused(null, error, failure.Reason);

        int[] rest = [.. batch.Except(culprits)];
        var half = culprits.Length > 0 ? rest.Length : rest.Length / 2;
        await SendAsync(rest[..half], cancellationToken);
        await SendAsync(rest[half..], cancellationToken);
    }

    // What HubSpot returns is compared with what was sent: an id that was merged away is left out without a word.
    private async Task SettleAsync(BatchAnswer answer, int[] batch, CancellationToken cancellationToken)
    {
        var written = (answer.Results ?? []).Select(contact => contact.Id).ToHashSet();
        var errors = answer.Errors ?? [];
        foreach (var index in batch)
        {
            var id = updates[index].Id;
            var named = errors.FirstOrDefault(error => error.Named("objectWriteTraceId").Contains(TraceId(index)) || error.Named("ids").Contains(id));
            _sheet[index] = named is not null ? HubSpotFailures.OfRecord(id, named)
                : written.Contains(id) ? new RecordOutcome(id, OutcomeKind.Written)
                : await ExplainOmissionAsync(id, errors, cancellationToken);
        }
    }

    private async Task<RecordOutcome> ExplainOmissionAsync(string id, IReadOnlyList<HubSpotError> errors, CancellationToken cancellationToken)
    {
        string? current;
        try
        {
            current = await reads.CurrentIdAsync(id, cancellationToken);
        }
        catch (Exception down) when (down is ConnectionDownException or CallRefusedException)
        {
            return new RecordOutcome(id, OutcomeKind.Unknown, "OMITTED", "HubSpot's answer does not mention this contact, and it could not be read.");
        }

        if (current is null)
            return new RecordOutcome(id, OutcomeKind.Gone, "OBJECT_NOT_FOUND", "The contact is deleted.");
        if (current != id)
            return new RecordOutcome(current, OutcomeKind.Gone, "MERGED", $"Contact {id} was merged into {current}.");
        return errors.FirstOrDefault(error => !error.Named("objectWriteTraceId").Any() && !error.Named("ids").Any()) is { } nameless
            ? HubSpotFailures.OfRecord(id, nameless)
            : new RecordOutcome(id, OutcomeKind.Unknown, "OMITTED", "HubSpot's answer does not mention this contact, though it exists.");
    }

    // An empty text clears a property; null is refused.
    private static BatchUpdate Input(int index, ContactUpdate update) =>
        new(update.Id, TraceId(index), update.Properties.ToDictionary(property => property.Key, property => property.Value ?? ""));

    private static string TraceId(int index) => $"ls-{index}";
}
