using LeadSync.Hosting;
using Refit;

namespace LeadSync.HubSpot;

/// <summary>Updates contacts in batches, with one certain outcome for each.</summary>
/// <remarks>
/// With a unique objectWriteTraceId on every input HubSpot writes the valid ones and names the others (207).
/// Where it refuses the whole batch all the same, the batch is split until the culprit stands alone.
/// </remarks>
internal sealed class HubSpotContactUpdates(IHubSpotApi api, HubSpotContactReads reads)
{
    private const int MostInputs = 100;

    public async Task<IReadOnlyList<RecordOutcome>> UpdateAsync(IReadOnlyList<ContactUpdate> updates, CancellationToken cancellationToken)
    {
        var outcomes = new RecordOutcome[updates.Count];
        foreach (var batch in DistinctBatches.Of([.. updates.Select(update => update.Id)], MostInputs))
            await SendAsync(batch, updates, outcomes, cancellationToken);
        return outcomes;
    }

    private async Task SendAsync(
        int[] batch, IReadOnlyList<ContactUpdate> updates, RecordOutcome[] outcomes, CancellationToken cancellationToken)
    {
        if (batch.Length == 0)
            return;

        var request = new BatchUpdateRequest([.. batch.Select(index => Input(index, updates[index]))]);
        using var answer = await api.UpdateContactsAsync(request, cancellationToken);
        if (FailedCall.Of(answer) is { } failure)
            await SettleFailedAsync(failure, batch, updates, outcomes, cancellationToken);
        else
            await SettleAsync(answer, batch, updates, outcomes, cancellationToken);
    }

    private async Task SettleFailedAsync(
        FailedCall failure, int[] batch, IReadOnlyList<ContactUpdate> updates, RecordOutcome[] outcomes, CancellationToken cancellationToken)
    {
        if (HubSpotFailures.OfWholeCall(failure) is { } each)
        {
            foreach (var index in batch)
                outcomes[index] = each with { Id = updates[index].Id };
            return;
        }

        var error = HubSpotErrorText.Read(failure.Body);
        var culprits = BatchCulprits.Among(batch, index => updates[index].Properties.ContainsKey, error);
        foreach (var index in culprits)
            outcomes[index] = new RecordOutcome(updates[index].Id, OutcomeKind.Refused, error.Code, error.Message ?? failure.Reason);

        int[] rest = [.. batch.Except(culprits)];
        if (culprits.Length > 0)
        {
            await SendAsync(rest, updates, outcomes, cancellationToken);
            return;
        }

        await SendAsync(rest[..(rest.Length / 2)], updates, outcomes, cancellationToken);
        await SendAsync(rest[(rest.Length / 2)..], updates, outcomes, cancellationToken);
    }

    // What HubSpot returns is compared with what was sent: an id that was merged away is left out without a word.
    private async Task SettleAsync(
        IApiResponse<BatchAnswer> answer, int[] batch, IReadOnlyList<ContactUpdate> updates, RecordOutcome[] outcomes, CancellationToken cancellationToken)
    {
        var written = (answer.Content?.Results ?? []).Select(contact => contact.Id).ToHashSet();
        var errors = answer.Content?.Errors ?? [];
        foreach (var index in batch)
        {
            var id = updates[index].Id;
            outcomes[index] = written.Contains(id)
                ? new RecordOutcome(id, OutcomeKind.Written)
                : errors.FirstOrDefault(error => error.Named("objectWriteTraceId").Contains(TraceId(index)) || error.Named("ids").Contains(id)) is { } named
                    ? HubSpotFailures.OfRecord(id, named)
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
