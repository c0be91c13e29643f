using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>Forms that were filled in: newest first, without a filter by time (HubSpot: Get submissions for a form).</summary>
internal sealed class FormSource(HubSpotConnector hubspot, EngagementWalks walks) : IEngagementSource
{
    public string Name => "forms";

    public bool IsWanted(Rulebook rules) => WantedFields.Events(rules).Contains(EngagementKind.FormSubmit);

    public async Task ReadAsync(SourceRun run, CancellationToken token)
    {
        // The list is asked for each time: the first who fills in a new form may be the one who asks for us.
        foreach (var form in (await hubspot.GetFormsAsync(token)).Where(form => IsWanted(form, run.Rules.Scoring)))
        {
            try
            {
                await ReadAsync(form, run, token);
            }
            catch (CallRefusedException gone) when (gone.Status == 404)
            {
                // Deleted since it was listed.
            }
        }
    }

    /// <summary>Every form where points are given for any; else only those that raise a hand.</summary>
    private static bool IsWanted(HubSpotForm form, ScoringRules rules) =>
        rules.Engagement.Any(rule => string.Equals(rule.Event, EngagementKind.FormSubmit, StringComparison.OrdinalIgnoreCase))
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
                FormId: form.Id)
            {
                Answers = FormAnswers.Of(filled.Values, form.Labels),
            },
            ContactId: null,
            email);
    }

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
