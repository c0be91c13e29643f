using System.Text.Json;

namespace LeadSync.HubSpot;

/// <summary>Contacts by the time of their last change.</summary>
internal static class HubSpotSearch
{
    private const string Modified = "lastmodifieddate";
    private const string ObjectId = "hs_object_id";
    private const int MostBodyCharacters = 3000; // more is a 400 ("HubSpot: Search the CRM")

    public static async Task<ContactPage> RunAsync(
        IHubSpotApi api, HubSpotContactReads reads, ContactSearch search, CancellationToken cancellationToken)
    {
        var request = Request(search, search.Properties);
        var tooLong = JsonSerializer.Serialize(request, HubSpotJson.Default.SearchRequest).Length > MostBodyCharacters;
        if (tooLong)
            request = Request(search, [Modified]);

        var answer = await HubSpotReads.ReadAsync("searching contacts", () => api.SearchContactsAsync(request, cancellationToken));
        var contacts = answer.Results ?? [];
        if (tooLong && contacts.Count > 0)
            contacts = await ReadFullyAsync(reads, contacts, search.Properties, cancellationToken);
        return new ContactPage(answer.Total, contacts, answer.Paging?.Next?.After);
    }

    /// <summary>The body of a search: one group of filters and one order, which is all that is needed and safely allowed.</summary>
    public static SearchRequest Request(ContactSearch search, IReadOnlyList<string> properties)
    {
        var filters = new List<Filter>();
        if (search.ExactMs is { } exact)
        {
            filters.Add(new Filter(Modified, "EQ", $"{exact}"));
            if (search.AfterId is { } id)
                filters.Add(new Filter(ObjectId, "GT", id));
        }
        else
        {
            filters.Add(new Filter(Modified, "GTE", $"{search.SinceMs}"));
            if (search.UntilMs is { } until)
                filters.Add(new Filter(Modified, "LTE", $"{until}"));
        }

        if (search.Having is { } property)
            filters.Add(new Filter(property, "HAS_PROPERTY"));

        var order = new Sort(search.ExactMs is null ? Modified : ObjectId, search.NewestFirst ? "DESCENDING" : "ASCENDING");
        return new SearchRequest([new FilterGroup(filters)], [order], properties, search.Limit, search.After);
    }

    // A contact that was deleted in between is left out, as the search itself would do a moment later.
    private static async Task<IReadOnlyList<HubSpotContact>> ReadFullyAsync(
        HubSpotContactReads reads, IReadOnlyList<HubSpotContact> found, IReadOnlyList<string> properties, CancellationToken cancellationToken)
    {
        var whole = await reads.ReadAsync([.. found.Select(contact => contact.Id)], properties, withHistory: null, cancellationToken);
        return [.. found.Select(contact => whole.GetValueOrDefault(contact.Id)).OfType<HubSpotContact>()];
    }
}
