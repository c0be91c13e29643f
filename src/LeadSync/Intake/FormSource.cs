using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Intake;

/// <summary>Forms that were filled in: newest first, without a filter by time (HubSpot: Get submissions for a form).</summary>
internal sealed class FormSource(HubSpotConnector hubspot, EngagementWalks walks, TimeProvider time) : IEngagementSource
{
    private static readonly TimeSpan ListLasts = TimeSpan.FromMinutes(5);

    private readonly Kept<IReadOnlyList<HubSpotForm>> _forms = new(ListLasts, time);

    public string Name => "forms";

    public bool IsWanted(Rulebook rules) => WantedFields.Events(rules).Contains(EngagementKind.FormSubmit);

    public async Task ReadAsync(Rulebook rules, CancellationToken token)
    {
        foreach (var form in await _forms.GetAsync(() => hubspot.GetFormsAsync(token)))
        {
            if (!IsWanted(form, rules.Scoring)) continue;

            try
            {
                await ReadAsync(form, rules.Content, token);
            }
            catch (CallRefusedException gone) when (gone.Status == 404)
            {
                _forms.Forget();
            }
        }
    }

    /// <summary>Every form where points are given for any; else only those that raise a hand.</summary>
    private static bool IsWanted(HubSpotForm form, ScoringRules rules) =>
        rules.Engagement.Any(rule => string.Equals(rule.Event, EngagementKind.FormSubmit, StringComparison.OrdinalIgnoreCase))
        || rules.HandRaisers.Any(rule => rule.Form is { } named && (Same(named, form.Name) || Same(named, form.Id)));

    private async Task ReadAsync(HubSpotForm form, ContentRules content, CancellationToken token)
    {
        var walk = await walks.BeginAsync($"form/{form.Id}", token);
        string? after = null;
        do
        {
            var page = await hubspot.GetFormSubmissionsAsync(form.Id, after, token);
            await walk.KeepAsync([.. page.Results.Select(one => Tell(one, form, content)).OfType<Told>()]);
            after = page.Results is [.., var oldest] && oldest.SubmittedAt >= walk.Since ? page.After : null;
        }
        while (after is not null);
        await walk.DoneAsync();
    }

    /// <summary>Null where nobody left an address: such a submission belongs to no contact.</summary>
    private static Told? Tell(FormSubmission filled, HubSpotForm form, ContentRules content)
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
                Topic: ContentTopics.Of(filled.PageUrl, content)),
            ContactId: null,
            email);
    }

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
