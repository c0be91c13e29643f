using LeadSync.HubSpot;
using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

public sealed class ContactSummaryTests
{
    private static readonly string At = Iso(Some.Now);

    [Fact]
    public void The_last_page_is_told_with_where_the_visit_came_from()
    {
        var told = Of(
            ("email", "Ann@X.example"), ("hs_analytics_last_url", "https://acme.example/guides/security-basics"), ("hs_analytics_last_timestamp", At),
            ("hs_analytics_num_page_views", "12"), ("hs_latest_source", "ORGANIC_SEARCH")).ShouldHaveSingleItem();

        (told.By, told.ContactId, told.Email).ShouldBe((ToldBy.Contact, "501", "ann@x.example"));
        told.Engagement.ShouldBe(new Engagement("contact/501/page/12", EngagementKind.PageView, Some.Now, "https://acme.example/guides/security-basics", Channel: "organic search"));
    }

    [Fact]
    public void Where_the_number_of_pages_did_not_rise_there_was_no_other()
    {
        string Key(DateTimeOffset at, string views) => Of(
            ("hs_analytics_last_url", "https://acme.example/a"), ("hs_analytics_last_timestamp", Iso(at)), ("hs_analytics_num_page_views", views)).Single().Engagement.Key;

        Key(Some.Now, "12").ShouldBe(Key(Some.Now.AddDays(-1), "12"));
        Key(Some.Now, "13").ShouldNotBe(Key(Some.Now, "12"));
    }

    [Fact]
    public void The_time_of_a_form_is_no_page_view()
    {
        var told = Of(
            ("hs_analytics_last_url", "https://acme.example/a"), ("hs_analytics_last_timestamp", At), ("hs_analytics_num_page_views", "12"),
            ("recent_conversion_date", At), ("recent_conversion_event_name", "Guides: Security guide"));

        told.ShouldHaveSingleItem().Engagement.Kind.ShouldBe(EngagementKind.FormSubmit);
    }

    [Fact]
    public void Each_form_of_the_list_is_told_and_the_latest_by_its_name()
    {
        var earlier = Some.Now.AddDays(-3);

        var told = Of(
            ("hs_calculated_form_submissions", $"3f1c:0:{earlier.ToUnixTimeMilliseconds()};77aa:180:{Some.Now.ToUnixTimeMilliseconds()};broken;9:9:never"),
            ("recent_conversion_date", Iso(Some.Now.AddSeconds(2))), ("recent_conversion_event_name", "Acme: Guides: Security guide"));

        told.Select(one => (one.Engagement.FormId, one.Engagement.At, one.Engagement.Form, one.Engagement.Title)).ShouldBe(
            [("77aa", Some.Now, "Security guide", "Acme: Guides"), ("3f1c", earlier, null, null)]);
    }

    [Fact]
    public void Without_the_list_the_latest_form_is_known_by_name() =>
        Of(("recent_conversion_date", At), ("recent_conversion_event_name", "Newsletter")).ShouldHaveSingleItem().Engagement
            .ShouldBe(new Engagement($"contact/501/form/latest/{Some.Now.ToUnixTimeMilliseconds()}", EngagementKind.FormSubmit, Some.Now, Form: "Newsletter"));

    [Fact]
    public void The_last_click_and_the_last_opening_of_a_mail_are_told()
    {
        var told = Of(("hs_email_last_click_date", At), ("hs_email_last_open_date", $"{Some.Now.ToUnixTimeMilliseconds()}"));

        told.Select(one => (one.Engagement.Kind, one.Engagement.At, one.Engagement.Channel)).ShouldBe(
            [(EngagementKind.EmailClick, Some.Now, "email marketing"), (EngagementKind.EmailOpen, Some.Now, "email marketing")]);
    }

    [Fact]
    public void What_is_older_than_a_first_reading_goes_and_what_is_no_time_are_left_out() =>
        Of(("hs_email_last_click_date", Iso(Some.Now.AddDays(-31))), ("hs_email_last_open_date", "yesterday"), ("hs_analytics_last_timestamp", At)).ShouldBeEmpty();

    private static List<Told> Of(params (string Name, string Value)[] properties) =>
        new ContactSummary("501", properties.ToDictionary(one => one.Name, string? (one) => one.Value)).Told(Some.Now);

    private static string Iso(DateTimeOffset at) => HubSpotTime.Format(at);
}
