using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeadSync.Hosting;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

public sealed class HubSpotWebhookTests
{
    private const string OneChange = """[{"subscriptionType":"contact.propertyChange","objectId":501,"propertyName":"jobtitle","propertyValue":"Head of Data"}]""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_answered_with_200_is_on_disk()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();

        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(OneChange))).ShouldBe(HttpStatusCode.OK);

        (await webhook.WorkAsync()).ShouldBe([("501", Lane.Event)]);
        await webhook.Bells.Work.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_answered_with_200()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();
        await webhook.Database.DisposeAsync();

        using var answer = await webhook.SendAsync(OneChange);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_wrong_an_old_and_a_missing_signature_are_refused_and_leave_nothing_behind()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();

        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(OneChange, secret: "another"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(OneChange, late: TimeSpan.FromMilliseconds(300_001)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await WebhookUnderTest.StatusAsync(webhook.PostAsync(OneChange))).ShouldBe(HttpStatusCode.Unauthorized);
        using var v1 = await webhook.PostAsync(OneChange, ("X-HubSpot-Signature", Hex(WebhookUnderTest.Secret + OneChange)), ("X-HubSpot-Signature-Version", "v1"));
        v1.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await v1.Content.ReadFromJsonAsync<JsonNode>(Stop))!["title"]!.ToString().ShouldBe("The signature was not accepted");

        (await webhook.LeadsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Under_a_clock_that_runs_faster_than_life_five_minutes_are_of_life()
    {
        await using var webhook = await WebhookUnderTest.StartAsync(time: new FastClock(Some.Now, 720, TimeProvider.System));

        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(OneChange, late: TimeSpan.FromHours(50)))).ShouldBe(HttpStatusCode.OK);
        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(OneChange, late: TimeSpan.FromHours(61)))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_accepted()
    {
        await using var webhook = await WebhookUnderTest.StartAsync(secrets: []);

        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(OneChange, secret: ""))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Behind_a_proxy_the_public_address_is_what_was_signed()
    {
        await using var webhook = await WebhookUnderTest.StartAsync("https://leadsync.example.com/webhooks/hubspot");

        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(OneChange, signed: "https://leadsync.example.com/webhooks/hubspot?tenant=eu", query: "?tenant=eu"))).ShouldBe(HttpStatusCode.OK);
        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(OneChange, signed: "https://evil.example/webhooks/hubspot"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_proxy_may_rewrite_the_path()
    {
        await using var webhook = await WebhookUnderTest.StartAsync("https://acme.example/leadsync/in");

        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(OneChange, signed: "https://acme.example/leadsync/in?a=1", query: "?a=1"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_query_is_taken_as_it_was_sent()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();

        var signed = $"{webhook.Url}?tenant=eu/west:1&mail=ann@example.com&note=a%20b%2Bc";
        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(OneChange, signed, "?tenant=eu%2Fwest%3A1&mail=ann%40example.com&note=a%20b%2Bc"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_beyond_a_mebibyte_is_not_read()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();

        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(new string(' ', 1024 * 1024 + 1)))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await WebhookUnderTest.StatusAsync(webhook.SendAsync(new string(' ', 1024 * 1024 + 1), isChunked: true))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await WebhookUnderTest.StatusAsync(webhook.SendAsync("[]" + new string(' ', 1024 * 1024 - 2)))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nonsense_is_called_so_only_where_it_is_signed()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();

        (await WebhookUnderTest.StatusAsync(webhook.SendAsync("nonsense"))).ShouldBe(HttpStatusCode.BadRequest);
        (await WebhookUnderTest.StatusAsync(webhook.SendAsync("[1]"))).ShouldBe(HttpStatusCode.BadRequest);
        (await WebhookUnderTest.StatusAsync(webhook.PostAsync("nonsense"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await webhook.LeadsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_batch_five_times_in_any_order_is_one_look_a_contact()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();
        var events = Enumerable.Range(1, 10)
            .Select(id => $$"""{"subscriptionType":"contact.propertyChange","objectId":{{500 + id % 3}},"propertyName":"jobtitle","propertyValue":"{{id}}"}""").ToArray();
        var random = new Random(7);

        for (var round = 0; round < 5; round++)
        {
            random.Shuffle(events);
            (await WebhookUnderTest.StatusAsync(webhook.SendAsync($"[{string.Join(',', events)}]"))).ShouldBe(HttpStatusCode.OK);
        }

        (await webhook.WorkAsync()).ShouldBe([("500", Lane.Event), ("501", Lane.Event), ("502", Lane.Event)]);
    }

    [Fact]
    public async Task What_LeadSync_writes_and_what_no_rule_reads_needs_no_look()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();

        await WebhookUnderTest.StatusAsync(webhook.SendAsync($"[{Change("leadsync_stage", "assigned")},{Change("favourite_colour", "green")},{Change("leadsync_id", "x")}]"));

        (await webhook.LeadsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_marketers_button_and_a_value_that_makes_ready_go_to_the_front()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();

        await WebhookUnderTest.StatusAsync(webhook.SendAsync(
            $"[{Change("leadsync_request", "handoff", 501)},{Change("lifecyclestage", "marketingqualifiedlead", 502)},{Change("lifecyclestage", "lead", 503)}]"));

        (await webhook.WorkAsync()).ShouldBe([("501", Lane.HandRaiser), ("502", Lane.HandRaiser), ("503", Lane.Event)]);
    }

    [Fact]
    public async Task An_event_that_repeats_what_the_last_look_saw_needs_none()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();
        await webhook.LookedAsync("501", ("jobtitle", "Head of Data"), ("phone", null));

        await WebhookUnderTest.StatusAsync(webhook.SendAsync($"[{Change("jobtitle", "Head of Data")},{Change("phone", "")}]"));
        (await webhook.WorkAsync()).ShouldBeEmpty();

        await WebhookUnderTest.StatusAsync(webhook.SendAsync($"[{Change("jobtitle", "Head of Data")},{Change("phone", "+49 30 1234")}]"));
        (await webhook.WorkAsync()).ShouldBe([("501", Lane.Event)]);
    }

    [Fact]
    public async Task An_echo_that_is_faster_than_the_answer_to_our_write_asks_nothing()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();
        await webhook.LookedAsync("501", ("lifecyclestage", "lead"));
        await webhook.SendingAsync("501", ("lifecyclestage", "salesqualifiedlead"));

        await WebhookUnderTest.StatusAsync(webhook.SendAsync($"[{Change("lifecyclestage", "salesqualifiedlead")}]"));
        (await webhook.WorkAsync()).ShouldBeEmpty();

        await WebhookUnderTest.StatusAsync(webhook.SendAsync($"[{Change("lifecyclestage", "customer")}]"));
        (await webhook.WorkAsync()).ShouldBe([("501", Lane.Event)]);
    }

    [Fact]
    public async Task The_old_value_put_back_while_our_write_is_under_way_is_news()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();
        await webhook.LookedAsync("501", ("jobtitle", "Head of Data"));
        await webhook.SendingAsync("501", ("jobtitle", "Analyst"));

        await WebhookUnderTest.StatusAsync(webhook.SendAsync($"[{Change("jobtitle", "Head of Data")}]"));

        (await webhook.WorkAsync()).ShouldBe([("501", Lane.Event)]);
    }

    [Fact]
    public async Task While_a_look_is_awaited_even_a_known_value_asks_again()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();
        await webhook.LookedAsync("501", ("jobtitle", "Head of Data"));
        await WebhookUnderTest.StatusAsync(webhook.SendAsync($"[{Change("jobtitle", "Analyst")}]"));
        var before = await SequenceAsync(webhook);

        // Changed, and changed back: the look under way may have read the value in between.
        await WebhookUnderTest.StatusAsync(webhook.SendAsync($"[{Change("jobtitle", "Head of Data")}]"));

        (await SequenceAsync(webhook)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_workflow_sends_one_contact_signed_with_version_2()
    {
        await using var webhook = await WebhookUnderTest.StartAsync();
        const string body = """{"vid":501,"properties":{"leadsync_request":{"value":"handoff"}}}""";

        using var answer = await webhook.PostAsync(body, ("X-HubSpot-Signature", Hex($"{WebhookUnderTest.Secret}POST{webhook.Url}{body}")), ("X-HubSpot-Signature-Version", "v2"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await webhook.WorkAsync()).ShouldBe([("501", Lane.HandRaiser)]);
    }

    [Fact]
    public async Task Takes_what_the_lookalike_signs_and_sends()
    {
        await using var webhook = await WebhookUnderTest.StartAsync(time: TimeProvider.System);
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/webhooks", new { url = $"{webhook.Url}?tenant=eu%2Fwest", clientSecret = WebhookUnderTest.Secret });

        var created = await sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts", new { properties = new { email = "ann@x.example" } });
        await webhook.Bells.Work.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop);

        (await webhook.WorkAsync()).ShouldBe([((string)created!["id"]!, Lane.Event)]);
    }

    private static string Change(string property, string value, int id = 501) =>
        $$"""{"subscriptionType":"contact.propertyChange","objectId":{{id}},"propertyName":"{{property}}","propertyValue":"{{value}}"}""";

    private static string Hex(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));

    private static Task<long> SequenceAsync(WebhookUnderTest webhook) => webhook.Database.ReadAsync(session => session.Count("SELECT seq FROM work"), Stop);
}
