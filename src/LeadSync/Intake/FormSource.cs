using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>Forms that were filled in: newest first, without a filter by time (HubSpot: Get submissions for a form).</summary>
/// <remarks>
/// Each form costs a call, and most are silent. One that raises hands is read every time, and so is one of which anything was heard within a day:
/// that it was filled in stands on the contact as well, and with the poll for contacts comes here. The others are read once an hour.
/// </remarks>
internal sealed class FormSource(HubSpotConnector hubspot, EngagementWalks walks, TimeProvider time) : IEngagementSource
{
    private static readonly TimeSpan Heard = TimeSpan.FromDays(1);
    private static readonly TimeSpan SilentRests = TimeSpan.FromHours(1);

    private readonly Dictionary<string, DateTimeOffset> _readAt = [];

    public string Name => "forms";

    public async Task ReadAsync(SourceRun run, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var heard = await walks.Book.FormsSinceAsync(now - Heard, token);

        // The list is asked for each time: the first who fills in a new form may be the one who asks for us.
        foreach (var form in (await hubspot.GetFormsAsync(token)).Where(form => IsDue(form, heard, run.Rules.Scoring, now)))
        {
            try
            {
                await ReadAsync(form, run, token);
                _readAt[form.Id] = now;
            }
            catch (CallRefusedException gone) when (gone.Status == 404)
            {
                // Deleted since it was listed.
            }
        }
    }

    private bool IsDue(HubSpotForm form, HashSet<string> heard, ScoringRules rules, DateTimeOffset now) =>
        !_readAt.TryGetValue(form.Id, out var last) || now - last >= SilentRests
        || heard.Contains(form.Id) || heard.Contains(form.Name)
        || rules.HandRaisers.Any(rule => rule.Form is { } named && (Same(named, form.Name) || Same(named, form.Id)));

    private async Task ReadAsync(HubSpotForm form, SourceRun run, CancellationToken token)
    {
        var walk = await walks.BeginAsync($"form/{form.Id}", run, token);
        string? after = null;
        do
        {
            var page = await hubspot.GetFormSubmissionsAsync(form.Id, after, token);
            await walk.KeepAsync([.. page.Results.Select(one => Tell(one, form)).OfType<Told>()]);
            after = page.Results is [.., var oldest] && oldest.SubmittedAt >= walk.Since ? page.After : null;
        }
        while (after is not null);
        await walk.DoneAsync();
    }

    /// <summary>Null where nobody left an address: such a submission belongs to no contact.</summary>
    private static Told? Tell(FormSubmission filled, HubSpotForm form)
    {
        var email = filled.Values.FirstOrDefault(value => value.Name == "email")?.Value?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(email)) return null;

        var which = filled.ConversionId ?? $"{filled.SubmittedAt.ToUnixTimeMilliseconds()}+{email}";
        return new Told(
            new Engagement(
                $"form/{form.Id}/{which}",
                EngagementKind.FormSubmit,
                filled.SubmittedAt,
                Url: filled.PageUrl,
                Form: form.Name,
                FormId: form.Id,
                Channel: Channels.Of(source: null, filled.PageUrl))
            {
                Answers = FormAnswers.Of(filled.Values, form.Labels),
            },
            ToldBy.Submission,
            ContactId: null,
            email);
    }

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
