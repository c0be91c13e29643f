using LeadSync.Sandbox.HubSpot.Records;

namespace LeadSync.Sandbox.HubSpot.Search;

/// <summary>Runs a search over what the index has seen so far. Archived records are never found.</summary>
internal static class SearchRun
{
    private static readonly string[] TextProperties = ["email", "firstname", "lastname", "company", "phone", "hs_email_domain"];

    public static (int Total, List<CrmRecord> Page) Of(SearchPlan plan, RecordStore store, DateTimeOffset? asOf)
    {
        var (candidates, sorted) = Candidates(plan, store, asOf);
        var found = candidates.Where(record => !record.IsArchived && (asOf is null || record.CreatedAt <= asOf) && Passes(plan, record, asOf)).ToList();
        if (!sorted)
            found = Sorted(plan, found, asOf);
        return (found.Count, found.GetRange(Math.Min(plan.Offset, found.Count), Math.Clamp(found.Count - plan.Offset, 0, plan.Limit)));
    }

    /// <summary>
    /// Polling asks for what changed since: that has an index. A record's present stamp is never older than the one the search index
    /// knows, so the index also covers a lagging search; only its order does not.
    /// </summary>
    private static (IEnumerable<CrmRecord> Records, bool Sorted) Candidates(SearchPlan plan, RecordStore store, DateTimeOffset? asOf)
    {
        var modified = store.Type.ModifiedProperty;
        return plan.Groups is [var only] && Array.Find(only, filter => filter.Property.Name == modified)?.Least is { } least
            ? (store.ChangedSince(DateTimeOffset.FromUnixTimeMilliseconds((long)least)), asOf is null && !plan.Descending && plan.SortBy?.Name == modified)
            : (store.InIdOrder(0), false);
    }

    private static bool Passes(SearchPlan plan, CrmRecord record, DateTimeOffset? asOf) =>
        (plan.Groups.Length == 0 || Array.Exists(plan.Groups, group => Array.TrueForAll(group, filter => filter.Passes(record, asOf))))
        && (string.IsNullOrEmpty(plan.Text) || Array.Exists(TextProperties, name => record[name]?.Contains(plan.Text, StringComparison.OrdinalIgnoreCase) is true));

    /// <summary>Without a sort: oldest creation first. Ties go by id, so that pages do not overlap.</summary>
    private static List<CrmRecord> Sorted(SearchPlan plan, List<CrmRecord> found, DateTimeOffset? asOf) => plan.SortBy switch
    {
        null => [.. found.OrderBy(record => record.CreatedAt).ThenBy(record => record.Id)],
        { IsUpkeep: true } property => Ordered(found, record => SearchKey.Upkeep(property, record, asOf), plan.Descending),
        var property when SearchKey.IsNumeric(property) => Ordered(found, record => SearchKey.Number(property, record.Value(property, asOf)), plan.Descending),
        var property => Ordered(found, record => record.Value(property, asOf)?.ToLowerInvariant(), plan.Descending),
    };

    private static List<CrmRecord> Ordered<TKey>(List<CrmRecord> found, Func<CrmRecord, TKey> key, bool descending) =>
        descending ? [.. found.OrderByDescending(key).ThenBy(record => record.Id)] : [.. found.OrderBy(key).ThenBy(record => record.Id)];
}
