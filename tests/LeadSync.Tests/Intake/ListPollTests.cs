using System.Net.Http.Json;
using LeadSync.Intake;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

public sealed class ListPollTests
{
    private const string List = "Met at the fair";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_onto_a_list_of_a_rule_goes_to_the_front_and_who_leaves_is_looked_at()
    {
        await using var intake = await StartAsync();
        var (ann, ben) = (await intake.ContactAsync("ann@x.example"), await intake.ContactAsync("ben@x.example"));
        var list = await CreateAsync(intake, List);
        await ChangeAsync(intake, list, "add", ann);
        var poll = Poll(intake);

        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).Select(one => (one.ContactId, one.Lane)).ShouldBe([(ann, Lane.Bulk)]);
        await intake.LookAsync();

        await ChangeAsync(intake, list, "add", ben);
        await ChangeAsync(intake, list, "remove", ann);
        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).Select(one => (one.ContactId, one.Lane)).ShouldBe([(ann, Lane.Event), (ben, Lane.HandRaiser)]);
        (await MembersAsync(intake, ben)).ShouldBe([List]);
        (await MembersAsync(intake, ann)).ShouldBeEmpty();
        await intake.LookAsync();

        await poll.RunAsync(Stop);
        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_of_many_pages_is_read_to_its_end()
    {
        await using var intake = await StartAsync();
        var list = await CreateAsync(intake, List);
        var people = Enumerable.Range(0, 260).Select(n => new { properties = new { email = $"person{n}@x.example" } }).ToList();
        var ids = new List<string>();
        foreach (var batch in people.Chunk(100))
            ids.AddRange((await intake.Sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts/batch/create", new { inputs = batch }))!["results"]!.AsArray().Select(one => (string)one!["id"]!));
        await ChangeAsync(intake, list, "add", [.. ids]);

        await Poll(intake).RunAsync(Stop);

        (await intake.WorkAsync()).Count.ShouldBe(260);
    }

    [Fact]
    public async Task A_list_that_is_missing_is_said_once_and_holds_nobody()
    {
        await using var intake = await StartAsync();
        var ann = await intake.ContactAsync("ann@x.example");
        await intake.Database.WriteAsync(session => ListRows.Replace(session, List, [ann]));
        var logger = new CollectingLogger<ListPoll>();
        var poll = Poll(intake, logger);

        await poll.RunAsync(Stop);
        await poll.RunAsync(Stop);

        logger.Said.ShouldHaveSingleItem().Text.ShouldContain(List);
        (await MembersAsync(intake, ann)).ShouldBeEmpty();
        (await intake.WorkAsync()).ShouldHaveSingleItem();
    }

    private static Task<IntakeUnderTest> StartAsync() =>
        IntakeUnderTest.StartAsync(rules => rules with { Scoring = rules.Scoring with { ReadyWhen = [Some.When("list", List)] } });

    private static ListPoll Poll(IntakeUnderTest intake, CollectingLogger<ListPoll>? logger = null) =>
        new(intake.HubSpot, intake.Database, intake.Rules, intake.Bells, intake.Time, logger ?? new());

    private static Task<List<string>> MembersAsync(IntakeUnderTest intake, string contact) =>
        intake.Database.ReadAsync(session => ListRows.Of(session, contact), Stop);

    private static async Task<string> CreateAsync(IntakeUnderTest intake, string name) =>
        (string)(await intake.Sandbox.HubSpot.SendAsync("/crm/v3/lists", new { name, objectTypeId = "0-1", processingType = "MANUAL" }))!["list"]!["listId"]!;

    private static async Task ChangeAsync(IntakeUnderTest intake, string list, string change, params string[] contacts)
    {
        using var answer = await intake.Sandbox.HubSpot.PutAsJsonAsync($"/crm/v3/lists/{list}/memberships/{change}", contacts, Stop);
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }
}
