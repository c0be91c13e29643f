using LeadSync.Hosting;

namespace LeadSync.HubSpot;

/// <summary>
/// Everything LeadSync asks of HubSpot. A read waits and retries, then throws <see cref="ConnectionDownException"/> when
/// HubSpot is really down and <see cref="CallRefusedException"/> when it says no. A write never throws for an answer:
/// each record has an outcome.
/// </summary>
internal sealed class HubSpotConnector(IHubSpotApi api, HubSpotLimits limits, HubSpotOptions options)
{
    private readonly HubSpotContactReads _reads = new(api);

    /// <summary>The account's call budget at this moment.</summary>
    public BudgetReading Budget => limits.Budget.Read();

    /// <summary>Calls in the last seconds, against the limit that HubSpot counts them by.</summary>
    public (int Used, int Limit, int WindowSeconds) Burst => limits.Burst;

    /// <summary>Contacts by the time of their last change. Seconds late by nature, and archived contacts never appear.</summary>
    public Task<ContactPage> SearchContactsAsync(ContactSearch search, CancellationToken cancellationToken) =>
        HubSpotSearch.RunAsync(api, _reads, search, cancellationToken);

    /// <summary>
    /// Requested id to contact. Archived and missing contacts are absent. An id that was merged away
    /// leads to the surviving contact, whose <see cref="HubSpotContact.Id"/> then differs from the key.
    /// </summary>
    public Task<IReadOnlyDictionary<string, HubSpotContact>> ReadContactsAsync(
        IReadOnlyCollection<string> ids, IReadOnlyList<string> properties, CancellationToken cancellationToken) =>
        _reads.ReadAsync(ids, properties, withHistory: null, cancellationToken);

    /// <summary>True for a contact that was deleted and can be restored; false for one that is live, or gone for good.</summary>
    public Task<bool> IsArchivedAsync(string id, CancellationToken cancellationToken) => _reads.IsArchivedAsync(id, cancellationToken);

    /// <summary>Address to contact. An address that nobody has is absent.</summary>
    public Task<IReadOnlyDictionary<string, HubSpotContact>> ReadContactsByEmailAsync(
        IReadOnlyCollection<string> emails, IReadOnlyList<string> properties, CancellationToken cancellationToken) =>
        _reads.ReadByEmailAsync(emails, properties, cancellationToken);

    /// <summary>As <see cref="ReadContactsAsync"/>, with the earlier values of some properties.</summary>
    public Task<IReadOnlyDictionary<string, HubSpotContact>> ReadHistoriesAsync(
        IReadOnlyCollection<string> ids, IReadOnlyList<string> properties, IReadOnlyList<string> withHistory, CancellationToken cancellationToken) =>
        _reads.ReadAsync(ids, properties, withHistory, cancellationToken);

    /// <summary>One outcome for each update, in their order. Any number; the same id twice is written twice, in order.</summary>
    public Task<IReadOnlyList<RecordOutcome>> UpdateContactsAsync(IReadOnlyList<ContactUpdate> updates, CancellationToken cancellationToken) =>
        new HubSpotContactUpdates(api, _reads, updates).RunAsync(cancellationToken);

    /// <summary>Takes an address out of all mail of the account; one that is out already stays out.</summary>
    public async Task<RecordOutcome> OptOutAsync(string contactId, string email, CancellationToken cancellationToken)
    {
        using var answer = await api.OptOutAsync(email, cancellationToken);
        if (FailedCall.Of(answer) is not { } failure) return new RecordOutcome(contactId, OutcomeKind.Written);

        return (HubSpotFailures.OfWholeCall(failure) ?? HubSpotFailures.Refused(contactId, HubSpotErrorText.Read(failure.Body), failure.Reason)) with { Id = contactId };
    }

    /// <summary>Companies by id, with some of their properties; one that is gone is absent.</summary>
    public Task<IReadOnlyDictionary<string, HubSpotContact>> ReadCompaniesAsync(
        IReadOnlyCollection<string> ids, IReadOnlyList<string> properties, CancellationToken cancellationToken) =>
        HubSpotCompanyReads.ReadAsync(api, ids, properties, cancellationToken);

    /// <summary>The account behind the token.</summary>
    public Task<HubSpotAccount> GetAccountAsync(CancellationToken cancellationToken) =>
        HubSpotReads.ReadAsync("reading the account", () => api.GetAccountAsync(cancellationToken));

    /// <summary>Every contact property of the account.</summary>
    public async Task<IReadOnlyList<HubSpotProperty>> GetPropertiesAsync(CancellationToken cancellationToken) =>
        (await HubSpotReads.ReadAsync("reading contact properties", () => api.GetPropertiesAsync(cancellationToken))).Results ?? [];

    /// <summary>Every property that companies have.</summary>
    public async Task<IReadOnlyList<HubSpotProperty>> GetCompanyPropertiesAsync(CancellationToken cancellationToken) =>
        (await HubSpotReads.ReadAsync("reading company properties", () => api.GetCompanyPropertiesAsync(cancellationToken))).Results ?? [];

    /// <summary>The scopes of our token; null where HubSpot does not tell, as for service keys.</summary>
    public async Task<IReadOnlyList<string>?> GetScopesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await HubSpotReads.ReadAsync("reading the token's scopes", () => api.GetTokenInfoAsync(new TokenQuestion(options.Token), cancellationToken))).Scopes;
        }
        catch (Exception failure) when (failure is CallRefusedException or ConnectionDownException { CredentialsRefused: true })
        {
            return null;
        }
    }

    /// <summary>The groups that contact properties stand in.</summary>
    public async Task<IReadOnlyList<PropertyGroup>> GetPropertyGroupsAsync(CancellationToken cancellationToken) =>
        (await HubSpotReads.ReadAsync("reading property groups", () => api.GetPropertyGroupsAsync(cancellationToken))).Results ?? [];

    /// <summary>Creates a group for contact properties; one of this name that exists makes it a refusal.</summary>
    public Task<RecordOutcome> CreatePropertyGroupAsync(PropertyGroup group, CancellationToken cancellationToken) =>
        HubSpotDefinitions.CreateAsync(group.Name, () => api.CreatePropertyGroupAsync(group, cancellationToken));

    /// <summary>Creates a contact property; one of this name that exists makes it a refusal.</summary>
    public Task<RecordOutcome> CreatePropertyAsync(NewProperty property, CancellationToken cancellationToken) =>
        HubSpotDefinitions.CreateAsync(property.Name, () => api.CreatePropertyAsync(property, cancellationToken));

    /// <summary>Every active owner.</summary>
    public Task<IReadOnlyList<HubSpotOwner>> GetOwnersAsync(CancellationToken cancellationToken) =>
        WholeAsync(after => PageAsync("reading owners", () => api.GetOwnersAsync(after, cancellationToken)));

    /// <summary>Every form.</summary>
    public Task<IReadOnlyList<HubSpotForm>> GetFormsAsync(CancellationToken cancellationToken) =>
        WholeAsync(after => PageAsync("reading forms", () => api.GetFormsAsync(after, cancellationToken)));

    /// <summary>Up to 50 submissions of a form, newest first. There is no filter by time: stop when a page is old enough.</summary>
    public Task<HubSpotPage<FormSubmission>> GetFormSubmissionsAsync(string formId, string? after, CancellationToken cancellationToken) =>
        PageAsync("reading form submissions", () => api.GetFormSubmissionsAsync(formId, after, cancellationToken));

    /// <summary>The names of all event types, also of those the account cannot use.</summary>
    public async Task<IReadOnlyList<string>> GetEventTypesAsync(CancellationToken cancellationToken) =>
        (await HubSpotReads.ReadAsync("reading event types", () => api.GetEventTypesAsync(cancellationToken))).EventTypes ?? [];

    /// <summary>Events of one type of all contacts, after a moment. Enterprise only: otherwise a refusal with status 403.</summary>
    public Task<HubSpotPage<HubSpotEvent>> GetEventsAsync(
        string eventType, DateTimeOffset occurredAfter, string? after, int limit, CancellationToken cancellationToken) =>
        PageAsync("reading events", () => api.GetEventsAsync(eventType, HubSpotTime.Format(occurredAfter), after, limit, cancellationToken));

    /// <summary>Up to 1,000 events of marketing e-mails since a moment, newest first.</summary>
    public async Task<EmailEventPage> GetEmailEventsAsync(DateTimeOffset since, string? offset, CancellationToken cancellationToken)
    {
        var page = await HubSpotReads.ReadAsync(
            "reading e-mail events", () => api.GetEmailEventsAsync(since.ToUnixTimeMilliseconds(), offset, cancellationToken));
        return page with { Events = page.Events ?? [] };
    }

    /// <summary>Published posts of the blog that changed after a moment; null: every one. Without the scope content a refusal with status 403.</summary>
    public Task<IReadOnlyList<HubSpotPost>> GetPostsAsync(DateTimeOffset? updatedAfter, CancellationToken cancellationToken) =>
        WholeAsync(after => PageAsync("reading blog posts", () => api.GetPostsAsync(updatedAfter is { } since ? HubSpotTime.Format(since) : null, after, cancellationToken)));

    /// <summary>Every tag of the blog.</summary>
    public Task<IReadOnlyList<HubSpotTag>> GetTagsAsync(CancellationToken cancellationToken) =>
        WholeAsync(after => PageAsync("reading blog tags", () => api.GetTagsAsync(after, cancellationToken)));

    /// <summary>The contact list of exactly this name, without case; null when there is none.</summary>
    public async Task<HubSpotList?> FindListAsync(string name, CancellationToken cancellationToken)
    {
        // The search matches parts of names, so the exact one may stand on a later page.
        for (var offset = 0; ;)
        {
            var search = new ListSearchRequest(name, offset, Count: 500, ObjectTypeId: "0-1");
            var page = await HubSpotReads.ReadAsync("looking for a list", () => api.SearchListsAsync(search, cancellationToken));
            if (page.Lists?.FirstOrDefault(list => string.Equals(list.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found)
                return found;
            if (!page.HasMore || page.Offset <= offset)
                return null;
            offset = page.Offset;
        }
    }

    /// <summary>Up to 250 members of a list. A removal leaves no trace: compare with what was seen before.</summary>
    public Task<HubSpotPage<ListMembership>> GetListMembershipsAsync(string listId, string? after, CancellationToken cancellationToken) =>
        PageAsync("reading list members", () => api.GetListMembershipsAsync(listId, after, cancellationToken));

    private static async Task<HubSpotPage<T>> PageAsync<T>(string attempted, Func<Task<Refit.IApiResponse<PagedAnswer<T>>>> call)
    {
        var answer = await HubSpotReads.ReadAsync(attempted, call);
        return new HubSpotPage<T>(answer.Results ?? [], answer.Paging?.Next?.After);
    }

    private static async Task<IReadOnlyList<T>> WholeAsync<T>(Func<string?, Task<HubSpotPage<T>>> readPage)
    {
        var all = new List<T>();
        string? after = null;
        do
        {
            var page = await readPage(after);
            all.AddRange(page.Results);
            after = page.After;
        }
        while (after is not null);
        return all;
    }
}
