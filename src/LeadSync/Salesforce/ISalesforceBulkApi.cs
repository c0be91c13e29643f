using Refit;

namespace LeadSync.Salesforce;

/// <summary>
/// The calls of Bulk API 2.0 ingest, below /services/data/vNN.N of the org. Salesforce advises it from 2,000 records on
/// ("Bulk API 2.0 Developer Guide"). It has no owner header; ours only marks the calls as writes.
/// </summary>
internal interface ISalesforceBulkApi
{
    [Headers(WriteHeaders.Client)]
    [Post("jobs/ingest")]
    Task<IApiResponse<IngestJob>> OpenAsync([Body] IngestOrder order, [Header(WriteHeaders.AutoAssign)] string autoAssign, CancellationToken cancellationToken);

    /// <summary>One upload a job; nothing is processed before the job is closed.</summary>
    [Headers(WriteHeaders.Client)]
    [Put("jobs/ingest/{id}/batches")]
    Task<IApiResponse<string>> UploadAsync(string id, [Body] HttpContent csv, [Header(WriteHeaders.AutoAssign)] string autoAssign, CancellationToken cancellationToken);

    [Headers(WriteHeaders.Client)]
    [Patch("jobs/ingest/{id}")]
    Task<IApiResponse<IngestJob>> ChangeAsync(string id, [Body] IngestChange change, [Header(WriteHeaders.AutoAssign)] string autoAssign, CancellationToken cancellationToken);

    [Get("jobs/ingest/{id}")]
    Task<IApiResponse<IngestJob>> ReadAsync(string id, CancellationToken cancellationToken);

    /// <summary>successfulResults, failedResults or unprocessedrecords, as CSV.</summary>
    [Headers("Accept: text/csv")]
    [Get("jobs/ingest/{id}/{result}")]
    Task<IApiResponse<string>> ResultAsync(string id, string result, CancellationToken cancellationToken);
}
