using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>
/// Updates records only if nobody touched them since: If-Unmodified-Since is the only lock Salesforce has for a lead
/// ("REST: Conditional Request Headers"). It compares whole seconds, so the caller reads again afterwards what it wrote.
/// </summary>
internal sealed class SalesforceGuardedUpdates(ISalesforceApi api, string dataRoot, string type, IReadOnlyList<GuardedUpdate> updates)
{
    private const string AutoAssign = "FALSE";
    private const int MostSubrequests = 25;
    private readonly OutcomeSheet _sheet = new([.. updates.Select(update => update.Id)]);

    public async Task<IReadOnlyList<RecordOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in DistinctBatches.Of([.. updates.Select(Key)], MostSubrequests))
        {
            if (!_sheet.Down)
                await SendAsync(batch, cancellationToken);
        }

        return _sheet.Outcomes();
    }

    private async Task SendAsync(int[] batch, CancellationToken cancellationToken)
    {
        var request = new CompositeRequest(AllOrNone: false, [.. batch.Select(index => Patch(index, updates[index]))]);
        using var answer = await api.UpdateTogetherAsync(request, AutoAssign, cancellationToken);
        if (FailedCall.Of(answer) is { } failure)
        {
            _sheet.Fail(batch, SalesforceFailures.OfWholeCall(failure) ?? SalesforceErrors.Outcome(null, SalesforceErrors.Read(failure.Body)));
            return;
        }

        foreach (var index in batch)
        {
            _sheet[index] = answer.Content!.Subanswers?.FirstOrDefault(part => part.ReferenceId == WriteParts.Reference(index)) is { } part
                ? WriteParts.Outcome(null, part)
                : new RecordOutcome(null, OutcomeKind.Unknown, "OMITTED", "Salesforce's answer does not mention this record.");
        }
    }

    private Subrequest Patch(int index, GuardedUpdate update)
    {
        var headers = WriteParts.Headers(AutoAssign);
        headers["If-Unmodified-Since"] = update.IfUnmodifiedSince.ToString("R");
        var path = $"{dataRoot}/sobjects/{type}/{Uri.EscapeDataString(update.Id)}";
        return new Subrequest("PATCH", path, WriteParts.Reference(index), SalesforceBody.OfSingle(update.Fields), headers);
    }

    private static string? Key(GuardedUpdate update) => SalesforceIds.IsValid(update.Id) ? SalesforceIds.Normalise(update.Id) : null;
}
