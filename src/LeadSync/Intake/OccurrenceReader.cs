using LeadSync.HubSpot;
using LeadSync.Leads;

namespace LeadSync.Intake;

/// <summary>Reads events of one type to their end (HubSpot: Events guide).</summary>
internal sealed class OccurrenceReader(HubSpotConnector hubspot, EngagementWalks walks)
{
    private const int PageSize = 100;

    /// <summary>True: the type told of something new.</summary>
    public async Task<bool> ReadAsync(OccurrenceType type, SourceRun run, CancellationToken token)
    {
        var walk = await walks.BeginAsync($"event/{type.Name}", run, token);
        string? after = null;
        do
        {
            var page = await hubspot.GetEventsAsync(type.Name, walk.Since, after, PageSize, token);
            await walk.KeepAsync([.. page.Results.Select(one => Tell(one, type))]);
            after = page.After;
        }
        while (after is not null);
        await walk.DoneAsync();
        return walk.HasNews;
    }

    private static Told Tell(HubSpotEvent happened, OccurrenceType type)
    {
        string? Said(string name) => happened.Properties.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

        var url = Said("hs_url") ?? (Said("hs_query_params") is { } query ? $"{Said("hs_base_url")}?{query}" : Said("hs_base_url"));
        return new Told(
            new Engagement(
                $"event/{happened.Id}",
                type.Kind,
                happened.OccurredAt,
                Url: url,
                Title: Said("hs_title") ?? type.Title,
                FormId: Said("hs_form_id"),
                Channel: Channels.Of(Said("hs_session_source"), url, happened.Properties)),
            type.By,
            happened.ObjectId,
            Email: null);
    }
}

/// <summary>A type of events.</summary>
/// <param name="Name">As HubSpot has it, such as e_visited_page.</param>
/// <param name="Title">Of an event that brings none.</param>
internal sealed record OccurrenceType(string Name, string Kind, ToldBy By = ToldBy.Event, string? Title = null);
