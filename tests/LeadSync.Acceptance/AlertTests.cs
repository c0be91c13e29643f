using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance;

/// <summary>
/// Must hold: "A real SMTP server (Debian's python3-aiosmtpd or npm smtp-server, started by the test) receives each alert once, readable in
/// both parts; the server away for a while loses none."
/// </summary>
public sealed class AlertTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(90);

    /// <summary>"Within one poll and 10 s"; a poll is 2 s here.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(12);

    private readonly Installation _here = new();
    private readonly MailServer _mail = new();

    public async ValueTask InitializeAsync()
    {
        _here.Write("alerts.yaml", $$"""
            channels: { mail: { smtp: "127.0.0.1:{{_mail.Port}}", tls: none, from: leads@acme.example } }
            tell:
              - { on: assigned, to: owner, by: [mail, task] }
              - { on: handRaise, to: [owner, later@acme.example, nobody@acme.example], by: [mail] }
              - { on: indicative, to: owner, by: [mail, task] }
            """);
        await _mail.StartAsync();
        await _here.StartSandboxAsync();
        await _here.StartWorkerAsync();
        await _here.RegisterWebhooksAsync();
    }

    [Fact]
    public async Task Each_alert_arrives_once_and_is_readable_in_both_parts()
    {
        await ReadyAsync("kim@globex.example", "Kïm Frý");
        var assigned = await MailAsync("New lead: Kïm Frý (Globex)");
        var owner = await OwnerAsync("kim@globex.example");

        assigned.To.ShouldBe([owner]);
        assigned.Type.ShouldBe("multipart/alternative");
        assigned.Headers["Message-ID"].ShouldMatch("^<[0-9a-f]{32}\\.1\\.assigned\\.mail\\.[0-9a-f]{8}@acme\\.example>$");
        assigned.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        assigned.Headers["Date"].ShouldNotBeEmpty();
        assigned.Html.ShouldStartWith("<!DOCTYPE html>");
        assigned.Text.ShouldNotContain("<");
        foreach (var part in (string[])[assigned.Text, assigned.Html])
        {
            part.ShouldContain("Kïm Frý (Globex) is yours");
            part.ShouldContain("accept or reject it by");
            part.ShouldContain("/00Q");
        }

        await VisitAsync("kim@globex.example", "/pricing", "Prices");
        var posted = TimeProvider.System.GetUtcNow();
        var prices = await MailAsync("Kïm Frý (Globex) read about prices");
        var took = prices.Taken - posted;
        await VisitAsync("kim@globex.example", "/pricing?again", "Prices");
        await VisitAsync("kim@globex.example", "/blog", "Blog");
        await ReadyAsync("fry@globex.example", "Fry");
        await MailAsync("New lead: Fry (Globex)");
        await _here.QuietAsync(Most);

        output.WriteLine($"price page to mail: {took.TotalSeconds:0.0} s, polls every 2 s");
        took.ShouldBeLessThan(Promised);
        prices.Text.ShouldContain("Prices, ");
        prices.Text.ShouldContain("https://acme.example/pricing");
        _mail.Mails.Count.ShouldBe(3);
        (await _here.QueryAsync("SELECT Subject FROM Task WHERE Subject LIKE '%read about prices'")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_away_for_a_while_loses_none_and_repeats_none()
    {
        string[] before = ["a1@globex.example", "a2@globex.example"], during = ["b1@globex.example", "b2@globex.example", "b3@globex.example", "b4@globex.example", "b5@globex.example", "b6@globex.example"];
        foreach (var email in before) await ReadyAsync(email, email[..2]);
        await Eventually.HoldsAsync($"the first mails came. {_here.WorkerOutput}", Most, () => Task.FromResult(_mail.Mails.Count == before.Length));

        await _mail.StopAsync();
        foreach (var email in during) await ReadyAsync(email, email[..2]);
        await Eventually.HoldsAsync($"health names the mail server. {_here.WorkerOutput}", Most, async () => (await HealthAsync()).Contains($"127.0.0.1:{_mail.Port}", StringComparison.Ordinal));
        foreach (var email in during) await OwnerAsync(email);

        // A restart of the worker meanwhile forgets nothing either.
        await _here.KillWorkerAsync();
        await _here.StartWorkerAsync();
        await _mail.StartAsync();

        await Eventually.HoldsAsync($"all mails came. {_here.WorkerOutput}", Most, () => Task.FromResult(_mail.Mails.Count >= before.Length + during.Length));
        await _here.QuietAsync(Most);
        _mail.Mails.Select(mail => mail.Headers["Subject"]).Order().ShouldBe(before.Concat(during).Select(email => $"New lead: {email[..2]} (Globex)").Order());
        _mail.Mails.Select(mail => mail.Headers["Message-ID"]).Distinct().Count().ShouldBe(_mail.Mails.Count);
        await Eventually.HoldsAsync("health is well again", Most, async () => (await HealthAsync()).Contains("alerts go out", StringComparison.Ordinal));
        _here.WorkerOutput.ShouldNotContain("@acme.example");
    }

    [Fact]
    public async Task An_address_that_refuses_for_good_is_a_dead_letter_and_keeps_nobody_else_from_being_told()
    {
        await _here.CreateContactAsync(new { email = "lee@globex.example", lastname = "Lee", company = "Globex" });
        (await _here.HubSpot.PostAsJsonAsync("/_sandbox/events", new[] { new { email = "lee@globex.example", @event = "form_submit", form = "Request a demo" } }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        await Eventually.HoldsAsync($"both others are told. {_here.WorkerOutput}", Most, () => Task.FromResult(_mail.Mails.Count == 2));
        await _here.QuietAsync(Most);

        _mail.Mails.ShouldAllBe(mail => mail.Headers["Subject"] == "Lee (Globex) asked for a demo");
        _mail.Mails.SelectMany(mail => mail.To).ShouldContain("later@acme.example");
        var letters = await _here.Worker.GetFromJsonAsync<JsonObject>("/api/dead-letters", TestContext.Current.CancellationToken);
        var letter = letters!["deadLetters"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)letter["system"]!).ShouldBe("the mail server");
        ((string)letter["message"]!).ShouldContain("No such user here");
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        await _mail.DisposeAsync();
    }

    private Task<string> ReadyAsync(string email, string lastname) =>
        _here.CreateContactAsync(new { email, lastname, company = "Globex", lifecyclestage = "marketingqualifiedlead" });

    private async Task VisitAsync(string email, string page, string title) =>
        (await _here.HubSpot.PostAsJsonAsync("/_sandbox/events", new[] { new { email, @event = "page_view", url = $"https://acme.example{page}", title } })).EnsureSuccessStatusCode();

    private async Task<ReceivedMail> MailAsync(string subject) => (await Eventually.GetAsync(
        $"a mail '{subject}' among {string.Join(", ", _mail.Mails.Select(mail => mail.Headers["Subject"]))}. {_here.WorkerOutput}", Most, () => Task.FromResult(_mail.Mails.SingleOrDefault(mail => mail.Headers["Subject"] == subject)))).Answer;

    /// <summary>The address of whoever has the lead in Salesforce, once somebody has.</summary>
    private async Task<string> OwnerAsync(string email) => (await Eventually.GetAsync($"{email} is an owned Lead. {_here.WorkerOutput}", Most, async () =>
        (string?)(await _here.QueryAsync($"SELECT Owner.Username FROM Lead WHERE Email = '{email}'")).SingleOrDefault()?["Owner"]?["Username"])).Answer;

    private async Task<string> HealthAsync() => await (await _here.Worker.GetAsync("/health/ready")).Content.ReadAsStringAsync();
}
