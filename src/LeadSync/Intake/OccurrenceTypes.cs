using LeadSync.HubSpot;
using LeadSync.Leads;

namespace LeadSync.Intake;

/// <summary>The types of events that a portal has beside page views and forms. HubSpot lists them all, also those the account cannot use.</summary>
internal sealed class OccurrenceTypes(HubSpotConnector hubspot, TimeProvider time)
{
    private static readonly TimeSpan Keeps = TimeSpan.FromHours(1);
    private static readonly string[] Documents = ["download", "downloaded", "downloads", "document"];

    private IReadOnlyList<OccurrenceType> _types = [];
    private DateTimeOffset _askAgainAt = DateTimeOffset.MinValue;

    /// <summary>Documents that contacts took. HubSpot has no event of its own for that: whatever is named so counts.</summary>
    public async Task<IReadOnlyList<OccurrenceType>> DownloadsAsync(CancellationToken token) =>
        [.. (await AllAsync(token)).Where(type => type.Kind == EngagementKind.Download)];

    /// <summary>What the portal defined itself, and clicks on calls to action.</summary>
    public async Task<IReadOnlyList<OccurrenceType>> CustomAsync(CancellationToken token) =>
        [.. (await AllAsync(token)).Where(type => type.Kind == EngagementKind.Custom)];

    private async Task<IReadOnlyList<OccurrenceType>> AllAsync(CancellationToken token)
    {
        if (time.GetUtcNow() < _askAgainAt) return _types;

        _types = [.. (await hubspot.GetEventTypesAsync(token)).Distinct(StringComparer.Ordinal).Select(Known).OfType<OccurrenceType>()];
        _askAgainAt = time.GetUtcNow() + Keeps;
        return _types;
    }

    private static OccurrenceType? Known(string name)
    {
        var words = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) return null;

        var title = Title(words.Skip(1));
        return words.Any(word => Documents.Contains(word, StringComparer.OrdinalIgnoreCase)) ? new OccurrenceType(name, EngagementKind.Download, Title: title)
            : name.StartsWith("pe", StringComparison.Ordinal) || words.Contains("cta", StringComparer.OrdinalIgnoreCase) ? new OccurrenceType(name, EngagementKind.Custom, Title: title)
            : null;
    }

    /// <summary>pe123_webinar_attended: Webinar attended.</summary>
    private static string Title(IEnumerable<string> words)
    {
        var text = string.Join(' ', words);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
