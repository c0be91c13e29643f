using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>
/// Everything LeadSync asks of Salesforce. A read waits and retries, then throws <see cref="ConnectionDownException"/> when
/// Salesforce is really down and <see cref="CallRefusedException"/> when it says no. A write never throws for an answer:
/// each record has an outcome.
/// </summary>
internal sealed class SalesforceConnector(
    ISalesforceApi api, SalesforceSignIn signIn, SalesforceLimits limits, ServerClock clock, SalesforceOptions options, TimeProvider time)
{
    private readonly string _dataRoot = $"/services/data/v{options.ApiVersion}";

    /// <summary>The org's call budget at this moment.</summary>
    public BudgetReading Budget => limits.Budget.Read();

    /// <summary>Salesforce's own clock at its last answer, whole seconds; null before the first. Cap a poll's window by it.</summary>
    public DateTimeOffset? ServerTime => clock.Now;

    /// <summary>The session in use: where the org lives, and as whom we act.</summary>
    public async Task<SalesforceSession> SessionAsync(CancellationToken cancellationToken) => await signIn.SessionAsync(refused: null, cancellationToken);

    private SalesforceQueries Queries => new(api, _dataRoot, time);

    /// <summary>All rows of a query. Values go in through <see cref="Soql"/>.</summary>
    /// <param name="soql">The statement, of any length.</param>
    /// <param name="all">With deleted and archived rows.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public Task<IReadOnlyList<SalesforceRow>> QueryAsync(string soql, bool all = false, CancellationToken cancellationToken = default) =>
        Queries.QueryAsync(soql, all, cancellationToken);

    /// <summary>All rows of several queries, five to a call, in the order of the queries.</summary>
    /// <param name="soqls">The statements, of any length.</param>
    /// <param name="all">With deleted and archived rows.</param>
    /// <param name="cancellationToken">Stops between two calls.</param>
    public Task<IReadOnlyList<IReadOnlyList<SalesforceRow>>> QueryManyAsync(
        IReadOnlyList<string> soqls, bool all = false, CancellationToken cancellationToken = default) =>
        Queries.QueryManyAsync(soqls, all, cancellationToken);

    /// <summary>Creates or updates by an external id, which is one of each record's fields; the records' ids are not used.</summary>
    /// <param name="type">The object, for example Lead.</param>
    /// <param name="externalIdField">A field that is External ID and Unique.</param>
    /// <param name="records">Any number; the same external id twice is written twice, in order.</param>
    /// <param name="orgAssignsOwner">True only where the org's own assignment rules shall choose the owner.</param>
    /// <param name="cancellationToken">Stops; outcomes of calls made so far are then lost.</param>
    public Task<IReadOnlyList<RecordOutcome>> UpsertAsync(
        string type, string externalIdField, IReadOnlyList<SalesforceRecord> records, bool orgAssignsOwner = false, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new CollectionWrite(
                type,
                record => record.Fields.GetValueOrDefault(externalIdField)?.ToString(),
                RaceIsPossible: true,
                request => api.UpsertAsync(type, externalIdField, request, AutoAssign(orgAssignsOwner), cancellationToken),
                record => new SingleCall("PATCH", $"/{externalIdField}/{Uri.EscapeDataString($"{record.Fields[externalIdField]}")}", externalIdField)),
            [.. records.Select(record => record with { Id = null })],
            orgAssignsOwner,
            cancellationToken);

    /// <summary>Creates records. Not repeatable: after <see cref="OutcomeKind.Unknown"/> look for the record first.</summary>
    /// <param name="type">The object, for example Task.</param>
    /// <param name="records">Any number.</param>
    /// <param name="orgAssignsOwner">True only where the org's own assignment rules shall choose the owner.</param>
    /// <param name="cancellationToken">Stops; outcomes of calls made so far are then lost.</param>
    public Task<IReadOnlyList<RecordOutcome>> CreateAsync(
        string type, IReadOnlyList<SalesforceRecord> records, bool orgAssignsOwner = false, CancellationToken cancellationToken = default) =>
        WriteAsync(
            new CollectionWrite(
                type,
                KeyOf: null,
                RaceIsPossible: false,
                request => api.CreateAsync(request, AutoAssign(orgAssignsOwner), cancellationToken),
                _ => new SingleCall("POST", "")),
            [.. records.Select(record => record with { Id = null })],
            orgAssignsOwner,
            cancellationToken);

    /// <summary>Updates records by id, whoever edited them meanwhile.</summary>
    /// <param name="type">The object, for example Lead.</param>
    /// <param name="records">Any number; the same id twice is written twice, in order.</param>
    /// <param name="cancellationToken">Stops; outcomes of calls made so far are then lost.</param>
    public Task<IReadOnlyList<RecordOutcome>> UpdateAsync(
        string type, IReadOnlyList<SalesforceRecord> records, CancellationToken cancellationToken = default) =>
        UpdateAsync(type, records, orgAssignsOwner: false, cancellationToken);

    /// <param name="orgAssignsOwner">True only where the org's own assignment rules shall choose the owner.</param>
    public Task<IReadOnlyList<RecordOutcome>> UpdateAsync(
        string type, IReadOnlyList<SalesforceRecord> records, bool orgAssignsOwner, CancellationToken cancellationToken) =>
        WriteAsync(
            new CollectionWrite(
                type,
                record => SalesforceIds.IsValid(record.Id) ? SalesforceIds.Normalise(record.Id) : null,
                RaceIsPossible: false,
                request => api.UpdateAsync(request, AutoAssign(orgAssignsOwner), cancellationToken),
                record => new SingleCall("PATCH", $"/{record.Id}")),
            records,
            orgAssignsOwner,
            cancellationToken);

    /// <summary>Updates records that nobody edited since they were read; the others are <see cref="OutcomeKind.Changed"/>.</summary>
    /// <param name="type">The object, for example Lead.</param>
    /// <param name="updates">Any number, 25 to a call.</param>
    /// <param name="cancellationToken">Stops; outcomes of calls made so far are then lost.</param>
    public Task<IReadOnlyList<RecordOutcome>> UpdateGuardedAsync(
        string type, IReadOnlyList<GuardedUpdate> updates, CancellationToken cancellationToken = default) =>
        new SalesforceGuardedUpdates(api, _dataRoot, type, updates).RunAsync(cancellationToken);

    /// <summary>Creates a field.</summary>
    /// <param name="fullName">Object and field: Lead.Score__c. Activity stands for Task and Event together.</param>
    public Task<RecordOutcome> CreateFieldAsync(string fullName, NewField field, CancellationToken cancellationToken = default) =>
        SalesforceDefinitions.CreateAsync(() => api.CreateFieldAsync(new NewFieldRequest(fullName, field), AutoAssign(orgAssignsOwner: false), cancellationToken));

    /// <summary>The fields of an object that our user may see.</summary>
    public async Task<IReadOnlyList<SalesforceField>> DescribeAsync(string type, CancellationToken cancellationToken = default) =>
        (await SalesforceReads.ReadAsync($"describing {type}", () => api.DescribeAsync(type, cancellationToken))).Fields ?? [];

    /// <summary>What our user may do with an object's records at all; null where the answer does not say.</summary>
    public async Task<(bool? MayCreate, bool? MayUpdate)> RightsAsync(string type, CancellationToken cancellationToken = default)
    {
        var answer = await SalesforceReads.ReadAsync($"describing {type}", () => api.DescribeAsync(type, cancellationToken));
        return (answer.Createable, answer.Updateable);
    }

    /// <summary>The org's limits by name, for example DailyApiRequests. Minutes late, and the call counts itself.</summary>
    public Task<IReadOnlyDictionary<string, SalesforceLimit>> GetLimitsAsync(CancellationToken cancellationToken = default) =>
        SalesforceReads.ReadAsync("reading limits", () => api.GetLimitsAsync(cancellationToken));

    /// <summary>Every active standard user.</summary>
    public Task<IReadOnlyList<SalesforceUser>> GetUsersAsync(CancellationToken cancellationToken = default) =>
        SalesforceDirectory.UsersAsync(Queries, cancellationToken);

    /// <summary>Every queue that may own leads.</summary>
    public Task<IReadOnlyList<SalesforceQueue>> GetQueuesAsync(CancellationToken cancellationToken = default) =>
        SalesforceDirectory.QueuesAsync(Queries, cancellationToken);

    private async Task<IReadOnlyList<RecordOutcome>> WriteAsync(
        CollectionWrite write, IReadOnlyList<SalesforceRecord> records, bool orgAssignsOwner, CancellationToken cancellationToken)
    {
        var outcomes = await new SalesforceWrites(write, records, time).RunAsync(cancellationToken);
        var duplicates = new SalesforceDuplicates(api, _dataRoot, write, AutoAssign(orgAssignsOwner));
        return await duplicates.NameMatchesAsync(records, outcomes, cancellationToken);
    }

    private static string AutoAssign(bool orgAssignsOwner) => orgAssignsOwner ? "TRUE" : "FALSE";
}
