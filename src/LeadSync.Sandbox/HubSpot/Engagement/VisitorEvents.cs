using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadSync.Sandbox.HubSpot.Engagement;

/// <summary>What a test says that somebody did.</summary>
/// <param name="Email">Who. A submitted form creates the contact when it is unknown.</param>
/// <param name="Event"><c>page_view</c>, <c>form_submit</c>, <c>email_click</c>, <c>email_open</c>, <c>download</c> or <c>custom</c>.</param>
/// <param name="Form">The form's name; made on demand.</param>
/// <param name="At">When; absent: now.</param>
/// <param name="Source">Of a visit, such as <c>ORGANIC_SEARCH</c>; absent: <c>DIRECT_TRAFFIC</c>.</param>
/// <param name="Name">Of a custom event, such as <c>webinar_attended</c>; the portal has the type from then on.</param>
/// <param name="Values">Fields sent with a form, beside the address.</param>
internal sealed record VisitorEvent(
    string? Email, string? Event, string? Url = null, string? Title = null, string? Form = null, DateTimeOffset? At = null,
    string? Referrer = null, string? Source = null, string? Name = null, Dictionary<string, string>? Values = null);

/// <summary>Takes what visitors did into the log and into the contact's summary properties, as HubSpot's tracking does.</summary>
internal sealed class VisitorEvents(Portal portal)
{
    private static readonly string[] Kinds = ["page_view", "form_submit", "email_click", "email_open", "download", "custom"];
    private static readonly string[] Utm = ["utm_campaign", "utm_medium", "utm_source"];

    public IResult Take(IReadOnlyList<VisitorEvent> events) => portal.Locked(() =>
    {
        // All are judged first: a list is taken as a whole or not at all.
        var known = new HashSet<string>();
        for (var i = 0; i < events.Count; i++)
            if (Refusal(events[i], i, known) is { } refused)
                return refused;

        foreach (var happened in events)
            Take(happened);
        return ControlJson.Answer(new { taken = events.Count });
    });

    private IResult? Refusal(VisitorEvent happened, int index, HashSet<string> known)
    {
        if (!Kinds.Contains(happened.Event))
            return ControlJson.Refuse($"Event {index}: \"{happened.Event}\" is not one of {string.Join(", ", Kinds)}.");
        if (happened.Event == "custom" && string.IsNullOrEmpty(happened.Name))
            return ControlJson.Refuse($"Event {index} has no name: a custom event is told by its own.");
        if (happened.Email is not { Length: > 0 } email)
            return ControlJson.Refuse($"Event {index} has no email.");
        if (happened.Event == "form_submit")
            known.Add(email.ToLowerInvariant());
        return known.Contains(email.ToLowerInvariant()) || Find(email) is not null
            ? null
            : ControlJson.Refuse($"Event {index}: no contact has this email; only a form_submit creates one.", StatusCodes.Status404NotFound);
    }

    private void Take(VisitorEvent happened)
    {
        var now = portal.Now;
        var at = IsoTime.Milliseconds(happened.At ?? now);
        var form = happened.Event == "form_submit" ? portal.Engagement.FormNamed(happened.Form ?? "Contact us", now) : null;
        var source = form is null ? Source.Analytics : new Source("FORM", form.Id);
        var writer = new RecordWriter(portal, portal.Contacts);
        var contact = Find(happened.Email!) ?? writer.Create(writer.Propose(new Dictionary<string, string?> { ["email"] = happened.Email }, null), source);

        Log(happened, at, contact, form);
        var summary = new ContactSummary(contact, portal.Contacts.Catalog);
        switch (happened.Event)
        {
            case "page_view":
                summary.PageView(happened.Url, happened.Referrer, SourceOf(happened), at);
                break;
            case "form_submit":
                summary.Conversion(form!, happened.Title, at);
                break;
            case "email_click":
                summary.Mail("click", at);
                break;
            case "email_open":
                summary.Mail("open", at);
                break;
        }
        writer.Update(contact, new Proposal(summary.Writes, null), source);

        // What somebody types into a form lands on the contact where the portal has such a property.
        foreach (var (name, value) in happened.Values ?? [])
            writer.Update(contact, writer.Propose(new Dictionary<string, string?> { [name] = value }, contact), source);
    }

    private void Log(VisitorEvent happened, DateTimeOffset at, CrmRecord contact, Form? form)
    {
        var log = portal.Engagement;
        switch (happened.Event)
        {
            case "page_view":
                log.AddOccurrence("e_visited_page", contact.Id, at, Told(
                    [("hs_url", happened.Url), ("hs_title", happened.Title), ("hs_referrer", happened.Referrer), ("hs_session_source", SourceOf(happened)), .. UtmOf(happened.Url)]));
                break;
            case "form_submit":
                log.AddSubmission(form!, at, happened.Url, new Dictionary<string, string>(happened.Values ?? []) { ["email"] = contact["email"]! });
                LogForm(happened, at, contact, form!);
                break;
            case "email_click":
                // Mail never shows among the event occurrences (HubSpot: Events guide).
                log.AddEmailEvent("CLICK", contact["email"]!, at, happened.Url, happened.Title);
                break;
            case "email_open":
                log.AddEmailEvent("OPEN", contact["email"]!, at, null, happened.Title);
                break;
            default:
                log.AddOccurrence($"pe{Portal.Id}_{happened.Name ?? "download"}", contact.Id, at, Told([("hs_url", happened.Url), ("hs_title", happened.Title)]));
                break;
        }
    }

    /// <summary>One form is up to three events within the minute (HubSpot: Events guide).</summary>
    private void LogForm(VisitorEvent happened, DateTimeOffset at, CrmRecord contact, Form form)
    {
        var log = portal.Engagement;
        log.AddOccurrence("e_submitted_form", contact.Id, at, Told([("hs_form_id", form.Id), ("hs_url", happened.Url), ("hs_title", happened.Title), ("hs_form_type", "HUBSPOT")]));
        log.AddOccurrence("e_form_submission_v2", contact.Id, at.AddSeconds(2), Told([("hs_form_id", form.Id), ("hs_base_url", happened.Url?.Split('?')[0])]));
        log.AddOccurrence("e_form_submission_metadata_v2", contact.Id, at.AddSeconds(3), Told([("hs_form_title", form.Name), ("hs_contact_lifecyclestage", contact["lifecyclestage"])]));
    }

    private static string SourceOf(VisitorEvent happened) => happened.Source ?? "DIRECT_TRAFFIC";

    private static IEnumerable<(string Name, string? Value)> UtmOf(string? url)
    {
        var query = QueryHelpers.ParseQuery(url?.Split('?', 2) is [_, var rest] ? rest : "");
        return Utm.Select(name => ($"hs_{name}", query.TryGetValue(name, out var value) ? value.ToString() : null));
    }

    private CrmRecord? Find(string email) => portal.Contacts.FindBy(portal.Contacts.Catalog.Find("email")!, email);

    private static Dictionary<string, string> Told(IEnumerable<(string Name, string? Value)> values) =>
        values.Where(value => value.Value is not null).ToDictionary(value => value.Name, value => value.Value!);
}
