using System.Text.Json.Nodes;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class CompositeTests
{
    [Fact]
    public async Task A_later_call_uses_the_id_of_an_earlier_one()
    {
        await using var org = await SignedInOrg.StartAsync();
        var parts = await RunAsync(org, false,
            Part("PATCH", "sobjects/Lead/LeadSync_Id__c/501", "lead", new { LastName = "Okafor", Company = "Globex" }),
            Part("POST", "sobjects/Task", "task", new { WhoId = "@{lead.id}", Subject = "New lead" }),
            Part("GET", "query?q=SELECT+WhoId+FROM+Task", "read"),
            Part("GET", "sobjects/Lead/@{read.records[0].WhoId}?fields=Name", "name"));

        parts.Select(part => part["httpStatusCode"]!.GetValue<int>()).ShouldBe([201, 201, 200, 200]);
        parts[0]["httpHeaders"]!["Location"]!.ToString().ShouldEndWith(parts[0]["body"]!["id"]!.ToString());
        parts[3]["body"]!["Name"]!.ToString().ShouldBe("Okafor");
    }

    [Fact]
    public async Task Only_what_depends_on_a_failed_call_is_halted()
    {
        await using var org = await SignedInOrg.StartAsync();
        var parts = await RunAsync(org, false,
            Part("POST", "sobjects/Lead", "lead", new { LastName = "Okafor" }),
            Part("POST", "sobjects/Task", "task", new { WhoId = "@{lead.id}", Subject = "New lead" }),
            Part("POST", "sobjects/Lead", "other", new { LastName = "Ito", Company = "Initech" }));

        parts.Select(part => part["httpStatusCode"]!.GetValue<int>()).ShouldBe([400, 400, 201]);
        parts[0]["body"]![0]!["errorCode"]!.ToString().ShouldBe("REQUIRED_FIELD_MISSING");
        parts[1]["body"]![0]!["errorCode"]!.ToString().ShouldBe("PROCESSING_HALTED");
        (await org.ColumnAsync("SELECT LastName FROM Lead", "LastName")).ShouldBe(["Ito"]);
    }

    [Fact]
    public async Task All_or_none_takes_everything_back_and_halts_the_innocent()
    {
        await using var org = await SignedInOrg.StartAsync();
        var parts = await RunAsync(org, true,
            Part("POST", "sobjects/Lead", "good", new { LastName = "Ito", Company = "Initech" }),
            Part("POST", "sobjects/Lead", "bad", new { LastName = "Okafor" }),
            Part("POST", "sobjects/Lead", "late", new { LastName = "Bell", Company = "Umbrella" }));

        parts.Select(part => part["body"]![0]!["errorCode"]!.ToString()).ShouldBe(["PROCESSING_HALTED", "REQUIRED_FIELD_MISSING", "PROCESSING_HALTED"]);
        (await org.ColumnAsync("SELECT Id FROM Lead")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_subrequest_carries_its_own_precondition()
    {
        await using var org = await SignedInOrg.StartAsync();
        var (stale, fresh) = (await org.LeadAsync("Okafor"), await org.LeadAsync("Ito", "Initech"));
        var seen = (await org.CallAsync("GET", "limits")).Headers.Date!.Value.ToString("R");
        await org.ControlAsync("clock", new { advance = "10s" });
        await org.UpdateAsync("Lead", stale, new { Status = "Accepted" });
        var guarded = new JsonObject { ["If-Unmodified-Since"] = seen };
        var parts = await RunAsync(org, false,
            Part("PATCH", $"sobjects/Lead/{stale}", "stale", new { Status = "Recycled" }, guarded.DeepClone()),
            Part("PATCH", $"sobjects/Lead/{fresh}", "fresh", new { Status = "Recycled" }, guarded));

        parts.Select(part => part["httpStatusCode"]!.GetValue<int>()).ShouldBe([412, 204]);
        parts[1]["body"].ShouldBeNull();
        ((string)(await org.ReadAsync("Lead", stale))["Status"]!).ShouldBe("Accepted");
        ((string)(await org.ReadAsync("Lead", fresh))["Status"]!).ShouldBe("Recycled");
    }

    [Fact]
    public async Task A_long_list_of_keys_travels_in_the_body()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.LeadsAsync(1000);
        var keys = string.Join(',', Enumerable.Range(0, 1000).Select(number => $"'lead-{number}'"));
        var parts = await RunAsync(org, false, Part("GET", "query?q=" + Uri.EscapeDataString($"SELECT Id FROM Lead WHERE LeadSync_Id__c IN ({keys})"), "found"));

        parts[0]["body"]!["totalSize"]!.GetValue<int>().ShouldBe(1000);
    }

    [Theory]
    [InlineData("not-allowed", null, "must start with a letter or a number")]
    [InlineData("lead", "Authorization", "Authorization cannot be set on a subrequest")]
    public async Task A_malformed_subrequest_refuses_the_whole(string reference, string? header, string message)
    {
        await using var org = await SignedInOrg.StartAsync();
        var headers = header is null ? null : new JsonObject { [header] = "x" };
        var refused = await org.RefusedAsync("POST", "composite", new { compositeRequest = new[] { Part("GET", "limits", reference, null, headers) } });

        refused.Status.ShouldBe(400);
        refused.Message.ShouldContain(message);
    }

    [Fact]
    public async Task More_than_25_calls_or_5_queries_are_refused()
    {
        await using var org = await SignedInOrg.StartAsync();
        (await org.RefusedAsync("POST", "composite", new { compositeRequest = Enumerable.Range(0, 26).Select(number => Part("GET", "limits", $"r{number}")) })).Code.ShouldBe("LIMIT_EXCEEDED");
        (await org.RefusedAsync("POST", "composite", new { compositeRequest = Enumerable.Range(0, 6).Select(number => Part("GET", "query?q=SELECT+Id+FROM+Lead", $"r{number}")) })).Code.ShouldBe("LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task A_batch_runs_each_by_itself_and_may_halt_at_an_error()
    {
        await using var org = await SignedInOrg.StartAsync();
        object[] parts =
        [
            new { method = "POST", url = "v67.0/sobjects/Lead", richInput = new { LastName = "Ito", Company = "Initech" } },
            new { method = "POST", url = "v67.0/sobjects/Lead", richInput = new { LastName = "Okafor" } },
            new { method = "GET", url = "v67.0/query?q=SELECT+Id+FROM+Lead" },
        ];
        var (_, going, _) = await org.CallAsync("POST", "composite/batch", new { batchRequests = parts });
        var (_, halting, _) = await org.CallAsync("POST", "composite/batch", new { haltOnError = true, batchRequests = parts });

        going!["hasErrors"]!.GetValue<bool>().ShouldBeTrue();
        going["results"]!.AsArray().Select(result => result!["statusCode"]!.GetValue<int>()).ShouldBe([201, 400, 200]);
        halting!["results"]!.AsArray().Select(result => result!["statusCode"]!.GetValue<int>()).ShouldBe([201, 400, 412]);
    }

    private static JsonObject Part(string method, string path, string reference, object? body = null, JsonNode? headers = null)
    {
        var part = new JsonObject { ["method"] = method, ["url"] = $"{SignedInOrg.Data}/{path}", ["referenceId"] = reference };
        if (body is not null) part["body"] = System.Text.Json.JsonSerializer.SerializeToNode(body);
        if (headers is not null) part["httpHeaders"] = headers;

        return part;
    }

    private static async Task<JsonNode[]> RunAsync(SignedInOrg org, bool allOrNone, params JsonObject[] parts)
    {
        var (status, body, _) = await org.CallAsync("POST", "composite", new { allOrNone, collateSubrequests = false, compositeRequest = parts });
        status.ShouldBe(200, body?.ToJsonString());
        return [.. body!["compositeResponse"]!.AsArray().Select(part => part!)];
    }
}
