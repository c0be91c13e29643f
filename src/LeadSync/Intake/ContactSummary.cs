using System.Globalization;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>What a contact's own properties tell of what the person did. Every account has them, and they come with rows that are read anyway.</summary>
/// <remarks>They know the last time of each kind, and only forms by the list. Whatever a finer source tells as well takes their place.</remarks>
internal sealed class ContactSummary(string contactId, IReadOnlyDictionary<string, string?> properties)
{
    /// <summary>Of the list of forms, which may hold hundreds (hs_calculated_form_submissions).</summary>
    private const int MostForms = 20;

    public string Id => contactId;

    /// <summary>In lower case, as HubSpot compares addresses.</summary>
    public string? Address => this["email"]?.Trim().ToLowerInvariant();

    /// <summary>Ids of the contacts that were merged into this one.</summary>
    public IReadOnlyList<string> FormerIds =>
        this[WantedFields.MergedIds]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(id => id != contactId).ToList() ?? [];

    private DateTimeOffset? Conversion => Time(this[WantedFields.LatestFormAt]);

    private string? this[string property] => properties.GetValueOrDefault(property) is { Length: > 0 } value ? value : null;

    /// <param name="now">What happened long before it has faded, and is left out as it is when other sources are first read.</param>
    public List<Told> Told(DateTimeOffset now) =>
    [
        .. Forms()
            .Append(PageView())
            .Append(Mail("hs_email_last_click_date", EngagementKind.EmailClick))
            .Append(Mail("hs_email_last_open_date", EngagementKind.EmailOpen))
            .OfType<Engagement>()
            .Where(engagement => engagement.At >= now - EngagementWalks.AtFirst)
            .Select(engagement => new Told(engagement, ToldBy.Contact, contactId, Address)),
    ];

    /// <summary>The last page. Its number says whether there was one since: the time may also be that of a form, which is told as one.</summary>
    private Engagement? PageView()
    {
        if (this["hs_analytics_last_url"] is not { } url || Time(this["hs_analytics_last_timestamp"]) is not { } at || at == Conversion) return null;

        var number = this["hs_analytics_num_page_views"] ?? $"{at.ToUnixTimeMilliseconds()}";
        return new Engagement($"contact/{contactId}/page/{number}", EngagementKind.PageView, at, Url: url, Channel: Channels.Of(this["hs_latest_source"], url));
    }

    /// <summary>The list names forms by guid, the latest conversion one form by name; of the same minute they are the same.</summary>
    private IEnumerable<Engagement> Forms()
    {
        var conversion = Conversion;
        var listed = Listed(this["hs_calculated_form_submissions"]).OrderByDescending(one => one.At).Take(MostForms).ToList();
        var latest = listed.Where(one => conversion is { } at && (one.At - at).Duration() <= SameThing.Within).Select(one => (DateTimeOffset?)one.At)
            .MinBy(at => (at!.Value - conversion!.Value).Duration());
        foreach (var (id, at) in listed) yield return Form(at, id, isLatest: at == latest);
        if (latest is null && conversion is { } alone) yield return Form(alone, id: null, isLatest: true);
    }

    private Engagement Form(DateTimeOffset at, string? id, bool isLatest)
    {
        var (title, name) = isLatest ? Named(this[WantedFields.LatestForm]) : default;
        return new Engagement(
            $"contact/{contactId}/form/{id ?? "latest"}/{at.ToUnixTimeMilliseconds()}", EngagementKind.FormSubmit, at, Title: title, Form: name, FormId: id);
    }

    /// <summary>"Page title: Form name"; the title is not always there, and may hold a colon itself.</summary>
    private static (string? Title, string? Name) Named(string? said)
    {
        if (string.IsNullOrWhiteSpace(said)) return default;

        var colon = said.LastIndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? (null, said.Trim()) : (said[..colon].Trim(), said[(colon + 2)..].Trim());
    }

    /// <summary>Entries <c>formGuid:pageId:epochMs</c>, as they are seen; the format is not documented.</summary>
    private static IEnumerable<(string Id, DateTimeOffset At)> Listed(string? list)
    {
        foreach (var entry in list?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (entry.Split(':') is [{ Length: > 0 } id, _, var stamp] && Time(stamp) is { } at) yield return (id, at);
        }
    }

    private Engagement? Mail(string property, string kind) =>
        Time(this[property]) is not { } at ? null : new Engagement($"contact/{contactId}/{kind}/{at.ToUnixTimeMilliseconds()}", kind, at, Channel: Channels.Mail);

    /// <summary>ISO 8601, or milliseconds since 1970; what is no time is none.</summary>
    private static DateTimeOffset? Time(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at
        : null;
}
