using LeadSync.Hosting;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Hosting;

public sealed class WorkerLogsTests
{
    private static readonly string[] Private =
        ["kim.secretive", "globex.example", "Secretive", "sandbox-token", "sandbox-secret", "sandbox-client-secret", RunningWorker.Token];

    [Fact]
    public async Task Not_even_the_most_talkative_log_names_a_person_or_a_secret()
    {
        var sink = new CollectingSink();
        await using var sandbox = await RunningSandbox.StartAsync();
        await using (var worker = await RunningWorker.StartAsync(sandbox, WorkerLogs.Start(name => name == "LEADSYNC_LOG" ? "debug" : null).WriteTo.Sink(sink).CreateLogger()))
        {
            await sandbox.HubSpot.SendAsync("/_sandbox/faults", new[] { new { method = "POST", path = "*/contacts/search", status = 400, times = 1, body = new { message = "no such person as kim.secretive@globex.example" } } });
            await sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts", new
            {
                properties = new { email = "kim.secretive@globex.example", firstname = "Kim", lastname = "Secretive", lifecyclestage = "marketingqualifiedlead" },
            });
            await HandedOffAsync(worker);
            await worker.Http.JsonAsync("/api/leads?query=kim.secretive@globex.example");
            await worker.Http.JsonAsync("/api/leads/kim.secretive@globex.example");
        }

        sink.Lines.ShouldContain(line => line.Contains("\"/api/leads/{id}\" answered 200"));
        sink.Lines.ShouldContain(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("failed and tries again"));
        sink.Lines.Where(line => Private.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Health_is_not_worth_a_line_and_every_other_request_has_one()
    {
        var sink = new CollectingSink();
        await using var sandbox = await RunningSandbox.StartAsync();
        await using (var worker = await RunningWorker.StartAsync(sandbox, WorkerLogs.Start(_ => null).WriteTo.Sink(sink).CreateLogger()))
        {
            await worker.Http.JsonAsync("/health/ready");
            await worker.Http.JsonAsync("/api/status");
        }

        sink.Lines.ShouldContain(line => line.Contains("/api/status"));
        sink.Lines.ShouldNotContain(line => line.Contains("/health"));
    }

    private static async Task HandedOffAsync(RunningWorker worker)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var status = await worker.Http.JsonAsync("/api/status");
            if (status["leads"]!["assigned"] is not null) return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Fail("the lead was not handed off within 20 s");
    }
}
