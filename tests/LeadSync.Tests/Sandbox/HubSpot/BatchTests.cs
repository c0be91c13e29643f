using System.Net;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class BatchTests
{
    [Fact]
    public async Task A_hundred_and_one_inputs_are_one_too_many_and_with_history_fifty_one()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var hundred = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/read", Reads(100));
        hundred.StatusCode.ShouldBe(HttpStatusCode.MultiStatus);
        using var more = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/read", Reads(101));
        more.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var history = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/read", Reads(51, "email"));
        (await history.BodyAsync())["message"]!.ToString().ShouldBe("The maximum number of inputs supported in a batch request for property histories is 50");
    }

    [Fact]
    public async Task Missing_ids_of_a_read_are_listed_in_one_error()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });

        using var response = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/read", new { inputs = new[] { new { id = "998" }, new { id }, new { id = "999" } } });
        response.StatusCode.ShouldBe(HttpStatusCode.MultiStatus);
        var body = await response.BodyAsync();
        body.Ids().ShouldBe([id]);
        body["numErrors"]!.GetValue<int>().ShouldBe(1);
        body["errors"]![0]!["category"]!.ToString().ShouldBe("OBJECT_NOT_FOUND");
        body["errors"]![0]!["context"]!["ids"]!.AsArray().Select(missing => missing!.ToString()).ShouldBe(["998", "999"]);
    }

    [Fact]
    public async Task The_same_id_twice_refuses_the_batch()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { city = "Bonn" });
        using var refused = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/update", new { inputs = new[] { City(id, "Kiel"), City(id, "Ulm") } });

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var body = await refused.BodyAsync();
        body["message"]!.ToString().ShouldBe($"Duplicate IDs found in batch input: [{id}]. IDs must be unique");
        body["context"]!["ids"]![0]!.ToString().ShouldBe(id);
    }

    [Fact]
    public async Task Without_trace_ids_one_invalid_input_refuses_all_and_writes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (good, bad) = (await sandbox.CreateAsync(new { city = "Bonn" }), await sandbox.CreateAsync(new { city = "Bonn" }));

        using var refused = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/update", new { inputs = new object[] { City(good, "Kiel"), new { id = bad, properties = new { nosuchthing = "x" } } } });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await sandbox.ReadAsync(good, "city"))["city"]!.ToString().ShouldBe("Bonn");
    }

    [Fact]
    public async Task With_trace_ids_the_valid_inputs_are_written_and_each_error_names_its_input()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (good, bad) = (await sandbox.CreateAsync(new { city = "Bonn" }), await sandbox.CreateAsync(new { city = "Bonn" }));

        using var response = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/update", new
        {
            inputs = new object[]
            {
                new { id = good, objectWriteTraceId = "ls-1", properties = new { city = "Kiel" } },
                new { id = bad, objectWriteTraceId = "ls-2", properties = new { hs_lead_status = "x" } },
                new { id = "999", objectWriteTraceId = "ls-3", properties = new { city = "Ulm" } },
            },
        });
        response.StatusCode.ShouldBe(HttpStatusCode.MultiStatus);
        var body = await response.BodyAsync();
        body.Ids().ShouldBe([good]);
        body["numErrors"]!.GetValue<int>().ShouldBe(2);
        body["errors"]!.AsArray().Select(error => $"{error!["category"]} {error["context"]!["objectWriteTraceId"]![0]}")
            .ShouldBe(["VALIDATION_ERROR ls-2", "OBJECT_NOT_FOUND ls-3"], ignoreOrder: true);
        (await sandbox.ReadAsync(good, "city"))["city"]!.ToString().ShouldBe("Kiel");
    }

    [Fact]
    public async Task Upsert_by_a_unique_property_creates_once_and_then_updates()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var upsert = new { inputs = new[] { new { id = "L-1", idProperty = "leadsync_id", properties = new { city = "Bonn" } } } };

        var first = (await sandbox.HubSpot.SendAsync($"{Contacts}/batch/upsert", upsert))!["results"]![0]!;
        first["new"]!.GetValue<bool>().ShouldBeTrue();
        var second = (await sandbox.HubSpot.SendAsync($"{Contacts}/batch/upsert", upsert))!["results"]![0]!;
        second["new"]!.GetValue<bool>().ShouldBeFalse();
        second["id"]!.ToString().ShouldBe(first["id"]!.ToString());
        (await sandbox.ReadAsync(first["id"]!.ToString(), "leadsync_id"))["leadsync_id"]!.ToString().ShouldBe("L-1");
    }

    [Fact]
    public async Task Upsert_by_a_property_that_is_not_unique_is_refused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var refused = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/upsert", new { inputs = new[] { new { id = "x", idProperty = "city", properties = new { } } } });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_unique_value_belongs_to_one_contact()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.CreateAsync(new { leadsync_id = "L-1" });
        var other = await sandbox.CreateAsync(new { city = "Bonn" });
        using var refused = await sandbox.HubSpot.PatchAsync($"{Contacts}/{other}", new { properties = new { leadsync_id = "L-1" } });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.BodyAsync())["errors"]![0]!["code"]!.ToString().ShouldBe("CONFLICTING_UNIQUE_VALUE");
    }

    [Fact]
    public async Task Creating_many_answers_created_and_archiving_many_answers_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var created = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/create", new { inputs = new[] { new { properties = new { city = "Bonn" } }, new { properties = new { city = "Kiel" } } } });
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var ids = (await created.BodyAsync()).Ids();

        using var archived = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/archive", new { inputs = ids.Select(id => new { id }) });
        archived.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await sandbox.HubSpot.JsonAsync(Contacts)).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_that_dies_after_its_commit_has_written()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { city = "Bonn" });
        await sandbox.HubSpot.SendAsync("/_sandbox/faults", new[] { new { method = "POST", path = "/batch/update", times = 1, dieAfterCommit = true } });

        await Should.ThrowAsync<HttpRequestException>(() => sandbox.HubSpot.PostAsync($"{Contacts}/batch/update", new { inputs = new[] { City(id, "Kiel") } }));
        (await sandbox.ReadAsync(id, "city"))["city"]!.ToString().ShouldBe("Kiel");
    }

    [Fact]
    public async Task Batches_are_counted_by_call_and_by_record()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.PostAsync($"{Contacts}/batch/read", Reads(7));
        var call = (await sandbox.HubSpot.JsonAsync("/_sandbox/calls"))["calls"]!.AsArray().ShouldHaveSingleItem()!;
        call["path"]!.ToString().ShouldBe("/crm/v3/objects/contacts/batch/read");
        call["records"]!.GetValue<int>().ShouldBe(7);
    }

    private static object City(string id, string city) => new { id, properties = new { city } };

    private static object Reads(int count, params string[] propertiesWithHistory) => new { propertiesWithHistory, inputs = Enumerable.Range(1, count).Select(id => new { id = $"{id}" }) };
}
