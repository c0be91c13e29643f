using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>
/// Updates records only if nobody touched them since: If-Unmodified-Since is the only lock Salesforce has for a lead
/// ("REST: Conditional Request Headers"). It compares whole seconds, so what was written is read again afterwards by its caller.
/// </summary>
internal sealed class SalesforceGuardedUpdates(ISalesforceApi api, string dataRoot)
{
    private const int MostSubrequests = 25;

    public async Task<IReadOnlyList<RecordOutcome>> UpdateAsync(string type, IReadOnlyList<GuardedUpdate> updates, CancellationToken cancellationToken)
    {
        var outcomes = new RecordOutcome[updates.Count];
        foreach (var batch in DistinctBatches.Of([.. updates.Select(update => SalesforceIds.IsValid(update.Id) ? SalesforceIds.Normalise(update.Id) : null)], MostSubrequests))
            await SendAsync(type, batch, updates, outcomes, cancellationToken);
        return outcomes;
    }

    private async Task SendAsync(
        string type, int[] batch, IReadOnlyList<GuardedUpdate> updates, RecordOutcome[] outcomes, CancellationToken cancellationToken)
    {
        var request = new CompositeRequest(AllOrNone: false, [.. batch.Select(index => Patch(type, index, updates[index]))]);
        using var answer = await api.UpdateTogetherAsync(request, "FALSE", cancellationToken);
        var failure = FailedCall.Of(answer);
        var whole = failure is null ? null : SalesforceFailures.OfWholeCall(failure) ?? SalesforceErrors.Outcome(null, SalesforceErrors.Read(failure.Body));

        foreach (var index in batch)
        {
            var id = updates[index].Id;
            var part = answer.Content?.Subanswers?.FirstOrDefault(part => part.ReferenceId == Reference(index));
            outcomes[index] = (whole, part) switch
            {
                ({ } each, _) => each with { Id = id },
                (_, { } own) => Outcome(id, own),
                _ => new RecordOutcome(id, OutcomeKind.Unknown, "OMITTED", "Salesforce's answer does not mention this record."),
            };
        }
    }

    // The path names the record; headers of the call are not passed on to its parts, so each part has its own.
    private Subrequest Patch(string type, int index, GuardedUpdate update) => new(
        "PATCH",
        $"{dataRoot}/sobjects/{type}/{Uri.EscapeDataString(update.Id)}",
        Reference(index),
        SalesforceBody.OfSingle(update.Fields),
        new Dictionary<string, string>
        {
            ["If-Unmodified-Since"] = update.IfUnmodifiedSince.ToString("R"),
            [WriteHeaders.AutoAssign] = "FALSE",
            ["Sforce-Call-Options"] = "client=LeadSync",
        });

    private static RecordOutcome Outcome(string id, Subanswer part) => part.HttpStatusCode switch
    {
        >= 200 and < 300 => new RecordOutcome(id, OutcomeKind.Written),
        412 => new RecordOutcome(id, OutcomeKind.Changed, "PRECONDITION_FAILED", "Somebody edited the record since it was read."),
        >= 500 => SalesforceErrors.Outcome(id, SalesforceErrors.Read(part.Body)) with { Kind = OutcomeKind.Unknown },
        _ => SalesforceErrors.Outcome(id, SalesforceErrors.Read(part.Body)),
    };

    private static string Reference(int index) => $"r{index}";
}
