using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "With `Status` set by a rep at any moment before the deadline, no revert; one second after the deadline without it, a revert
/// within 10 s, in both systems, with reason; a restart across the deadline makes no difference."
/// </summary>
public sealed class DeadlineTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(11);
    private readonly Installation _here = new();

    public async ValueTask InitializeAsync()
    {
        _here.Agreement("8s", "1h");
        await _here.StartSandboxAsync();
        await _here.StartWorkerAsync();
        await _here.RegisterWebhooksAsync();
    }

    [Fact]
    public async Task Goes_back_after_the_deadline_unless_a_rep_answered_before_it()
    {
        var ignored = await AssignedAsync("ignored@globex.example");
        var accepted = await AssignedAsync("accepted@globex.example");
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        await _here.EditAsync(accepted.LeadId, "ana@acme.example", new { Status = "Working - Contacted" });

        var late = await LateAsync(ignored);

        output.WriteLine($"back with marketing {late.TotalSeconds:0.0} s after the deadline");
        late.ShouldBeLessThan(Within);
        (await StatusAsync(accepted.LeadId)).ShouldBe("Working - Contacted");
        (await _here.PropertyAsync(accepted.ContactId, "leadsync_stage")).ShouldBe("sal");
    }

    [Fact]
    public async Task A_restart_across_the_deadline_makes_no_difference()
    {
        var ignored = await AssignedAsync("slept@globex.example");
        await _here.KillWorkerAsync();
        while (TimeProvider.System.GetUtcNow() < ignored.Due) await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        await _here.StartWorkerAsync();
        var started = TimeProvider.System.GetUtcNow();

        await LateAsync(ignored);

        (TimeProvider.System.GetUtcNow() - started).ShouldBeLessThan(Within);
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();

    private async Task<(string ContactId, string LeadId, DateTimeOffset Due)> AssignedAsync(string email)
    {
        var contact = await _here.CreateContactAsync(new { email, lastname = "Doe", lifecyclestage = "marketingqualifiedlead" });
        var due = await Eventually.GetAsync($"{email} has a deadline. {_here.WorkerOutput}", Most, () => _here.PropertyAsync(contact, "leadsync_sla_due_at"));
        var lead = (await _here.QueryAsync($"SELECT Id FROM Lead WHERE Email = '{email}'")).ShouldHaveSingleItem();
        return (contact, (string)lead["Id"]!, DateTimeOffset.Parse(due.Answer));
    }

    private async Task<TimeSpan> LateAsync((string ContactId, string LeadId, DateTimeOffset Due) lead)
    {
        await Eventually.HoldsAsync($"it is back in Salesforce. {_here.WorkerOutput}", Most, async () => await StatusAsync(lead.LeadId) == "Recycled");
        await Eventually.HoldsAsync("it is back in HubSpot", Most, async () => await _here.PropertyAsync(lead.ContactId, "leadsync_stage") == "recycled");
        var late = TimeProvider.System.GetUtcNow() - lead.Due;
        (await _here.PropertyAsync(lead.ContactId, "leadsync_return_reason"))!.ShouldContain("not accepted by");
        var row = (await _here.QueryAsync($"SELECT Owner.Name, LeadSync_Return_Reason__c FROM Lead WHERE Id = '{lead.LeadId}'")).ShouldHaveSingleItem();
        ((string)row["Owner"]!["Name"]!).ShouldBe("Marketing");
        ((string)row["LeadSync_Return_Reason__c"]!).ShouldContain("not accepted by");
        return late;
    }

    private async Task<string> StatusAsync(string leadId) =>
        (string)(await _here.QueryAsync($"SELECT Status FROM Lead WHERE Id = '{leadId}'")).ShouldHaveSingleItem()["Status"]!;
}
