namespace LeadSync.HubSpot;

/// <summary>Reads companies by id: on the wire they look like contacts.</summary>
internal static class HubSpotCompanyReads
{
    private const int MostInputs = 100;

    public static async Task<IReadOnlyDictionary<string, HubSpotContact>> ReadAsync(
        IHubSpotApi api, IReadOnlyCollection<string> ids, IReadOnlyList<string> properties, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, HubSpotContact>();
        foreach (var chunk in ids.Distinct().Chunk(MostInputs))
        {
            var batch = new BatchReadRequest(properties, [.. chunk.Select(id => new BatchId(id))]);
            var answer = await HubSpotReads.ReadAsync("reading companies", () => api.ReadCompaniesAsync(batch, cancellationToken));
            foreach (var company in answer.Results ?? []) found[company.Id] = company;
        }

        return found;
    }
}
