using System.Globalization;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Engagement;

/// <summary>How an event changes what a contact's summary properties say.</summary>
internal sealed class ContactSummary(CrmRecord contact, PropertyCatalog catalog)
{
    private static readonly TimeSpan VisitEnds = TimeSpan.FromMinutes(30);

    private readonly List<PropertyWrite> writes = [];

    public IReadOnlyList<PropertyWrite> Writes => writes;

    public void PageView(string? url, string? referrer, string source, DateTimeOffset at)
    {
        var views = Number("hs_analytics_num_page_views") + 1;
        var isNewVisit = IsoTime.Parse(contact["hs_analytics_last_timestamp"]) is not { } last || at - last > VisitEnds;
        var visits = Number("hs_analytics_num_visits") + (isNewVisit ? 1 : 0);
        Set("hs_analytics_num_page_views", views);
        Set("hs_analytics_num_visits", visits);
        Set("hs_analytics_average_page_views", views / Math.Max(visits, 1));
        SetFirst("hs_analytics_first_url", url);
        SetFirst("hs_analytics_first_referrer", referrer);
        if (IsLatest("hs_analytics_last_timestamp", at))
        {
            Set("hs_analytics_last_url", url);
            Set("hs_analytics_last_referrer", referrer);
            Set("hs_latest_source", source);
            Set("hs_latest_source_timestamp", IsoTime.Text(at));
            if (isNewVisit)
                Set("hs_analytics_last_visit_timestamp", IsoTime.Text(at));
        }
        Seen(at);
    }

    public void Conversion(Form form, string? pageTitle, DateTimeOffset at)
    {
        var (name, when) = (pageTitle is null ? form.Name : $"{pageTitle}: {form.Name}", IsoTime.Text(at));
        var before = contact["hs_calculated_form_submissions"]?.Split(';') ?? [];
        if (IsLatest("recent_conversion_date", at))
        {
            Set("recent_conversion_event_name", name);
            Set("recent_conversion_date", when);
        }
        SetFirst("first_conversion_event_name", name);
        SetFirst("first_conversion_date", when);
        Set("num_conversion_events", Number("num_conversion_events") + 1);
        Set("num_unique_conversion_events", before.Select(entry => entry.Split(':')[0]).Append(form.Id).Distinct().Count());
        Set("hs_calculated_form_submissions", string.Join(';', before.Append(string.Create(CultureInfo.InvariantCulture, $"{form.Id}:0:{at.ToUnixTimeMilliseconds()}"))));
        Seen(at);
    }

    /// <param name="what"><c>click</c> or <c>open</c>.</param>
    public void Mail(string what, DateTimeOffset at)
    {
        Set($"hs_email_{what}", Number($"hs_email_{what}") + 1);
        if (IsLatest($"hs_email_last_{what}_date", at))
            Set($"hs_email_last_{what}_date", IsoTime.Text(at));
        SetFirst($"hs_email_first_{what}_date", IsoTime.Text(at));
    }

    private void Seen(DateTimeOffset at)
    {
        SetFirst("hs_analytics_first_timestamp", IsoTime.Text(at));
        if (IsLatest("hs_analytics_last_timestamp", at))
            Set("hs_analytics_last_timestamp", IsoTime.Text(at));
    }

    /// <summary>Events may be told late: the last one is the latest, not the last told.</summary>
    private bool IsLatest(string name, DateTimeOffset at) => IsoTime.Parse(contact[name]) is not { } last || at >= last;

    private int Number(string name) => int.TryParse(contact[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private void SetFirst(string name, string? value)
    {
        if (contact[name] is null)
            Set(name, value);
    }

    private void Set(string name, int value) => Set(name, value.ToString(CultureInfo.InvariantCulture));

    private void Set(string name, string? value)
    {
        if (value is not null && catalog.Find(name) is { } property)
            writes.Add(new PropertyWrite(property, value));
    }
}
