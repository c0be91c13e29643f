using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>Two HubSpot contacts of one person, and the one record that Salesforce has: which of the two leads has it, and until when.</summary>
public sealed class CollidingTests : IAsyncDisposable
{
    private const string Claim = "a-claim";

    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);
    private static readonly CrmRecord Worked = Story.LeadOf(Ana, "Working - Contacted");
    private static readonly CrmRecord Contact = StoryDeeds.ContactOf(Ana);
    private readonly TempFolder _folder = new();
    private readonly Database _database;

    public CollidingTests() => _database = Database.Open(_folder.File("leadsync.db"));

    /// <summary>Sales has it, as the first contact.</summary>
    private static Lead First => new()
    {
        Id = new LeadId($"{1:d32}"),
        ContactId = "101",
        Email = "kim@globex.example",
        Version = 5,
        Stage = Stage.Sal,
        Cycle = 1,
        Crm = new CrmLink(CrmLink.Lead, Worked.Id),
        CrmStatus = Worked.Status,
        Owner = Ana,
        QualifiedAt = Story.Start.AddDays(-3),
        HandedOffAt = Story.Start.AddDays(-3),
        AssignedAt = Story.Start.AddDays(-3),
        AcceptedAt = Story.Start.AddDays(-2),
        TaskAsked = true,
    };

    private static Lead Second => new() { Id = new LeadId($"{2:d32}"), ContactId = "102", Version = 1 };

    private static Lead Linked => First with { Stage = Stage.Nurture, Cycle = 0, Crm = new CrmLink(CrmLink.Contact, Contact.Id), CrmStatus = null, Owner = null, QualifiedAt = null, HandedOffAt = null, AssignedAt = null, AcceptedAt = null, TaskAsked = false };

    [Fact]
    public async Task Who_comes_back_after_marketing_has_deleted_the_contact_goes_on_with_the_story_that_sales_knows()
    {
        await PutAsync(First with { Gone = true }, Second);

        await LookAsync(Second, AsksForUs("102"), new SalesView { Candidates = [Worked] });

        (await LoadAsync(Second)).ShouldBeNull();
        (await LoadAsync(First))!.ShouldSatisfyAllConditions(
            lead => lead.ContactId.ShouldBe("102"),
            lead => lead.Crm!.Id.ShouldBe(Worked.Id),
            lead => lead.Stage.ShouldBe(Stage.Sal));
        (await _database.ReadAsync(session => (LeadRows.OfFormer(session, "101"), WorkRows.IsAwaited(session, First.Id)), Stop)).ShouldBe((First.Id, true));
    }

    [Fact]
    public async Task A_contact_that_turns_out_to_be_gone_wakes_the_lead_that_stood_back_for_it()
    {
        await PutAsync(First, Second);
        await LookAsync(Second, AsksForUs("102"), new SalesView { Candidates = [Worked] });
        (await LoadAsync(Second))!.ShouldSatisfyAllConditions(lead => lead.HoldOn(HoldOn.Pair).ShouldNotBeNull(), lead => lead.DueAt.ShouldNotBeNull());
        (await IsAwaitedAsync(First)).ShouldBeTrue("only a look tells whether the other contact is there");

        await LookAsync(First, MarketingView.Missing("101"), new SalesView { Record = Worked });

        (await LoadAsync(First))!.Gone.ShouldBeTrue();
        (await IsAwaitedAsync(Second)).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_is_spoken_for_by_a_lead_that_was_forgotten()
    {
        await PutAsync(Second with { SpokenForBy = First.Id, Cycle = 1, Holds = [new Hold(HoldOn.Pair, $"pinned to {First.Id}", Story.Start)] });

        await LookAsync(Second, AsksForUs("102"), SalesView.NotAsked);

        (await LoadAsync(Second))!.ShouldSatisfyAllConditions(lead => lead.SpokenForBy.ShouldBeNull(), lead => lead.Holds.ShouldBeEmpty());
        (await IsAwaitedAsync(Second)).ShouldBeTrue();
    }

    [Fact]
    public async Task Nor_by_one_whose_contact_is_gone_the_two_become_one_under_the_contact_that_is_there()
    {
        await PutAsync(First with { Gone = true }, Second with { SpokenForBy = First.Id, Cycle = 1 });

        await LookAsync(Second, AsksForUs("102"), SalesView.NotAsked);

        (await LoadAsync(First))!.ContactId.ShouldBe("102");
        (await LoadAsync(Second)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_is_spoken_for_asks_once_a_day_whether_that_still_holds()
    {
        await PutAsync(First, Second with { SpokenForBy = First.Id, Cycle = 1 });

        await LookAsync(Second, AsksForUs("102"), SalesView.NotAsked);

        (await LoadAsync(Second))!.DueAt.ShouldBe(Story.Start.AddDays(1));
    }

    [Fact]
    public async Task A_lead_that_sales_has_converted_into_the_Contact_of_somebody_merely_linked_stays_with_sales()
    {
        var second = First with { Id = Second.Id, ContactId = "102" };
        await PutAsync(Linked, second);

        await LookAsync(second, AsksForUs("102"), new SalesView { Record = Worked with { IsConverted = true, ConvertedContactId = Contact.Id }, Became = Contact });

        (await LoadAsync(second))!.ShouldSatisfyAllConditions(lead => lead.Crm!.Id.ShouldBe(Contact.Id), lead => lead.Stage.ShouldBe(Stage.Sql), lead => lead.SpokenForBy.ShouldBeNull());
        (await LoadAsync(Linked))!.ShouldSatisfyAllConditions(lead => lead.Crm.ShouldBeNull(), lead => lead.SpokenForBy.ShouldBe(second.Id));
    }

    [Fact]
    public async Task Who_asks_for_us_is_handed_over_though_the_record_was_linked_with_another_contact_of_theirs()
    {
        await PutAsync(Linked, Second);

        await LookAsync(Second, AsksForUs("102"), new SalesView { Candidates = [Contact] });

        (await LoadAsync(Second))!.ShouldSatisfyAllConditions(lead => lead.Crm!.Id.ShouldBe(Contact.Id), lead => lead.Owner.ShouldBe(Ana), lead => lead.Cycle.ShouldBe(1));
        (await LoadAsync(Linked))!.SpokenForBy.ShouldBe(Second.Id);
    }

    [Fact]
    public async Task Whoever_sales_has_first_keeps_the_record()
    {
        await PutAsync(First, Second);

        await LookAsync(Second, AsksForUs("102"), new SalesView { Candidates = [Worked] });

        (await LoadAsync(First))!.Crm!.Id.ShouldBe(Worked.Id);
        (await LoadAsync(Second))!.ShouldSatisfyAllConditions(lead => lead.Stage.ShouldBe(Stage.Nurture), lead => lead.HoldOn(HoldOn.Handoff).ShouldNotBeNull());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private static MarketingView AsksForUs(string contact) => new(
        true,
        contact,
        new Dictionary<string, string?> { ["email"] = "kim@globex.example", ["lastname"] = "Kim" },
        Story.Start.AddDays(-1),
        [new Engagement("f1", EngagementKind.FormSubmit, Story.Start, Form: "Request a demo")],
        []);

    private async Task PutAsync(params Lead[] leads) => await _database.WriteAsync(session =>
    {
        foreach (var lead in leads) ToldLead.Put(session, lead);
    });

    private async Task<Lead?> LoadAsync(Lead lead) => await _database.ReadAsync(session => LeadRows.Load(session, lead.Id), Stop);

    private async Task<bool> IsAwaitedAsync(Lead lead) => await _database.ReadAsync(session => WorkRows.IsAwaited(session, lead.Id), Stop);

    private async Task LookAsync(Lead lead, MarketingView marketing, SalesView sales) => await _database.WriteAsync(session =>
    {
        WorkRows.Touch(session, new Arrival(lead.Id, Sides.HubSpot, Lane.HandRaiser, Story.Start));
        var claimed = WorkRows.Claim(session, Claim, Story.Start, 1);
        var seen = sales == SalesView.NotAsked ? sales : sales with { Asked = true, Fresh = true, Accounts = [] };
        var look = new PreparedLook(claimed[0], LeadRows.Load(session, lead.Id)!, marketing, seen, 0);
        var story = new Story();
        JourneyCommit.Commit(session, Claim, claimed, [look], story.Desk, story.Rules, Story.Start).Failed.ShouldBeEmpty();
    });
}
