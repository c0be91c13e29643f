using System.Net.Http.Headers;
using CsvHelper;
using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>
/// Writes many records by Bulk API 2.0: about six calls for ten thousand of them, polls not counted. Slower to answer than a
/// collection, so live leads do not travel here. The org's assignment rules may have the owner's last word: read it back.
/// </summary>
internal sealed class BulkLoad(ISalesforceBulkApi api, TimeProvider time)
{
    private const string NoRules = "FALSE";
    private const int MostCloses = 3;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(15);

    /// <summary>Creates or updates by an external id, which is one of each record's fields; the records' ids are not used.</summary>
    /// <param name="type">The object, for example Lead.</param>
    /// <param name="externalIdField">A field that is External ID and Unique.</param>
    /// <param name="records">Any number; the same external id twice is written twice, in order.</param>
    /// <param name="cancellationToken">Stops waiting; a job under way goes on.</param>
    /// <returns>One outcome for each record; <see cref="OutcomeKind.Unknown"/> where a job's fate could not be read.</returns>
    public Task<IReadOnlyList<RecordOutcome>> UpsertAsync(
        string type, string externalIdField, IReadOnlyList<SalesforceRecord> records, CancellationToken cancellationToken = default) =>
        LoadAsync(new BulkOrder(type, BulkOperation.Upsert, externalIdField), [.. records.Select(record => record with { Id = null })], cancellationToken);

    /// <summary>Creates records. Not repeatable: after <see cref="OutcomeKind.Unknown"/> look for the record first.</summary>
    /// <inheritdoc cref="UpsertAsync"/>
    public Task<IReadOnlyList<RecordOutcome>> CreateAsync(string type, IReadOnlyList<SalesforceRecord> records, CancellationToken cancellationToken = default) =>
        LoadAsync(new BulkOrder(type, BulkOperation.Create), [.. records.Select(record => record with { Id = null })], cancellationToken);

    /// <summary>Updates records by id, whoever edited them meanwhile.</summary>
    /// <inheritdoc cref="UpsertAsync"/>
    public Task<IReadOnlyList<RecordOutcome>> UpdateAsync(string type, IReadOnlyList<SalesforceRecord> records, CancellationToken cancellationToken = default) =>
        LoadAsync(new BulkOrder(type, BulkOperation.Update), records, cancellationToken);

    /// <summary>Opens a job and gives it its records. Salesforce does nothing with them before <see cref="RunAsync"/>.</summary>
    /// <param name="order">What the job shall do.</param>
    /// <param name="records">One portion of a <see cref="BulkPlan"/>.</param>
    /// <param name="cancellationToken">Stops; the job then stays open and is never processed.</param>
    public async Task<BulkStart> UploadAsync(BulkOrder order, IReadOnlyList<SalesforceRecord> records, CancellationToken cancellationToken)
    {
        var operation = order.Operation == BulkOperation.Create ? "insert" : order.Operation.ToString().ToLowerInvariant();
        using var opened = await api.OpenAsync(new IngestOrder(order.Type, operation, order.ExternalIdField), NoRules, cancellationToken);
        if (FailedCall.Of(opened) is { } noJob)
            return NotBegun(noJob);
        if (opened.Content?.Id is not { } id)
            return new BulkStart(null, new RecordOutcome(null, OutcomeKind.Again, "NO_JOB", "Salesforce opened a job without an id."));

        using var csv = new ByteArrayContent(BulkTable.Write(order, records)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") { CharSet = "UTF-8" } } };
        using var uploaded = await api.UploadAsync(id, csv, NoRules, cancellationToken);
        return FailedCall.Of(uploaded) is { } failure ? NotBegun(failure) : new BulkStart(new BulkJob(id, order), null);
    }

    /// <summary>Lets Salesforce work a job off and fetches what became of each record. May be called again after a kill.</summary>
    /// <param name="job">An uploaded job, however far it has come.</param>
    /// <param name="records">The very records that were uploaded, in any order.</param>
    /// <param name="cancellationToken">Stops waiting; the job goes on.</param>
    /// <returns>One outcome for each record, in the order given.</returns>
    public async Task<IReadOnlyList<RecordOutcome>> RunAsync(BulkJob job, IReadOnlyList<SalesforceRecord> records, CancellationToken cancellationToken)
    {
        var outcomes = new BulkOutcomes(job.Order, records);
        try
        {
            var over = await OverAsync(job, cancellationToken);
            if (over.NotBegun is { } again)
                return outcomes.Outcomes(again);
            await TakeResultsAsync(job, over.Job!, outcomes, cancellationToken);
            return outcomes.Outcomes(Unread(job, "no result mentions this record"));
        }
        catch (Exception failure) when (failure is ConnectionDownException or CallRefusedException or CsvFormatException)
        {
            return outcomes.Outcomes(Unread(job, failure.Message));
        }
    }

    private async Task<IReadOnlyList<RecordOutcome>> LoadAsync(BulkOrder order, IReadOnlyList<SalesforceRecord> records, CancellationToken cancellationToken)
    {
        var sheet = new OutcomeSheet([.. records.Select(record => record.Id)]);
        var plan = BulkPlan.Of(order, records);
        foreach (var (index, why) in plan.Refused)
            sheet[index] = why;
        foreach (var portion in plan.Portions.TakeWhile(_ => !sheet.Down))
        {
            SalesforceRecord[] part = [.. portion.Select(index => records[index])];
            var start = await UploadAsync(order, part, cancellationToken);
            if (start.Job is null)
            {
                sheet.Fail(portion, start.Failed!);
                continue;
            }

            foreach (var (position, outcome) in (await RunAsync(start.Job, part, cancellationToken)).Index())
                sheet[portion[position]] = outcome;
        }

        return sheet.Outcomes();
    }

    // Closing twice does no harm, so the answer to it does not matter: the job's own state does.
    private async Task<(IngestJob? Job, RecordOutcome? NotBegun)> OverAsync(BulkJob job, CancellationToken cancellationToken)
    {
        var closed = await CloseAsync(job, cancellationToken);
        for (var (closes, wait) = (1, FirstWait); ; wait = wait * 1.5 > MostWait ? MostWait : wait * 1.5)
        {
            var now = await SalesforceReads.ReadAsync($"reading bulk job {job.Id}", () => api.ReadAsync(job.Id, cancellationToken));
            if (now.State is "JobComplete" or "Failed" or "Aborted")
                return (now, null);
            if (now.State is "Open" && closes++ == MostCloses)
                return (null, await GiveUpAsync(job, closed, cancellationToken));
            if (now.State is "Open")
                closed = await CloseAsync(job, cancellationToken);
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<FailedCall?> CloseAsync(BulkJob job, CancellationToken cancellationToken)
    {
        using var answer = await api.ChangeAsync(job.Id, new IngestChange("UploadComplete"), NoRules, cancellationToken);
        return FailedCall.Of(answer);
    }

    // Aborted, so that it can never run beside the job that carries the same records next.
    private async Task<RecordOutcome> GiveUpAsync(BulkJob job, FailedCall? why, CancellationToken cancellationToken)
    {
        using var aborted = await api.ChangeAsync(job.Id, new IngestChange("Aborted"), NoRules, cancellationToken);
        return why is null ? new RecordOutcome(null, OutcomeKind.Again, "JOB_OPEN", $"Bulk job {job.Id} does not close.") : NotBegun(why).Failed!;
    }

    private async Task TakeResultsAsync(BulkJob job, IngestJob over, BulkOutcomes outcomes, CancellationToken cancellationToken)
    {
        outcomes.TakeSuccessful(await ResultAsync("successfulResults"));
        outcomes.TakeFailed(await ResultAsync("failedResults"));
        if (over.State is not "JobComplete")
            outcomes.TakeUnprocessed(await ResultAsync("unprocessedrecords"), WhyUnprocessed(over));

        async Task<string> ResultAsync(string result)
        {
            using var answer = await api.ResultAsync(job.Id, result, cancellationToken);
            return FailedCall.Of(answer) is { } failure
                ? throw SalesforceFailures.Exception($"reading {result} of bulk job {job.Id}", failure)
                : answer.Content ?? "";
        }
    }

    // A column that is no field, or hidden from our user, fails the whole job: sent again, it would fail again.
    private static RecordOutcome WhyUnprocessed(IngestJob over) => over.ErrorMessage?.Contains("Field name not found", StringComparison.Ordinal) == true
        ? new RecordOutcome(null, OutcomeKind.Refused, "INVALID_FIELD", over.ErrorMessage)
        : new RecordOutcome(null, OutcomeKind.Again, "JOB_ENDED", over.ErrorMessage ?? $"The bulk job ended as {over.State} before it came to this record.");

    // No job is worked off before it is closed, so whatever fails before leaves every record as it was.
    private static BulkStart NotBegun(FailedCall failure)
    {
        var error = SalesforceErrors.First(failure.Body);
        return new BulkStart(null, new RecordOutcome(null, OutcomeKind.Again, error?.Code ?? (failure.Status > 0 ? $"HTTP_{failure.Status}" : "NOT_SENT"), error?.Message ?? failure.Reason));
    }

    private static RecordOutcome Unread(BulkJob job, string why) =>
        new(null, OutcomeKind.Unknown, "JOB_UNREAD", $"Bulk job {job.Id} may have written this record: {why}");
}
