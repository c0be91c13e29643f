using LeadSync.Hosting;

namespace LeadSync.HubSpot;

/// <summary>Reads contacts by id, and finds those that were merged away.</summary>
internal sealed class HubSpotContactReads(IHubSpotApi api)
{
    private const int MostInputs = 100;
    private const int MostInputsWithHistory = 50;
    private const string Email = "email";
    private const string FurtherEmails = "hs_additional_emails";
    private const string MergedIds = "hs_merged_object_ids";

    /// <summary>Requested id to contact; an archived or missing contact is absent.</summary>
    public async Task<IReadOnlyDictionary<string, HubSpotContact>> ReadAsync(
        IReadOnlyCollection<string> ids, IReadOnlyList<string> properties, IReadOnlyList<string>? withHistory, CancellationToken cancellationToken)
    {
        // The former ids tell which requested id a merged contact answers to.
        IReadOnlyList<string> asked = [.. properties.Append(MergedIds).Distinct()];
        var found = new Dictionary<string, HubSpotContact>();
        var distinct = ids.Distinct().ToList();
        await FillAsync(found, distinct, asked, withHistory, cancellationToken);

        foreach (var (former, current) in await FindMergedAsync(distinct.Where(id => !found.ContainsKey(id)), cancellationToken))
        {
            if (!found.ContainsKey(current))
                await FillAsync(found, [current], asked, withHistory, cancellationToken);
            if (found.TryGetValue(current, out var contact))
                found[former] = contact;
        }

        return distinct.Where(found.ContainsKey).ToDictionary(id => id, id => found[id]);
    }

    /// <summary>Contacts by address, as asked for; one that nobody has is absent. A further address of a contact leads to it, too.</summary>
    public async Task<IReadOnlyDictionary<string, HubSpotContact>> ReadByEmailAsync(
        IReadOnlyCollection<string> emails, IReadOnlyList<string> properties, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> asked = [.. properties.Union([Email, FurtherEmails])];
        var byAddress = new Dictionary<string, HubSpotContact>(StringComparer.OrdinalIgnoreCase);
        foreach (var chunk in emails.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(MostInputs))
        {
            var batch = new BatchReadRequest(asked, [.. chunk.Select(email => new BatchId(email))], IdProperty: Email);
            var answer = await HubSpotReads.ReadAsync("reading contacts by address", () => api.ReadContactsAsync(batch, cancellationToken));
            foreach (var contact in (answer.Results ?? []).Where(contact => !contact.Archived))
                foreach (var address in ((string?[])[contact[Email], .. contact[FurtherEmails]?.Split(';', StringSplitOptions.TrimEntries) ?? []]).OfType<string>())
                    byAddress[address] = contact;
        }

        return emails.Where(byAddress.ContainsKey).Distinct().ToDictionary(email => email, email => byAddress[email]);
    }

    /// <summary>The id a contact has now; null when it is deleted. Only a single read still follows a merge.</summary>
    public async Task<string?> CurrentIdAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var contact = await HubSpotReads.ReadAsync("looking for a merged contact", () => api.ReadContactAsync(id, cancellationToken));
            return contact.Archived ? null : contact.Id;
        }
        catch (CallRefusedException refused) when (refused.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Was the contact deleted, so that it can still be restored?</summary>
    public async Task<bool> IsArchivedAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await HubSpotReads.ReadAsync("looking for a deleted contact", () => api.ReadArchivedContactAsync(id, cancellationToken))).Archived;
        }
        catch (CallRefusedException refused) when (refused.Status == 404)
        {
            return false;
        }
    }

    private async Task FillAsync(
        Dictionary<string, HubSpotContact> found,
        IReadOnlyList<string> ids,
        IReadOnlyList<string> properties,
        IReadOnlyList<string>? withHistory,
        CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Chunk(withHistory is null ? MostInputs : MostInputsWithHistory))
        {
            var batch = new BatchReadRequest(properties, [.. chunk.Select(id => new BatchId(id))], withHistory);
            var answer = await HubSpotReads.ReadAsync("reading contacts", () => api.ReadContactsAsync(batch, cancellationToken));
            foreach (var contact in answer.Results ?? [])
            {
                if (contact.Archived)
                    continue;
                found[contact.Id] = contact;
                foreach (var former in contact[MergedIds]?.Split(';', StringSplitOptions.TrimEntries) ?? [])
                    found[former] = contact;
            }
        }
    }

    private async Task<List<(string Former, string Current)>> FindMergedAsync(IEnumerable<string> missing, CancellationToken cancellationToken)
    {
        var merged = new List<(string, string)>();
        foreach (var id in missing)
        {
            if (await CurrentIdAsync(id, cancellationToken) is { } current)
                merged.Add((id, current));
        }

        return merged;
    }
}
