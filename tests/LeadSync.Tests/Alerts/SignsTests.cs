using FsCheck.Fluent;
using LeadSync.Alerts;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Scoring;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Alerts;

public sealed class SignsTests
{
    private static readonly DateTimeOffset Handoff = Some.Now.AddDays(-30);
    private static readonly AlertRules Both = Teams.Alerts(Teams.Tell("indicative"), Teams.Tell("handRaise"));

    [Fact]
    public void By_default_prices_a_demo_a_document_and_a_return_after_silence_are_signs()
    {
        Of(Page("/pricing")).ShouldBe(["read about prices"]);
        Of(new Engagement("f", EngagementKind.FormSubmit, Some.Now, Form: "Request a demo")).ShouldBe(["asked for a demo"]);
        Of(new Engagement("d", EngagementKind.Download, Some.Now, Url: "/papers/security.pdf")).ShouldBe(["took a document"]);
        Of(Page("/blog", key: "1", ago: TimeSpan.FromDays(20)), Page("/blog", key: "2")).ShouldBe(["is back after a silence"]);
    }

    [Fact]
    public void An_ordinary_page_is_no_sign() => Of(Page("/blog", key: "1", ago: TimeSpan.FromDays(3)), Page("/blog", key: "2")).ShouldBeEmpty();

    [Fact]
    public void Silence_is_counted_from_the_handoff_where_nothing_was_heard_before() => Of(Page("/blog")).ShouldBe(["is back after a silence"]);

    [Fact]
    public void Thirteen_days_are_no_silence() => Of(Page("/blog", key: "1", ago: TimeSpan.FromDays(13.9)), Page("/blog", key: "2")).ShouldBeEmpty();

    [Fact]
    public void What_was_done_before_the_handoff_is_in_the_brief_and_no_sign() =>
        Of(Page("/pricing") with { At = Handoff }).ShouldBeEmpty();

    [Fact]
    public void What_is_heard_of_days_later_is_no_moment_to_call() =>
        Of(Page("/pricing", ago: Signs.Recent + TimeSpan.FromMinutes(1))).ShouldBeEmpty();

    [Fact]
    public void A_kind_is_a_sign_once_a_day_and_again_on_the_owners_next_day()
    {
        // Some.Now is noon in UTC: 23:30 and 00:30 in Berlin lie an hour apart, and on two days.
        var signs = Find(Page("/pricing", key: "1", ago: TimeSpan.FromHours(13.75)), Page("/pricing?a", key: "2", ago: TimeSpan.FromHours(13.5)), Page("/pricing?b", key: "3", ago: TimeSpan.FromHours(12.5)), Page("/pricing?c", key: "4"));

        signs.Select(sign => sign.Day.Day).ShouldBe([17, 18]);
    }

    [Fact]
    public void Whoever_asks_for_us_is_a_hand_raiser_and_no_second_sign()
    {
        var sign = Find(new Engagement("f", EngagementKind.FormSubmit, Some.Now, Form: "Request a demo"), raises: true).ShouldHaveSingleItem();

        (sign.Kind, sign.What).ShouldBe(("handRaise", "asked for a call"));
    }

    [Fact]
    public void Where_nobody_is_told_of_hand_raisers_they_still_are_a_sign() =>
        Find([new Engagement("f", EngagementKind.FormSubmit, Some.Now, Form: "Request a demo")], Teams.Alerts(Teams.Tell("indicative")), raises: true)
            .ShouldHaveSingleItem().What.ShouldBe("asked for a demo");

    [Fact]
    public void The_admins_own_rules_take_the_place_of_the_defaults()
    {
        var rules = Both with { Indicative = [new IndicativeRule("email_click", Some.When("topic", "security"), null, "follows security")] };

        Find([Page("/pricing"), new Engagement("m", EngagementKind.EmailClick, Some.Now, Topic: "security")], rules).ShouldHaveSingleItem().What.ShouldBe("follows security");
    }

    [Fact]
    public void Order_and_repetition_of_what_is_told_change_no_sign()
    {
        var visits = Gen.Choose(0, 72).ListOf().Select(hours => hours.Select((hour, at) => Page(at % 2 == 0 ? "/pricing" : "/blog", key: $"{hour}", ago: TimeSpan.FromHours(hour))).DistinctBy(page => page.Key).ToList());
        var cases = from told in visits from shuffled in Gen.Shuffle(told.ToArray()) select (told, shuffled);

        Specification.Holds(cases, one => Names(Find([.. one.shuffled], Both)).ShouldBe(Names(Find([.. one.told], Both))));
    }

    private static IEnumerable<string> Names(IReadOnlyList<Sign> signs) => signs.Select(sign => $"{sign.Day} {sign.What} {sign.Seen.Key}");

    private static Engagement Page(string url, string key = "p", TimeSpan? ago = null) => Some.Engagement(ago: ago, key: key) with { Url = $"https://acme.example{url}" };

    private static IEnumerable<string> Of(params Engagement[] engagements) => Find(engagements, Both).Select(sign => sign.What);

    private static IReadOnlyList<Sign> Find(params Engagement[] engagements) => Find(engagements, Both);

    private static IReadOnlyList<Sign> Find(Engagement engagement, bool raises) => Find([engagement], Both, raises);

    private static IReadOnlyList<Sign> Find(IReadOnlyList<Engagement> engagements, AlertRules rules, bool raises = false) =>
        new Signs(rules, _ => raises ? "asked for a call" : null, seen => EngagementValues.Of(seen, _ => null)).Of(engagements, Handoff, "Europe/Berlin", Some.Now);
}
