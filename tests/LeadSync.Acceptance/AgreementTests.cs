using System.Net.Http.Json;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>Promises whose time goes by, from outside: reminders and escalations by a real mail server, another rep, and back; and what a rep did, seen in HubSpot.</summary>
public sealed class AgreementTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Leads = 12;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(120);
    private readonly Installation _here = new();
    private readonly MailServer _mail = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _here.Write("alerts.yaml", $$"""channels: { mail: { smtp: "127.0.0.1:{{_mail.Port}}", tls: none, from: leads@acme.example } }""");
        _here.Write("routing.yaml", """
            owners:
              - { id: ana, salesforce: ana@acme.example, manager: cho }
              - { id: bob, salesforce: bob@acme.example, manager: cho }
              - { id: cho, salesforce: cho@acme.example }
            pools: { team: { members: [ana, bob], method: roundRobin } }
            rules: [ { name: everybody, assign: { pool: team } } ]
            fallback: { queue: Unassigned_Leads }
            """);
        await _mail.StartAsync();
        await _here.StartSandboxAsync();
    }

    /// <summary>"no step of a ladder happens twice", with the worker killed in between.</summary>
    [Fact]
    public async Task Each_step_is_told_once_and_each_lead_goes_to_the_other_rep_and_then_back_although_the_worker_is_killed()
    {
        Agreement("then: [ { at: 30%, remind: owner }, { at: 60%, escalate: manager }, { at: 100%, reassign: 1, otherwise: revert } ]", within: "15s");
        await _here.StartWorkerAsync();
        await _here.CreateContactsAsync(Enumerable.Range(0, Leads).Select(number => (object)new { email = $"p{number}@globex.example", lastname = $"P{number}", lifecyclestage = "marketingqualifiedlead" }));
        foreach (var seconds in (double[])[8, 9, 11])
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, Stop);
            await _here.KillWorkerAsync();
            await _here.StartWorkerAsync();
        }

        await Eventually.HoldsAsync($"all are back with marketing. {_here.WorkerOutput}", Most, async () =>
            (await _here.QueryAsync("SELECT Id FROM Lead WHERE Status = 'Recycled' AND Owner.Name = 'Marketing'")).Count == Leads);
        await _here.QuietAsync(Most);

        var owners = (await _here.QueryAsync("SELECT LeadId, Field, OldValue, NewValue FROM LeadHistory WHERE Field = 'Owner' ORDER BY CreatedDate, Id"))
            .Where(row => ((string)row["NewValue"]!).StartsWith("00", StringComparison.Ordinal)).GroupBy(row => (string)row["LeadId"]!).ToList();
        owners.Count.ShouldBe(Leads);
        owners.ShouldAllBe(lead => lead.Count() == 2, "to the other rep, and to marketing");
        owners.ShouldAllBe(lead => (string)lead.First()["OldValue"]! != (string)lead.First()["NewValue"]!);

        var steps = _mail.Mails.GroupBy(mail => mail.Headers["Message-ID"]).ToList();
        steps.ShouldAllBe(step => step.Count() <= 2, "a kill between the server's answer and our note repeats a mail once, under its key");
        steps.GroupBy(step => (step.First().To.Single(), step.First().Headers["Subject"])).ShouldAllBe(same => same.Count() <= 2, "one for each rep");
        output.WriteLine($"{Leads} leads, 3 kills: {steps.Count} mails of at most {Leads * 4}, {_mail.Mails.Count - steps.Count} repeated");
    }

    [Fact]
    public async Task A_call_that_a_rep_logs_is_seen_in_HubSpot_within_one_poll_and_keeps_the_promise()
    {
        Agreement("then: [ { at: 100%, escalate: manager } ]", within: "1h");
        await _here.StartWorkerAsync();
        var contact = await _here.CreateContactAsync(new { email = "kim@globex.example", lastname = "Kim", lifecyclestage = "marketingqualifiedlead" });
        await Eventually.HoldsAsync($"it is assigned. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contact, "leadsync_touches") == "0");
        var lead = (await _here.QueryAsync("SELECT Id, OwnerId, Owner.Name FROM Lead WHERE Email = 'kim@globex.example'")).ShouldHaveSingleItem();

        using var call = new HttpRequestMessage(HttpMethod.Post, "/services/data/v67.0/sobjects/Task")
        {
            Content = JsonContent.Create(new { WhoId = (string)lead["Id"]!, OwnerId = (string)lead["OwnerId"]!, Subject = "Call", Status = "Completed", TaskSubtype = "Call" }),
        };
        call.Headers.Add("X-Sandbox-User", $"{((string)lead["Owner"]!["Name"]!).Split(' ')[0].ToLowerInvariant()}@acme.example");
        (await _here.Salesforce.SendAsync(call, Stop)).EnsureSuccessStatusCode();
        var logged = TimeProvider.System.GetUtcNow();

        await Eventually.HoldsAsync($"HubSpot knows. {_here.WorkerOutput}", Most, async () => await _here.PropertyAsync(contact, "leadsync_touches") == "1");

        output.WriteLine($"a call is in HubSpot after {(TimeProvider.System.GetUtcNow() - logged).TotalSeconds:0.0} s, polls every 2 s");
        DateTimeOffset.Parse((await _here.PropertyAsync(contact, "leadsync_first_touch_at"))!).ShouldBeInRange(logged.AddMinutes(-1), logged.AddMinutes(1));
        (await _here.PropertyAsync(contact, "leadsync_sla_state")).ShouldBe("on_track", "accept still runs");
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        await _mail.DisposeAsync();
    }

    private void Agreement(string ladder, string within) => _here.Write("sla.yaml", $$"""
        timezone: Etc/UTC
        sales:
          - { clock: respond, from: assigned, until: firstTouch, within: 2h }
          - { clock: accept, from: assigned, until: sal, within: {{within}}, {{ladder}} }
        recycling: { queue: Marketing, reasonRequired: true, coolOff: 30d, mostReturns: 3, neverBackTo: lastOwner }
        """);
}
