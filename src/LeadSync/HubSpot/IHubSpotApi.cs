using Refit;

namespace LeadSync.HubSpot;

/// <summary>The calls LeadSync makes to HubSpot. Paths are short forms; <see cref="HubSpotPaths"/> knows the real ones.</summary>
internal interface IHubSpotApi
{
    [Post("/objects/contacts/search")]
    Task<IApiResponse<SearchAnswer>> SearchContactsAsync([Body] SearchRequest search, CancellationToken cancellationToken);

    [Post("/objects/contacts/batch/read")]
    Task<IApiResponse<BatchAnswer>> ReadContactsAsync([Body] BatchReadRequest batch, CancellationToken cancellationToken);

    [Post("/objects/contacts/batch/update")]
    Task<IApiResponse<BatchAnswer>> UpdateContactsAsync([Body] BatchUpdateRequest batch, CancellationToken cancellationToken);

    [Post("/objects/companies/batch/read")]
    Task<IApiResponse<BatchAnswer>> ReadCompaniesAsync([Body] BatchReadRequest batch, CancellationToken cancellationToken);

    /// <summary>Out of all mail, for good: HubSpot has no call that brings a person back in (HubSpot: Subscription preferences).</summary>
    [Post("/preferences/{email}/unsubscribe-all?channel=EMAIL")]
    Task<IApiResponse<string>> OptOutAsync(string email, CancellationToken cancellationToken);

    /// <summary>Unlike a batch, this still finds a contact by an id that was merged away.</summary>
    [Get("/objects/contacts/{id}?properties=hs_object_id")]
    Task<IApiResponse<HubSpotContact>> ReadContactAsync(string id, CancellationToken cancellationToken);

    /// <summary>A deleted contact; 404 for one that is live, erased, or was deleted more than 90 days ago.</summary>
    [Get("/objects/contacts/{id}?properties=hs_object_id&archived=true")]
    Task<IApiResponse<HubSpotContact>> ReadArchivedContactAsync(string id, CancellationToken cancellationToken);

    [Get("/account")]
    Task<IApiResponse<HubSpotAccount>> GetAccountAsync(CancellationToken cancellationToken);

    /// <summary>What the token may do; known for tokens of private apps only ("HubSpot: Private apps").</summary>
    [Post("/tokens/access-token-info")]
    Task<IApiResponse<TokenInfo>> GetTokenInfoAsync([Body] TokenQuestion token, CancellationToken cancellationToken);

    [Get("/properties/contacts")]
    Task<IApiResponse<PagedAnswer<HubSpotProperty>>> GetPropertiesAsync(CancellationToken cancellationToken);

    [Get("/properties/companies")]
    Task<IApiResponse<PagedAnswer<HubSpotProperty>>> GetCompanyPropertiesAsync(CancellationToken cancellationToken);

    [Get("/properties/contacts/groups")]
    Task<IApiResponse<PagedAnswer<PropertyGroup>>> GetPropertyGroupsAsync(CancellationToken cancellationToken);

    [Post("/properties/contacts/groups")]
    Task<IApiResponse<PropertyGroup>> CreatePropertyGroupAsync([Body] PropertyGroup group, CancellationToken cancellationToken);

    [Post("/properties/contacts")]
    Task<IApiResponse<HubSpotProperty>> CreatePropertyAsync([Body] NewProperty property, CancellationToken cancellationToken);

    [Get("/owners?limit=100")]
    Task<IApiResponse<PagedAnswer<HubSpotOwner>>> GetOwnersAsync(string? after, CancellationToken cancellationToken);

    [Get("/forms?formTypes=hubspot&formTypes=captured&formTypes=flow&limit=100")]
    Task<IApiResponse<PagedAnswer<HubSpotForm>>> GetFormsAsync(string? after, CancellationToken cancellationToken);

    [Get("/submissions/{formId}?limit=50")]
    Task<IApiResponse<PagedAnswer<FormSubmission>>> GetFormSubmissionsAsync(string formId, string? after, CancellationToken cancellationToken);

    [Get("/events/event-types")]
    Task<IApiResponse<EventTypesAnswer>> GetEventTypesAsync(CancellationToken cancellationToken);

    [Get("/events?objectType=contact")]
    Task<IApiResponse<PagedAnswer<HubSpotEvent>>> GetEventsAsync(
        string eventType, string occurredAfter, string? after, int limit, CancellationToken cancellationToken);

    [Get("/email-events?limit=1000")]
    Task<IApiResponse<EmailEventPage>> GetEmailEventsAsync(long startTimestamp, string? offset, CancellationToken cancellationToken);

    /// <summary>Published ones only; without a time every one.</summary>
    [Get("/blogs/posts?limit=100&state__eq=PUBLISHED")]
    Task<IApiResponse<PagedAnswer<HubSpotPost>>> GetPostsAsync(string? updatedAfter, string? after, CancellationToken cancellationToken);

    [Get("/blogs/tags?limit=100")]
    Task<IApiResponse<PagedAnswer<HubSpotTag>>> GetTagsAsync(string? after, CancellationToken cancellationToken);

    [Post("/lists/search")]
    Task<IApiResponse<ListSearchAnswer>> SearchListsAsync([Body] ListSearchRequest search, CancellationToken cancellationToken);

    [Get("/lists/{listId}/memberships?limit=250")]
    Task<IApiResponse<PagedAnswer<ListMembership>>> GetListMembershipsAsync(string listId, string? after, CancellationToken cancellationToken);
}
