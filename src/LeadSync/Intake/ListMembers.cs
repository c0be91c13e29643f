using LeadSync.HubSpot;

namespace LeadSync.Intake;

/// <summary>Who is on a HubSpot list now.</summary>
internal static class ListMembers
{
    /// <summary>Ids of the contacts on the list of this name; null where HubSpot has no such list.</summary>
    public static async Task<IReadOnlyCollection<string>?> ReadAsync(HubSpotConnector hubspot, string name, CancellationToken token)
    {
        if (await hubspot.FindListAsync(name, token) is not { } list) return null;

        var members = new List<string>();
        string? after = null;
        do
        {
            var page = await hubspot.GetListMembershipsAsync(list.ListId, after, token);
            members.AddRange(page.Results.Select(member => member.RecordId));
            after = page.After;
        }
        while (after is not null);
        return [.. members.Distinct(StringComparer.Ordinal)];
    }
}
