using System.Text.Json.Nodes;
using LeadSync.Sandbox.HubSpot.Webhooks;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class WebhookTests
{
    [Fact]
    public async Task Tells_creation_change_and_deletion_in_one_signed_batch()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/webhooks", new { url = receiver.Url, clientSecret = "s3cret" });

        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });
        await sandbox.HubSpot.DeleteAsync($"{Contacts}/{id}", TestContext.Current.CancellationToken);
        var events = await EventsAsync(receiver, 3, call =>
        {
            call.Headers["X-HubSpot-Signature-Version"].ShouldBe("v1");
            call.Headers["X-HubSpot-Signature"].ShouldBe(WebhookSigning.V1("s3cret", call.Body));
            call.Headers["X-HubSpot-Signature-v3"].ShouldBe(WebhookSigning.V3("s3cret", "POST", receiver.Url, call.Body, call.Headers["X-HubSpot-Request-Timestamp"]));
        });

        events.Select(e => e["subscriptionType"]!.ToString()).ShouldBe(["contact.creation", "contact.propertyChange", "contact.deletion"]);
        events.ShouldAllBe(e => e["objectId"]!.GetValue<long>() == long.Parse(id) && e["portalId"]!.GetValue<int>() == 24681357 && e["attemptNumber"]!.GetValue<int>() == 0);
        events[0]["changeFlag"]!.ToString().ShouldBe("CREATED");
        events[1]["propertyName"]!.ToString().ShouldBe("email");
        events[1]["propertyValue"]!.ToString().ShouldBe("ann@acme.example");
        events[1]["changeSource"]!.ToString().ShouldBe("INTEGRATION");
        events[1]["sourceId"]!.ToString().ShouldBe("880077");
        events[2]["changeFlag"]!.ToString().ShouldBe("DELETED");
    }

    [Fact]
    public async Task Says_nothing_when_a_value_stays_and_only_of_subscribed_properties()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { city = "Bonn", phone = "1" });
        await sandbox.HubSpot.SendAsync("/_sandbox/webhooks", new { url = receiver.Url, properties = new[] { "city" } });

        foreach (var properties in new object[] { new { city = "Bonn" }, new { phone = "2" }, new { city = "" } })
            await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties });

        var only = (await EventsAsync(receiver, 1)).ShouldHaveSingleItem();
        only["propertyName"]!.ToString().ShouldBe("city");
        only["propertyValue"]!.ToString().ShouldBe("");
    }

    [Fact]
    public async Task A_batch_holds_a_hundred_events_at_most()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/webhooks", new { url = receiver.Url });
        await sandbox.HubSpot.SendAsync($"{Contacts}/batch/create", new { inputs = Enumerable.Range(0, 100).Select(i => new { properties = new { city = $"C{i}", phone = $"{i}" } }) });

        var sizes = new List<int>();
        await EventsAsync(receiver, 300, call => sizes.Add(JsonNode.Parse(call.Body)!.AsArray().Count));
        sizes.ShouldAllBe(size => size <= 100);
    }

    [Fact]
    public async Task Tries_again_with_the_same_event_and_a_higher_attempt_when_its_time_has_come()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answers.Enqueue(500);
        receiver.Answers.Enqueue(404);
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/webhooks", new { url = receiver.Url, retries = new[] { "1h", "1h" }, properties = Array.Empty<string>() });
        await sandbox.CreateAsync(new { city = "Bonn" });

        var attempts = new List<JsonNode>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            attempts.AddRange(await EventsAsync(receiver, 1));
            await UntilAsync(sandbox, counts => counts["requests"]!.GetValue<int>() == attempt + 1);
            await sandbox.AdvanceAsync("2h");
        }
        attempts.Select(attempt => attempt["attemptNumber"]!.GetValue<int>()).ShouldBe([0, 1, 2]);
        attempts.Select(attempt => attempt["eventId"]!.GetValue<long>()).Distinct().ShouldHaveSingleItem();
        var counts = await sandbox.HubSpot.JsonAsync("/_sandbox/webhooks");
        (counts["delivered"]!.GetValue<int>(), counts["waiting"]!.GetValue<int>()).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Gives_up_after_the_last_attempt()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answers.Enqueue(500);
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/webhooks", new { url = receiver.Url, retries = Array.Empty<string>(), properties = Array.Empty<string>() });
        await sandbox.CreateAsync(new { city = "Bonn" });

        var counts = await UntilAsync(sandbox, counts => counts["waiting"]!.GetValue<int>() == 0 && counts["requests"]!.GetValue<int>() == 1);
        (counts["delivered"]!.GetValue<int>(), counts["failed"]!.GetValue<int>()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Duplicates_shuffles_and_loses_when_told_to()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/webhooks", new { url = receiver.Url, duplicate = 1.0, shuffle = true, properties = Array.Empty<string>() });
        await sandbox.HubSpot.SendAsync($"{Contacts}/batch/create", new { inputs = Enumerable.Range(0, 40).Select(i => new { properties = new { city = $"C{i}" } }) });

        var ids = (await EventsAsync(receiver, 80)).ConvertAll(e => e["eventId"]!.GetValue<long>());
        ids.Distinct().Count().ShouldBe(40);
        ids.SequenceEqual(ids.Order()).ShouldBeFalse();

        await sandbox.HubSpot.SendAsync("/_sandbox/webhooks", new { url = receiver.Url, lose = 1.0 });
        await sandbox.CreateAsync(new { city = "Ulm" });
        var counts = await sandbox.HubSpot.JsonAsync("/_sandbox/webhooks");
        (counts["lost"]!.GetValue<int>(), counts["waiting"]!.GetValue<int>()).ShouldBe((2, 0));
    }

    [Fact]
    public async Task Webhooks_are_not_counted_as_calls()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/webhooks", new { url = receiver.Url });
        await sandbox.CreateAsync(new { city = "Bonn" });
        await EventsAsync(receiver, 2);
        (await sandbox.HubSpot.JsonAsync("/_sandbox/calls"))["total"]!["count"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_workflow_sends_one_contact_in_the_old_format_under_version_2()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example", firstname = "Zoë" });

        var answer = await sandbox.HubSpot.SendAsync("/_sandbox/workflow", new { email = "ann@acme.example", url = receiver.Url });
        answer!["status"]!.GetValue<int>().ShouldBe(200);
        var call = await receiver.NextAsync();
        call.Headers["X-HubSpot-Signature-Version"].ShouldBe("v2");
        call.Headers["X-HubSpot-Signature"].ShouldBe(WebhookSigning.V2("sandbox-client-secret", "POST", receiver.Url, call.Body));
        var contact = JsonNode.Parse(call.Body)!;
        contact["vid"]!.GetValue<long>().ShouldBe(long.Parse(id));
        contact["properties"]!["firstname"]!["value"]!.ToString().ShouldBe("Zoë");
    }

    [Fact]
    public async Task A_target_without_a_url_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var refused = await sandbox.HubSpot.PostAsync("/_sandbox/webhooks", new { clientSecret = "x" });
        (await refused.BodyAsync())["error"]!.ToString().ShouldContain("url");
    }

    private static async Task<List<JsonNode>> EventsAsync(WebhookReceiver receiver, int atLeast, Action<ReceivedCall>? check = null)
    {
        var events = new List<JsonNode>();
        while (events.Count < atLeast)
        {
            var call = await receiver.NextAsync();
            check?.Invoke(call);
            events.AddRange(JsonNode.Parse(call.Body)!.AsArray().Select(e => e!));
        }
        return events;
    }

    private static async Task<JsonNode> UntilAsync(RunningSandbox sandbox, Func<JsonNode, bool> holds)
    {
        JsonNode counts;
        do
        {
            counts = await sandbox.HubSpot.JsonAsync("/_sandbox/webhooks");
        }
        while (!holds(counts));
        return counts;
    }
}
