using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>Reads events of one type to their end (HubSpot: Events guide).</summary>
internal sealed class OccurrenceReader(HubSpotConnector hubspot, EngagementWalks walks)
{
    private const int PageSize = 100;

    public async Task ReadAsync(string eventType, string kind, SourceRun run, CancellationToken token)
    {
        var walk = await walks.BeginAsync($"event/{eventType}", run, token);
        string? after = null;
        do
        {
            var page = await hubspot.GetEventsAsync(eventType, walk.Since, after, PageSize, token);
            await walk.KeepAsync([.. page.Results.Select(one => Tell(one, kind))]);
            after = page.After;
        }
        while (after is not null);
        await walk.DoneAsync();
    }

    private static Told Tell(HubSpotEvent happened, string kind) =>
        new(
            new Engagement(
                $"event/{happened.Id}",
                kind,
                happened.OccurredAt,
                Url: happened.Properties.GetValueOrDefault("hs_url"),
                Title: happened.Properties.GetValueOrDefault("hs_title"),
                Channel: happened.Properties.GetValueOrDefault("hs_session_source")),
            happened.ObjectId,
            Email: null);
}

/// <summary>Pages that contacts visited; Enterprise only.</summary>
internal sealed class PageViewSource(OccurrenceReader reader) : IEngagementSource
{
    public string Name => "page views";

    public bool IsWanted(Rulebook rules) => WantedFields.Events(rules).Contains(EngagementKind.PageView);

    public Task ReadAsync(SourceRun run, CancellationToken token) => reader.ReadAsync("e_visited_page", EngagementKind.PageView, run, token);
}

/// <summary>Documents that contacts took. HubSpot has no event of its own for that: whatever the portal named so counts.</summary>
internal sealed class DownloadSource(HubSpotConnector hubspot, OccurrenceReader reader, TimeProvider time) : IEngagementSource
{
    private static readonly TimeSpan TypesLast = TimeSpan.FromHours(1);

    private IReadOnlyList<string> _types = [];
    private DateTimeOffset _askAgainAt = DateTimeOffset.MinValue;

    public string Name => "downloads";

    public bool IsWanted(Rulebook rules) => WantedFields.Events(rules).Contains(EngagementKind.Download);

    public async Task ReadAsync(SourceRun run, CancellationToken token)
    {
        foreach (var type in await TypesAsync(token)) await reader.ReadAsync(type, EngagementKind.Download, run, token);
    }

    private async Task<IReadOnlyList<string>> TypesAsync(CancellationToken token)
    {
        if (time.GetUtcNow() < _askAgainAt) return _types;

        _types = [.. (await hubspot.GetEventTypesAsync(token)).Where(type => type.Contains("download", StringComparison.OrdinalIgnoreCase))];
        _askAgainAt = time.GetUtcNow() + TypesLast;
        return _types;
    }
}
