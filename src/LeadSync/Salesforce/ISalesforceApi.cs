using Refit;

namespace LeadSync.Salesforce;

/// <summary>
/// The calls LeadSync makes to Salesforce. Paths without a leading slash stand below /services/data/vNN.N of the org.
/// Every write carries the owner header and our name; a call without them counts as a read and is repeated freely.
/// </summary>
internal interface ISalesforceApi
{
    [Get("query")]
    Task<IApiResponse<QueryPage>> QueryAsync(string q, CancellationToken cancellationToken);

    [Get("queryAll")]
    Task<IApiResponse<QueryPage>> QueryAllAsync(string q, CancellationToken cancellationToken);

    /// <summary>The next page, by the path that the page before named.</summary>
    [Get("/{**path}")]
    Task<IApiResponse<QueryPage>> NextPageAsync(string path, CancellationToken cancellationToken);

    /// <summary>Several queries in one call; they travel in the body, where a long list of ids fits.</summary>
    [Post("composite")]
    Task<IApiResponse<CompositeAnswer>> QueryTogetherAsync([Body] CompositeRequest queries, CancellationToken cancellationToken);

    [Headers(WriteHeaders.Client)]
    [Post("composite")]
    Task<IApiResponse<CompositeAnswer>> UpdateTogetherAsync(
        [Body] CompositeRequest updates, [Header(WriteHeaders.AutoAssign)] string autoAssign, CancellationToken cancellationToken);

    [Headers(WriteHeaders.Client)]
    [Post("composite/sobjects")]
    Task<IApiResponse<IReadOnlyList<SaveResult>>> CreateAsync(
        [Body] CollectionRequest records, [Header(WriteHeaders.AutoAssign)] string autoAssign, CancellationToken cancellationToken);

    [Headers(WriteHeaders.Client)]
    [Patch("composite/sobjects")]
    Task<IApiResponse<IReadOnlyList<SaveResult>>> UpdateAsync(
        [Body] CollectionRequest records, [Header(WriteHeaders.AutoAssign)] string autoAssign, CancellationToken cancellationToken);

    [Headers(WriteHeaders.Client)]
    [Patch("composite/sobjects/{type}/{externalIdField}")]
    Task<IApiResponse<IReadOnlyList<SaveResult>>> UpsertAsync(
        string type,
        string externalIdField,
        [Body] CollectionRequest records,
        [Header(WriteHeaders.AutoAssign)] string autoAssign,
        CancellationToken cancellationToken);

    /// <summary>One new field; our user sees it once a permission set of theirs names it ("Tooling API: CustomField").</summary>
    [Headers(WriteHeaders.Client)]
    [Post("tooling/sobjects/CustomField")]
    Task<IApiResponse<SaveResult>> CreateFieldAsync(
        [Body] NewFieldRequest field, [Header(WriteHeaders.AutoAssign)] string autoAssign, CancellationToken cancellationToken);

    [Get("sobjects/{type}/describe")]
    Task<IApiResponse<DescribeAnswer>> DescribeAsync(string type, CancellationToken cancellationToken);

    [Get("limits")]
    Task<IApiResponse<IReadOnlyDictionary<string, SalesforceLimit>>> GetLimitsAsync(CancellationToken cancellationToken);
}

/// <summary>The headers that make a call a write.</summary>
internal static class WriteHeaders
{
    /// <summary>Absent, it counts as TRUE: the org's assignment rules then replace our owner, on updates too.</summary>
    public const string AutoAssign = "Sforce-Auto-Assign";

    /// <summary>Tags the change, so that its echo in the change stream is known as ours.</summary>
    public const string Client = "Sforce-Call-Options: client=LeadSync";
}
