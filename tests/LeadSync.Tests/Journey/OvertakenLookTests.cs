using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>A look reads for a while. Values that still waited when it began may be on their way, or there, when it is committed.</summary>
public sealed class OvertakenLookTests
{
    private const string Claim = "a-claim";

    [Theory]
    [InlineData(Target.HubSpot)]
    [InlineData(Target.Crm)]
    public async Task A_look_whose_values_left_while_it_read_decides_nothing_and_is_made_again(string target) =>
        (await IsAwaitedAfterAsync(target, knew: false, session => OutboxRows.Take(session, target, Some.Now, 10))).ShouldBeTrue();

    [Theory]
    [InlineData(Target.HubSpot)]
    [InlineData(Target.Crm)]
    public async Task A_look_whose_values_arrived_while_it_read_decides_nothing_and_is_made_again(string target) =>
        (await IsAwaitedAfterAsync(target, knew: false, session => ReceiptRows.Add(session, One.Id, new Receipt(target, ReceiptKind.Written, null, null, null, "{}", Some.Now)))).ShouldBeTrue();

    [Theory]
    [InlineData(Target.HubSpot)]
    [InlineData(Target.Crm)]
    public async Task A_look_that_knew_of_the_write_is_taken(string target) =>
        (await IsAwaitedAfterAsync(target, knew: true, session => OutboxRows.Take(session, target, Some.Now, 10))).ShouldBeFalse();

    [Fact]
    public async Task A_look_that_nothing_overtook_is_taken() =>
        (await IsAwaitedAfterAsync(Target.HubSpot, knew: false, _ => { })).ShouldBeFalse();

    [Theory]
    [InlineData(nameof(ReceiptKind.Written), "")]
    [InlineData(nameof(ReceiptKind.Unknown), "")]
    [InlineData(nameof(ReceiptKind.Again), "before")]
    public void What_was_seen_before_our_write_is_no_measure_for_polls(string kind, string noted)
    {
        IReadOnlyList<Receipt> receipts = [new Receipt(Target.HubSpot, Enum.Parse<ReceiptKind>(kind), null, null, null, "{}", Some.Now)];
        var look = new PreparedLook(Work, One, Some.Person() with { Source = ContactSource.Search, Receipts = receipts }, SalesView.NotAsked with { Receipts = receipts }, 1, SeenHubSpot: "before");

        look.NotedHubSpot.ShouldBe(noted);
        look.NotedSalesforce.ShouldBe(noted.Length > 0 ? null : "");
    }

    [Fact]
    public void What_was_read_after_our_write_is()
    {
        IReadOnlyList<Receipt> receipts = [new Receipt(Target.HubSpot, ReceiptKind.Written, null, null, null, "{}", Some.Now)];
        var look = new PreparedLook(Work, One, Some.Person() with { Source = ContactSource.Read, Receipts = receipts }, SalesView.NotAsked with { Receipts = receipts }, 1, "after", "after");

        (look.NotedHubSpot, look.NotedSalesforce).ShouldBe(("after", "after"));
    }

    private static ClaimedWork Work => new(One.Id, 1, Lane.Event, Sides.None, null, null, null, null);

    private static Lead One => new()
    {
        Id = new LeadId($"{1:d32}"),
        ContactId = "1",
        Version = 1,
        Fields = new Dictionary<string, FieldMemory>
        {
            ["city and City"] = new() { ToHubSpot = new SentValue("Lagos", "Lagos", null, "", Some.Now), ToSalesforce = new SentValue("Lagos", "Lagos", null, "", Some.Now) },
        },
    };

    private static async Task<bool> IsAwaitedAfterAsync(string target, bool knew, Action<SqlSession> meanwhile)
    {
        using var folder = new TempFolder();
        await using var database = Database.Open(folder.File("leadsync.db"));
        return await database.WriteAsync(session =>
        {
            ToldLead.Put(session, One);
            OutboxRows.PutRecord(session, One.Id, target, "{}", Lane.Event, Some.Now, Some.Now);
            WorkRows.Touch(session, new Arrival(One.Id, Sides.HubSpot, Lane.Event, Some.Now));
            var claimed = WorkRows.Claim(session, Claim, Some.Now, 1);
            var look = new PreparedLook(claimed[0], LeadRows.Load(session, One.Id)!, Some.Person() with { IsBeingWritten = knew }, SalesView.NotAsked with { IsBeingWritten = knew }, 0);

            meanwhile(session);
            var story = new Story();
            JourneyCommit.Commit(session, Claim, claimed, [look], story.Desk, story.Rules, Some.Now);
            return WorkRows.IsAwaited(session, One.Id);
        });
    }
}
