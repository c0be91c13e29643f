using System.Text.Json.Nodes;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class LimitTests
{
    [Fact]
    public async Task Every_answer_tells_how_much_is_used_and_a_collection_is_one_call()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("limits", new { daily = 1000 });
        await org.LeadsAsync(200);
        var (_, limits, headers) = await org.CallAsync("GET", "limits");

        headers.GetValues("Sforce-Limit-Info").ShouldBe(["api-usage=2/1000"]);
        limits!["DailyApiRequests"]!["Remaining"]!.GetValue<int>().ShouldBe(998);
    }

    [Fact]
    public async Task Each_part_of_a_batch_counts()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.CallAsync("POST", "composite/batch", new { batchRequests = Enumerable.Repeat(new { method = "GET", url = "v67.0/limits" }, 3) });
        (await org.CallAsync("GET", "limits")).Headers.GetValues("Sforce-Limit-Info").ShouldBe(["api-usage=4/5000000"]);
    }

    [Fact]
    public async Task Over_the_daily_limit_calls_are_refused_until_the_window_moves_on()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("limits", new { daily = 2 });
        await org.LeadAsync();
        await org.LeadAsync("Ito");

        (await org.RefusedAsync("GET", "limits")).ShouldBe((403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
        await org.ControlAsync("clock", new { advance = "25h" });
        (await org.CallAsync("GET", "limits")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Calls_are_counted_by_their_shape_with_their_records()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.LeadsAsync(250);
        await org.ReadAsync("Lead", (await org.ColumnAsync("SELECT Id FROM Lead LIMIT 1"))[0]!);
        var calls = JsonNode.Parse(await org.Http.GetStringAsync("/_sandbox/calls", TestContext.Current.CancellationToken))!["calls"]!.AsArray()
            .Select(call => $"{call!["method"]} {call["path"]} {call["count"]} {call["records"]}").ToList();

        calls.ShouldContain("PATCH /services/data/v67.0/composite/sobjects/Lead/LeadSync_Id__c 2 250");
        calls.ShouldContain("GET /services/data/v67.0/sobjects/Lead/* 1 1");
        calls.ShouldContain("GET /services/data/v67.0/query 1 1");
    }
}
