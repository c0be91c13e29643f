using LeadSync.Leads;

namespace LeadSync.Intake;

/// <summary>Pages that contacts visited; events are for Enterprise accounts only.</summary>
internal sealed class PageViewSource(OccurrenceReader reader) : IEngagementSource
{
    private static readonly OccurrenceType Visits = new("e_visited_page", EngagementKind.PageView);

    public string Name => SourceMarks.PageViews;

    public Task ReadAsync(SourceRun run, CancellationToken token) => reader.ReadAsync(Visits, run, token);
}

/// <summary>Documents that contacts took.</summary>
internal sealed class DownloadSource(OccurrenceTypes types, OccurrenceReader reader, TimeProvider time) : IEngagementSource
{
    private readonly TypeRota _rota = TypeRota.EveryTime(reader, time);

    public string Name => "downloads";

    public async Task ReadAsync(SourceRun run, CancellationToken token) => await _rota.ReadAsync(await types.DownloadsAsync(token), run, token);
}

/// <summary>Forms once more, as events: also of forms whose submissions are not told, such as those of other systems.</summary>
/// <remarks>Up to three events tell of one submission; the third names no form (HubSpot: Events guide), and is not read.</remarks>
internal sealed class FormEventSource(OccurrenceReader reader, TimeProvider time) : IEngagementSource
{
    private static readonly OccurrenceType[] Submitted =
        [new("e_submitted_form", EngagementKind.FormSubmit), new("e_form_submission_v2", EngagementKind.FormSubmit, ToldBy.SecondEvent)];

    private readonly TypeRota _rota = TypeRota.Unhurried(reader, time);

    public string Name => "form events";

    public Task ReadAsync(SourceRun run, CancellationToken token) => _rota.ReadAsync(Submitted, run, token);
}

/// <summary>What a portal defined itself: a webinar attended, a trial begun.</summary>
internal sealed class CustomEventSource(OccurrenceTypes types, OccurrenceReader reader, TimeProvider time) : IEngagementSource
{
    private readonly TypeRota _rota = TypeRota.Unhurried(reader, time);

    public string Name => "custom events";

    public async Task ReadAsync(SourceRun run, CancellationToken token) => await _rota.ReadAsync(await types.CustomAsync(token), run, token);
}
