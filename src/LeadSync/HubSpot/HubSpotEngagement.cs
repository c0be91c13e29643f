namespace LeadSync.HubSpot;

/// <summary>A page of anything that is walked through with a cursor.</summary>
/// <param name="Results">The entries of this page.</param>
/// <param name="After">Where the next page starts; null on the last one.</param>
internal sealed record HubSpotPage<T>(IReadOnlyList<T> Results, string? After);

/// <summary>A form. <see cref="Id"/> is its guid.</summary>
internal sealed record HubSpotForm(string Id, string Name, IReadOnlyList<FormFieldGroup>? FieldGroups = null)
{
    /// <summary>What the form asks, by the name of the field.</summary>
    public IReadOnlyDictionary<string, string> Labels => (FieldGroups ?? [])
        .SelectMany(group => group.Fields ?? [])
        .Where(asked => !string.IsNullOrWhiteSpace(asked.Label))
        .GroupBy(asked => asked.Name, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First().Label!, StringComparer.Ordinal);
}

internal sealed record FormFieldGroup(IReadOnlyList<FormField>? Fields);

internal sealed record FormField(string Name, string? Label = null);

/// <summary>One filled-in form; it names no contact id, so the e-mail address in <see cref="Values"/> joins it.</summary>
/// <param name="ConversionId">Missing at times.</param>
/// <param name="SubmittedAt">UTC.</param>
/// <param name="PageUrl">The page the form stood on.</param>
/// <param name="Values">What was filled in.</param>
internal sealed record FormSubmission(
    string? ConversionId, DateTimeOffset SubmittedAt, string? PageUrl, IReadOnlyList<FormValue> Values);

/// <summary>One field of a filled-in form.</summary>
internal sealed record FormValue(string Name, string? Value);

/// <summary>Something a contact did: a page view, a form, a custom event.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="EventType">For example e_visited_page.</param>
/// <param name="ObjectId">The contact's id.</param>
/// <param name="OccurredAt">UTC.</param>
/// <param name="Properties">For example hs_url and hs_title.</param>
internal sealed record HubSpotEvent(
    string Id, string EventType, string ObjectId, DateTimeOffset OccurredAt, IReadOnlyDictionary<string, string?> Properties);

/// <summary>An event of a marketing e-mail; <see cref="Created"/> and <see cref="Id"/> together identify it.</summary>
/// <param name="Id">Not unique alone.</param>
/// <param name="Created">UTC.</param>
/// <param name="Type">DELIVERED, OPEN, CLICK … an open set.</param>
/// <param name="Recipient">The address.</param>
/// <param name="EmailCampaignId">Which mail.</param>
/// <param name="Url">The link of a click, where HubSpot tells it.</param>
/// <param name="Subject">The mail's subject, where HubSpot tells it.</param>
internal sealed record EmailEvent(
    string Id, DateTimeOffset Created, string Type, string Recipient, long? EmailCampaignId, string? Url, string? Subject);

/// <summary>A page of e-mail events, newest first.</summary>
/// <param name="Events">The events of this page.</param>
/// <param name="HasMore">Whether another page follows.</param>
/// <param name="Offset">Where it starts.</param>
internal sealed record EmailEventPage(IReadOnlyList<EmailEvent> Events, bool HasMore, string? Offset);

/// <summary>A post of the blog (HubSpot: CMS Posts).</summary>
/// <param name="Url">Where people read it; missing on a draft.</param>
/// <param name="TagIds">Its tags, by number.</param>
internal sealed record HubSpotPost(
    string Id, string? Name, string? HtmlTitle, string? Url, IReadOnlyList<long>? TagIds, string? State, DateTimeOffset? PublishDate, DateTimeOffset? Updated);

/// <summary>A tag of the blog (HubSpot: CMS Tags).</summary>
internal sealed record HubSpotTag(string Id, string? Name);
