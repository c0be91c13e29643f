using System.Net;
using System.Text.Json.Nodes;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class EngagementTests
{
    private const string Occurrences = "/events/v3/events";
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_page_view_is_an_occurrence_and_moves_the_contact()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });
        var before = (await sandbox.ReadAsync(id, "email"))["lastmodifieddate"]!.ToString();
        await sandbox.AdvanceAsync("1m");
        await sandbox.HubSpot.SendAsync("/_sandbox/events", new[]
        {
            new { email = "Ann@acme.example", @event = "page_view", url = "https://acme.example/pricing", title = "Pricing", at = Noon },
            new { email = "ann@acme.example", @event = "page_view", url = "https://acme.example/blog", title = "Blog", at = Noon.AddHours(1) },
        });

        var newest = (await sandbox.HubSpot.JsonAsync($"{Occurrences}?objectType=contact&objectId={id}"))["results"]![0]!;
        newest["eventType"]!.ToString().ShouldBe("e_visited_page");
        newest["objectId"]!.ToString().ShouldBe(id);
        newest["occurredAt"]!.ToString().ShouldBe("2026-03-02T13:00:00.000Z");
        newest["properties"]!["hs_url"]!.ToString().ShouldBe("https://acme.example/blog");

        var contact = await sandbox.ReadAsync(id, "hs_analytics_num_page_views,hs_analytics_num_visits,hs_analytics_last_timestamp,hs_analytics_first_url");
        contact["hs_analytics_num_page_views"]!.ToString().ShouldBe("2");
        contact["hs_analytics_num_visits"]!.ToString().ShouldBe("2");
        contact["hs_analytics_last_timestamp"]!.ToString().ShouldBe("2026-03-02T13:00:00.000Z");
        contact["hs_analytics_first_url"]!.ToString().ShouldBe("https://acme.example/pricing");
        contact["lastmodifieddate"]!.ToString().ShouldNotBe(before);
    }

    [Fact]
    public async Task A_form_makes_the_contact_the_form_its_submission_and_an_occurrence()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/events", new[]
        {
            new { email = "new@globex.example", @event = "form_submit", form = "Security guide", url = "https://acme.example/guide", title = "Guide", at = Noon, values = new { firstname = "Nia", budget = "high" } },
        });

        var form = (await sandbox.HubSpot.JsonAsync("/marketing/v3/forms?limit=100"))["results"]!.AsArray().Single(form => form!["name"]!.ToString() == "Security guide")!;
        var submission = (await sandbox.HubSpot.JsonAsync($"/form-integrations/v1/submissions/forms/{form["id"]}"))["results"]!.AsArray().ShouldHaveSingleItem()!;
        submission["submittedAt"]!.GetValue<long>().ShouldBe(Noon.ToUnixTimeMilliseconds());
        submission["pageUrl"]!.ToString().ShouldBe("https://acme.example/guide");
        Value(submission, "email").ShouldBe("new@globex.example");
        Value(submission, "budget").ShouldBe("high");

        var contact = await sandbox.HubSpot.JsonAsync("/crm/v3/objects/contacts/new@globex.example?idProperty=email&properties=firstname,recent_conversion_event_name,num_conversion_events");
        contact["properties"]!["firstname"]!.ToString().ShouldBe("Nia");
        contact["properties"]!["recent_conversion_event_name"]!.ToString().ShouldBe("Guide: Security guide");
        contact["properties"]!["num_conversion_events"]!.ToString().ShouldBe("1");

        var occurrence = (await sandbox.HubSpot.JsonAsync($"{Occurrences}?eventType=e_submitted_form"))["results"]![0]!;
        occurrence["properties"]!["hs_form_id"]!.ToString().ShouldBe(form["id"]!.ToString());

        static string? Value(JsonNode submission, string name) => submission["values"]!.AsArray().Single(value => value!["name"]!.ToString() == name)!["value"]!.ToString();
    }

    [Fact]
    public async Task Submissions_come_newest_first_fifty_at_most()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/events", Enumerable.Range(0, 60).Select(i => new { email = $"p{i}@globex.example", @event = "form_submit", form = "Newsletter", at = Noon.AddMinutes(i) }));
        var id = (await sandbox.HubSpot.JsonAsync("/marketing/v3/forms"))["results"]!.AsArray().Single(form => form!["name"]!.ToString() == "Newsletter")!["id"];
        var path = $"/form-integrations/v1/submissions/forms/{id}";

        var first = await sandbox.HubSpot.JsonAsync($"{path}?limit=50");
        // What arrives between two pages must not shift the second.
        await sandbox.HubSpot.SendAsync("/_sandbox/events", new[] { new { email = "late@globex.example", @event = "form_submit", form = "Newsletter", at = Noon.AddDays(1) } });
        var second = await sandbox.HubSpot.JsonAsync($"{path}?limit=50&after={Uri.EscapeDataString(first["paging"]!["next"]!["after"]!.ToString())}");

        var times = first["results"]!.AsArray().Concat(second["results"]!.AsArray()).Select(s => s!["submittedAt"]!.GetValue<long>()).ToList();
        times.Count.ShouldBe(60);
        times.ShouldBe(times.OrderDescending().Distinct());
        second["paging"].ShouldBeNull();
        using var tooMany = await sandbox.HubSpot.GetAsync($"{path}?limit=51", TestContext.Current.CancellationToken);
        tooMany.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Occurrences_of_a_type_are_read_portal_wide_between_two_times()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.CreateAsync(new { email = "ann@acme.example" });
        await sandbox.CreateAsync(new { email = "ben@acme.example" });
        await sandbox.HubSpot.SendAsync("/_sandbox/events", Enumerable.Range(0, 5).Select(i => new { email = i % 2 == 0 ? "ann@acme.example" : "ben@acme.example", @event = "page_view", url = $"/{i}", at = Noon.AddHours(i) }));
        await sandbox.HubSpot.SendAsync("/_sandbox/events", new[] { new { email = "ann@acme.example", @event = "download", url = "/guide.pdf", at = Noon } });

        var query = $"{Occurrences}?eventType=e_visited_page&sort=ASCENDING&occurredAfter={Noon:yyyy-MM-ddTHH:mm:ssZ}&occurredBefore={Noon.AddHours(4):yyyy-MM-ddTHH:mm:ssZ}&limit=2";
        var first = await sandbox.HubSpot.JsonAsync(query);
        var second = await sandbox.HubSpot.JsonAsync($"{query}&after={Uri.EscapeDataString(first["paging"]!["next"]!["after"]!.ToString())}");
        Urls(first).Concat(Urls(second)).ShouldBe(["/1", "/2", "/3"]);
        second["paging"].ShouldBeNull();

        Urls(await sandbox.HubSpot.JsonAsync("/events/event-occurrences/2026-03?eventType=pe24681357_download")).ShouldBe(["/guide.pdf"]);

        static IEnumerable<string> Urls(JsonNode answer) => answer["results"]!.AsArray().Select(result => result!["properties"]!["hs_url"]!.ToString());
    }

    [Fact]
    public async Task Occurrences_need_an_enterprise_portal()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        (await sandbox.HubSpot.JsonAsync($"{Occurrences}/event-types"))["eventTypes"]!.AsArray().Select(type => type!.ToString()).ShouldContain("e_visited_page");

        await sandbox.HubSpot.SendAsync("/_sandbox/portal", new { tier = "professional" });
        using var refused = await sandbox.HubSpot.GetAsync($"{Occurrences}?eventType=e_visited_page", TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_click_in_a_mail_is_an_email_event_and_no_occurrence()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });
        await sandbox.HubSpot.SendAsync("/_sandbox/events", Enumerable.Range(0, 3).Select(i => new { email = "ann@acme.example", @event = "email_click", url = $"/{i}", at = Noon.AddHours(i) }));

        var path = $"/email/public/v1/events?eventType=CLICK&startTimestamp={Noon.AddHours(1).ToUnixTimeMilliseconds()}&limit=1";
        var first = await sandbox.HubSpot.JsonAsync(path);
        first["hasMore"]!.GetValue<bool>().ShouldBeTrue();
        first["events"]![0]!["url"]!.ToString().ShouldBe("/2");
        first["events"]![0]!["recipient"]!.ToString().ShouldBe("ann@acme.example");
        var second = await sandbox.HubSpot.JsonAsync($"{path}&offset={Uri.EscapeDataString(first["offset"]!.ToString())}");
        second["hasMore"]!.GetValue<bool>().ShouldBeFalse();
        second["events"]![0]!["url"]!.ToString().ShouldBe("/1");

        (await sandbox.HubSpot.JsonAsync($"{Occurrences}?objectId={id}"))["results"]!.AsArray().ShouldBeEmpty();
        (await sandbox.ReadAsync(id, "hs_email_click"))["hs_email_click"]!.ToString().ShouldBe("3");
    }

    [Fact]
    public async Task A_form_is_told_by_three_events_within_the_minute_and_the_third_names_no_form()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/events", new[] { new { email = "ann@acme.example", @event = "form_submit", form = "Newsletter", url = "https://acme.example/news?utm_source=x", at = Noon } });

        var told = new List<JsonNode>();
        foreach (var type in (string[])["e_submitted_form", "e_form_submission_v2", "e_form_submission_metadata_v2"])
            told.Add((await sandbox.HubSpot.JsonAsync($"{Occurrences}?eventType={type}"))["results"]!.AsArray().ShouldHaveSingleItem()!);

        told.ShouldAllBe(one => DateTimeOffset.Parse(one["occurredAt"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture) < Noon.AddMinutes(1));
        told.Select(one => one["properties"]!["hs_form_id"] is not null).ShouldBe([true, true, false]);
        told[1]["properties"]!["hs_base_url"]!.ToString().ShouldBe("https://acme.example/news");
    }

    [Fact]
    public async Task What_is_told_late_changes_no_last_date_of_the_contact()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });
        await sandbox.HubSpot.SendAsync("/_sandbox/events", new[]
        {
            new { email = "ann@acme.example", @event = "page_view", url = "/new", at = Noon },
            new { email = "ann@acme.example", @event = "page_view", url = "/old", at = Noon.AddHours(-1) },
            new { email = "ann@acme.example", @event = "email_open", url = "", at = Noon },
            new { email = "ann@acme.example", @event = "email_open", url = "", at = Noon.AddHours(-1) },
        });

        var contact = await sandbox.ReadAsync(id, "hs_analytics_last_url,hs_analytics_num_page_views,hs_email_open,hs_email_last_open_date,hs_latest_source");
        contact["hs_analytics_last_url"]!.ToString().ShouldBe("/new");
        contact["hs_analytics_num_page_views"]!.ToString().ShouldBe("2");
        contact["hs_email_open"]!.ToString().ShouldBe("2");
        contact["hs_email_last_open_date"]!.ToString().ShouldBe("2026-03-02T12:00:00.000Z");
        contact["hs_latest_source"]!.ToString().ShouldBe("DIRECT_TRAFFIC");
    }

    [Fact]
    public async Task A_custom_event_is_a_type_of_the_portal_from_then_on()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.CreateAsync(new { email = "ann@acme.example" });
        await sandbox.HubSpot.SendAsync("/_sandbox/events", new[] { new { email = "ann@acme.example", @event = "custom", name = "webinar_attended", at = Noon } });

        (await sandbox.HubSpot.JsonAsync($"{Occurrences}/event-types"))["eventTypes"]!.AsArray().Select(type => type!.ToString()).ShouldContain("pe24681357_webinar_attended");
        (await sandbox.HubSpot.JsonAsync($"{Occurrences}?eventType=pe24681357_webinar_attended"))["results"]!.AsArray().ShouldHaveSingleItem();
        using var nameless = await sandbox.HubSpot.PostAsync("/_sandbox/events", new[] { new { email = "ann@acme.example", @event = "custom" } });
        nameless.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_event_of_somebody_unknown_is_refused_by_its_place_and_the_whole_list_with_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.CreateAsync(new { email = "ann@acme.example" });
        using var refused = await sandbox.HubSpot.PostAsync("/_sandbox/events", new[]
        {
            new { email = "ann@acme.example", @event = "page_view" },
            new { email = "nobody@acme.example", @event = "page_view" },
        });
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await refused.BodyAsync())["error"]!.ToString().ShouldContain("Event 1");
        (await sandbox.HubSpot.JsonAsync($"{Occurrences}?eventType=e_visited_page"))["results"]!.AsArray().ShouldBeEmpty();
    }
}
