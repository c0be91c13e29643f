using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

public sealed class SameThingTests
{
    [Fact]
    public void A_form_told_by_its_submissions_by_two_events_and_by_the_contact_is_one()
    {
        var thing = Things(
            Form(ToldBy.Contact, 40, name: "Security guide"),
            Form(ToldBy.SecondEvent, 2, id: "3f1c"),
            Form(ToldBy.Submission, 0, id: "3f1c", name: "Security guide"),
            Form(ToldBy.Event, 1, id: "3F1C", title: "Guides")).ShouldHaveSingleItem();

        (thing.At, thing.Form, thing.Title).ShouldBe((Some.Now, "Security guide", "Guides"));
    }

    [Fact]
    public void A_conversion_named_by_page_and_form_is_that_form() =>
        Things(Form(ToldBy.Submission, 0, id: "3f1c", name: "Guide: EMEA"), Form(ToldBy.Contact, 0, name: "EMEA")).ShouldHaveSingleItem().Form.ShouldBe("Guide: EMEA");

    [Fact]
    public void Sent_twice_within_a_minute_it_is_two_whoever_else_tells_of_them() =>
        Things(
            Form(ToldBy.Submission, 0, id: "3f1c"), Form(ToldBy.Submission, 30, id: "3f1c"),
            Form(ToldBy.Event, 1, id: "3f1c"), Form(ToldBy.Event, 31, id: "3f1c"),
            Form(ToldBy.Contact, 30)).Count.ShouldBe(2);

    [Fact]
    public void Another_form_and_another_minute_are_other_things()
    {
        Things(Form(ToldBy.Submission, 0, id: "3f1c"), Form(ToldBy.Event, 0, id: "77aa")).Count.ShouldBe(2);
        Things(Form(ToldBy.Submission, 0, id: "3f1c"), Form(ToldBy.Event, 61, id: "3f1c")).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("https://acme.example/pricing", "http://Acme.example/pricing/?utm_source=x#top", 1)]
    [InlineData("https://acme.example/pricing", "https://acme.example/blog", 2)]
    public void A_page_is_the_same_by_its_address_alone(string seen, string last, int things) =>
        Things(Page(ToldBy.Event, 0, seen), Page(ToldBy.Contact, 20, last)).Count.ShouldBe(things);

    [Fact]
    public void A_contacts_last_click_is_the_click_of_that_time() =>
        Things(
            new Mention(new Engagement("m", EngagementKind.EmailClick, Some.Now, Url: "https://acme.example/a"), ToldBy.Mail),
            new Mention(new Engagement("c", EngagementKind.EmailClick, Some.Now.AddSeconds(5)), ToldBy.Contact)).ShouldHaveSingleItem().Url.ShouldBe("https://acme.example/a");

    [Fact]
    public void What_a_merged_contact_says_of_the_same_moment_is_one_thing() =>
        Things(Page(ToldBy.Contact, 0, "https://acme.example/a", "contact/1/page/7"), Page(ToldBy.Contact, 0, "https://acme.example/a", "contact/2/page/9")).Count.ShouldBe(1);

    private static List<Engagement> Things(params Mention[] mentions) => Mention.Things(SameThing.Settle(mentions));

    private static Mention Form(ToldBy by, int seconds, string? id = null, string? name = null, string? title = null) =>
        new(new Engagement($"{by}/{seconds}/{id}", EngagementKind.FormSubmit, Some.Now.AddSeconds(seconds), Title: title, Form: name, FormId: id), by);

    private static Mention Page(ToldBy by, int seconds, string url, string? key = null) =>
        new(new Engagement(key ?? $"{by}/{seconds}", EngagementKind.PageView, Some.Now.AddSeconds(seconds), Url: url), by);
}
