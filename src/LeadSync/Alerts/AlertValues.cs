using LeadSync.Leads;

namespace LeadSync.Alerts;

/// <summary>What a template may ask for. Whatever is not known is null, and its place stays empty.</summary>
internal static class AlertValues
{
    /// <summary>Reasons of the score in a message at most, the strongest first.</summary>
    private const int MostReasons = 5;

    public static IReadOnlyDictionary<string, object?> Of(AlertCase about, AlertEvent happened, Notice notice)
    {
        var (lead, zone) = (about.Lead, notice.Whom.TimeZone);
        var (salesforce, hubspot) = (about.Desk.RecordUrl(lead.Crm?.Id), about.Desk.ContactUrl(lead.ContactId));
        return new Dictionary<string, object?>
        {
            ["receiver"] = notice.Whom.Name,
            ["who"] = about.Who,
            ["what"] = happened.WhatFor(notice.Kind),
            ["lead"] = Person(about),
            ["seen"] = Seen(happened.Sign, zone),
            ["why"] = happened.Why,
            ["score"] = lead.Score.Reasons.Count == 0 ? null : $"{lead.Score.Total}",
            ["grade"] = lead.Score.Grade,
            ["reasons"] = lead.Score.Reasons.Take(MostReasons)
                .Select(object? (reason) => new Dictionary<string, object?> { ["points"] = $"{reason.Points:+0;-0}", ["because"] = reason.Because }).ToList(),
            ["owner"] = new Dictionary<string, object?> { ["name"] = lead.Owner?.Label, ["because"] = lead.OwnerBecause },
            ["isOwner"] = notice.Whom.IsOwner,
            ["due"] = Due(lead, happened.Clock, zone),
            ["brief"] = about.Brief,
            ["links"] = new Dictionary<string, object?> { ["any"] = salesforce is not null || hubspot is not null, ["salesforce"] = salesforce, ["hubspot"] = hubspot },
            ["zone"] = zone,
        };
    }

    private static Dictionary<string, object?> Person(AlertCase about) => new()
    {
        ["name"] = about.Name,
        ["title"] = about.Person["jobtitle"],
        ["company"] = about.Person["company"],
        ["country"] = about.Person["country"],
        ["email"] = about.Person["email"],
        ["phone"] = about.Person["phone"],
    };

    private static Dictionary<string, object?> Seen(Sign? sign, string zone) => sign is not { Seen: var seen } ? [] : new()
    {
        ["title"] = seen.Kind == EngagementKind.FormSubmit ? seen.Form ?? seen.Title : seen.Title,
        ["url"] = seen.Url,
        ["form"] = seen.Form,
        ["channel"] = seen.Channel?.Replace('_', ' ').ToLowerInvariant(),
        ["when"] = ZoneTime.Words(seen.At, zone),
        ["silence"] = sign.Silence is { TotalDays: >= 2 } silence ? $"{silence.TotalDays:0} days" : null,
    };

    /// <summary>The promise that it is about, or the deadline that comes first.</summary>
    private static Dictionary<string, object?> Due(Lead lead, Clock? about, string zone) => (about ?? lead.Owed.MinBy(clock => clock.Due)) is not { } next ? [] : new()
    {
        ["deed"] = next.Deed,
        ["by"] = ZoneTime.Words(next.Due, zone),
        ["late"] = next.Breached is not null,
    };
}
