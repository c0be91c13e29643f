using LeadSync.Delivery;
using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Delivery;

public sealed class WordBookTests : IAsyncDisposable
{
    private static readonly LeadId Lead = Some.Lead().Id;
    private readonly TempFolder _folder = new();
    private readonly Database _database;

    public WordBookTests() => _database = Database.Open(_folder.File("leadsync.db"));

    [Fact]
    public async Task A_mail_that_was_taken_is_never_sent_again_and_what_it_said_is_not_kept()
    {
        await AddAsync("one");
        await WriteDownAsync(OutcomeKind.Written);
        await AddAsync("one");

        (await TakeAsync(Some.Now.AddDays(1))).ShouldBeEmpty();
        (await CountAsync("SELECT count(*) FROM outbox WHERE body LIKE '%kim%'")).ShouldBe(0);
        (await HistoryAsync()).ShouldBe(["the mail server took the mail to Ana Ruiz"]);
    }

    [Fact]
    public async Task An_address_that_refuses_for_good_is_a_dead_letter_with_the_servers_text()
    {
        await AddAsync("one");
        await WriteDownAsync(OutcomeKind.Refused, "550", "5.1.1 no such user");

        (await TakeAsync(Some.Now.AddDays(1))).ShouldBeEmpty();
        var letter = (await _database.ReadAsync(DeadLetterRows.All, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (letter.Message, letter.Code, letter.Key).ShouldBe(("5.1.1 no such user", "550", "one"));
        (await HistoryAsync()).ShouldBe(["the mail server refused the mail to Ana Ruiz: 5.1.1 no such user (550)"]);
    }

    [Fact]
    public async Task Each_refused_mail_of_a_lead_is_a_dead_letter_of_its_own()
    {
        foreach (var key in (string[])["one", "two"])
        {
            await AddAsync(key);
            await WriteDownAsync(OutcomeKind.Refused, "550", "no");
        }

        (await _database.ReadAsync(DeadLetterRows.Count, TestContext.Current.CancellationToken)).ShouldBe(2);
    }

    [Fact]
    public async Task A_mail_that_a_person_has_tried_again_still_has_its_text()
    {
        await AddAsync("one");
        await WriteDownAsync(OutcomeKind.Refused, "550", "no");

        await _database.WriteAsync(session => DeadLetters.Retry(session, 1, Some.Now));

        (await TakeAsync(Some.Now)).ShouldHaveSingleItem().Body.ShouldContain("kim");
    }

    [Theory]
    [InlineData(0, 10)]      // a hiccup
    [InlineData(120, 30)]    // a restart
    [InlineData(86400, 300)] // a day
    public async Task While_the_server_is_away_a_mail_waits_ever_longer_and_never_more_than_five_minutes(int waited, int waits)
    {
        await AddAsync("one");
        var now = Some.Now.AddSeconds(waited);
        await WriteDownAsync(OutcomeKind.Again, at: now);

        (await TakeAsync(now.AddSeconds(waits - 1))).ShouldBeEmpty();
        (await TakeAsync(now.AddSeconds(waits))).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Target.Mail, 1)]
    [InlineData(Target.Slack, 0)]
    public async Task After_a_kill_a_mail_goes_out_again_under_its_key_and_a_post_does_not(string target, int again)
    {
        await AddAsync("one", target);
        await WriteDownAsync(OutcomeKind.Unknown, target: target);

        (await TakeAsync(Some.Now.AddMinutes(1), target)).Count.ShouldBe(again);
    }

    [Fact]
    public async Task What_becomes_of_a_mail_asks_for_no_look()
    {
        await AddAsync("one");
        await WriteDownAsync(OutcomeKind.Written);

        (await CountAsync("SELECT count(*) FROM work")).ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private Task AddAsync(string key, string target = Target.Mail) => _database.WriteAsync(session => OutboxRows.AddMessage(
        session, Lead, target, key, target == Target.Mail ? StoredJson.Write(new MailDraft(key, "ana@acme.example", "Ana Ruiz", "kim", "kim", "kim")) : StoredJson.Write(new SlackDraft(key, "kim")), Lane.Event, Some.Now));

    private Task<List<OutboxRow>> TakeAsync(DateTimeOffset now, string target = Target.Mail) => _database.WriteAsync(session => OutboxRows.Take(session, target, now, 10));

    private async Task WriteDownAsync(OutcomeKind kind, string? code = null, string? message = null, DateTimeOffset? at = null, string target = Target.Mail)
    {
        var row = (await TakeAsync(at ?? Some.Now, target)).ShouldHaveSingleItem();
        await _database.WriteAsync(session => WordBook.WriteDown(session, new Delivered(row, new RecordOutcome(null, kind, code, message)), at ?? Some.Now));
    }

    private Task<long> CountAsync(string statement) => _database.ReadAsync(session => session.Count(statement), TestContext.Current.CancellationToken);

    private async Task<List<string>> HistoryAsync() => [.. (await _database.ReadAsync(session => HistoryRows.Of(session, Lead), TestContext.Current.CancellationToken)).Select(entry => entry.Text)];
}
