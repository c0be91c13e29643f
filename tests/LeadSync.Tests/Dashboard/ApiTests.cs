using System.Net;
using System.Text.Json.Nodes;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Dashboard;

public sealed class ApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer")]
    [InlineData("Basic admin-token-of-a-test")]
    [InlineData("admin-token-of-a-test")]
    public async Task Without_the_admin_token_nothing_is_shown(string? header)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);

        foreach (var path in (string[])["/api/status", "/api/leads", "/api/leads/501", "/api/dead-letters"])
        {
            using var answer = await GetAsync(worker, path, header);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            answer.Headers.WwwAuthenticate.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Where_no_token_is_configured_the_problem_says_which_key_to_set()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox, adminToken: "");

        using var answer = await GetAsync(worker, "/api/status", "Bearer ");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        ((string)(await answer.BodyAsync())["detail"]!).ShouldContain("http.adminToken");
    }

    [Fact]
    public async Task The_status_has_the_agreed_shape()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);
        await worker.Database.WriteAsync(session => ToldLead.Put(session, Some.Lead() with { ContactId = "501", Stage = Stage.Sal }));

        var status = await worker.Http.JsonAsync("/api/status");

        Keys(status).ShouldBe(["work", "outbox", "deadLetters", "leads", "pairs", "forgotten", "budgets", "polls", "configuration", "stoppedMappings", "nativeSync", "orphans"]);
        Keys(status["work"]!).ShouldBe(["waiting", "oldestSeconds"]);
        Keys(status["outbox"]!).ShouldBe(["waiting", "oldestSeconds"]);
        ((long)status["deadLetters"]!).ShouldBe(0);
        ((long)status["leads"]!["sal"]!).ShouldBe(1);
        Keys(status["budgets"]!).ShouldBe(["hubspot", "salesforce"]);
        Keys(status["budgets"]!["hubspot"]!).ShouldBe(["used", "limit", "windowSeconds"]);
        ((int)status["budgets"]!["hubspot"]!["limit"]!).ShouldBe(190);
        ((int)status["budgets"]!["hubspot"]!["windowSeconds"]!).ShouldBe(10);
        ((int)status["budgets"]!["salesforce"]!["windowSeconds"]!).ShouldBe(86400);
        Keys(status["polls"]!).ShouldBe(["hubspot", "salesforce"]);
    }

    [Fact]
    public async Task Leads_are_found_by_stage_by_hold_and_by_who_they_are()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);
        await worker.Database.WriteAsync(session =>
        {
            ToldLead.Put(session, Numbered(1) with { Email = "kim@globex.example" });
            ToldLead.Put(session, Numbered(2) with { Stage = Stage.Sal, Holds = [new Hold(HoldOn.Owner, "a flow changed it", Some.Now)] });
            ToldLead.Put(session, Numbered(3) with { Stage = Stage.Sal });
        });

        (await FoundAsync(worker, "stage:sal")).ShouldBe(["2", "3"]);
        (await FoundAsync(worker, "hold:yes")).ShouldBe(["2"]);
        (await FoundAsync(worker, "Kim@Globex.example")).ShouldBe(["1"]);
        (await FoundAsync(worker, "3")).ShouldBe(["3"]);
        (await FoundAsync(worker, "")).ShouldBe(["1", "2", "3"]);
        (await FoundAsync(worker, "' OR 1=1 --")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_without_gap_or_repetition()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);
        await worker.Database.WriteAsync(session =>
        {
            foreach (var number in Enumerable.Range(1, 250)) ToldLead.Put(session, Numbered(number));
        });

        var seen = new List<string>();
        var pages = 0;
        for (string? after = ""; after is not null; pages++)
        {
            var page = await worker.Http.JsonAsync($"/api/leads?query=stage:nurture{(after.Length > 0 ? $"&after={after}" : "")}");
            seen.AddRange(page["leads"]!.AsArray().Select(lead => (string)lead!["contactId"]!));
            after = (string?)page["next"];
        }

        pages.ShouldBe(3);
        seen.ShouldBe(Enumerable.Range(1, 250).Select(number => $"{number}"));
    }

    [Fact]
    public async Task One_lead_is_shown_with_deadlines_holds_and_history()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);
        var lead = Numbered(7) with
        {
            Stage = Stage.Assigned,
            Clocks = [Some.Clock("accept", Stage.Sal, Some.Now, Some.Now.AddHours(12))],
            Holds = [new Hold(HoldOn.Fields, "one is hidden", Some.Now)],
        };
        await worker.Database.WriteAsync(session => ToldLead.Put(session, lead, null, "Given to Ana Ruiz"));

        var story = await worker.Http.JsonAsync("/api/leads/7");

        ((string)story["lead"]!["stage"]!).ShouldBe("assigned");
        ((string)story["deadlines"]![0]!["name"]!).ShouldBe("accept");
        ((string)story["lead"]!["holds"]![0]!["because"]!).ShouldBe("one is hidden");
        ((string)story["history"]![0]!["text"]!).ShouldBe("Given to Ana Ruiz");

        using var missing = await worker.Http.GetAsync(new Uri("/api/leads/nobody", UriKind.Relative), Stop);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        missing.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_dead_letter_is_listed_without_its_body_and_tried_again_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);
        await worker.Database.WriteAsync(session =>
        {
            ToldLead.Put(session, Numbered(1));
            DeadLetterRows.Add(session, new OutboxRow(1, Numbered(1).Id, Target.Crm, null, "kim@globex.example", Seek: false, Some.Now, Lane.Event), "INVALID", "no such value", Some.Now);
        });

        var list = await worker.Http.JsonAsync("/api/dead-letters");
        ((string)list["deadLetters"]![0]!["message"]!).ShouldBe("no such value");
        list.ToJsonString().ShouldNotContain("globex");

        (await RetryAsync(worker, 1)).ShouldBe(HttpStatusCode.Accepted);
        (await RetryAsync(worker, 1)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Health_needs_no_token_and_names_its_parts()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var worker = await RunningWorker.StartAsync(sandbox);
        worker.Http.DefaultRequestHeaders.Authorization = null;

        ((string)(await worker.Http.JsonAsync("/health/live"))["status"]!).ShouldBe("healthy");
        var ready = await worker.Http.JsonAsync("/health/ready");
        ((string)ready["status"]!).ShouldBe("healthy");
        Keys(ready["parts"]!).ShouldBe(["alerts", "brake", "store", "polls", "deliveries", "configuration", "mappings", "nativeSync"]);
    }

    private static async Task<HttpResponseMessage> GetAsync(RunningWorker worker, string path, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        worker.Http.DefaultRequestHeaders.Authorization = null;
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await worker.Http.SendAsync(request, Stop);
    }

    private static async Task<HttpStatusCode> RetryAsync(RunningWorker worker, long id)
    {
        using var answer = await worker.Http.PostAsync(new Uri($"/api/dead-letters/{id}/retry", UriKind.Relative), null, Stop);
        return answer.StatusCode;
    }

    private static async Task<IEnumerable<string>> FoundAsync(RunningWorker worker, string query) =>
        (await worker.Http.JsonAsync($"/api/leads?query={Uri.EscapeDataString(query)}"))["leads"]!.AsArray().Select(lead => (string)lead!["contactId"]!);

    private static Lead Numbered(int number) => new() { Id = new LeadId($"{number:d32}"), ContactId = $"{number}", Version = 1 };

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(member => member.Key);
}
