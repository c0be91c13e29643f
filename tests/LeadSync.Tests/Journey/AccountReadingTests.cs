using LeadSync.Journey;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

/// <summary>Accounts as Salesforce answers for them.</summary>
public sealed class AccountReadingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("globex.example")]
    [InlineData("http://globex.example")]
    [InlineData("https://www.Globex.example/")]
    [InlineData("https://www.globex.example/en/about-us?from=search")]
    [InlineData("www.globex.example/de")]
    public async Task An_account_is_found_by_the_persons_domain_however_its_website_is_written(string website)
    {
        await using var here = await StartAsync();
        await AccountAsync(here, new { Name = "Globex Holding", Website = website, Type = "Customer" });
        await AccountAsync(here, new { Name = "Not Globex", Website = "https://notglobex.example/globex.example/" });

        var account = (await ReadAsync(here, Person("kim@globex.example"))).Single().Value.Accounts!.ShouldHaveSingleItem();

        (account.Name, account.Type).ShouldBe(("Globex Holding", "Customer"));
        account.OwnerId.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_account_is_found_by_name_for_somebody_with_a_private_address()
    {
        await using var here = await StartAsync();
        await AccountAsync(here, new { Name = "Globex", Website = "https://globex.example" });
        await AccountAsync(here, new { Name = "Google", Website = "https://www.gmail.com" });

        var view = (await ReadAsync(here, Person("kim@gmail.com", company: "globex "))).Single().Value;

        view.Accounts!.ShouldHaveSingleItem().Name.ShouldBe("Globex");
    }

    [Fact]
    public async Task A_Contact_stands_in_its_own_account_and_an_open_Opportunity_of_it_is_seen()
    {
        await using var here = await StartAsync(rules => rules with { Scoring = rules.Scoring with { Exclude = [new ScopeRule(Some.When("openOpportunity", "true"), "in talks")] } });
        var account = await AccountAsync(here, new { Name = "Initech" });
        await here.Sandbox.Salesforce.SendAsync("/services/data/v67.0/sobjects/Contact", new { LastName = "Kim", Email = "kim@globex.example", AccountId = account });
        await here.Sandbox.Salesforce.SendAsync("/services/data/v67.0/sobjects/Opportunity", new { Name = "Deal", AccountId = account, StageName = "Prospecting", CloseDate = "2027-01-31" });
        var lost = await AccountAsync(here, new { Name = "Globex", Website = "globex.example" });
        await here.Sandbox.Salesforce.SendAsync("/services/data/v67.0/sobjects/Opportunity", new { Name = "Lost", AccountId = lost, StageName = "Closed Lost", CloseDate = "2026-01-31" });

        var accounts = (await ReadAsync(here, Person("kim@globex.example"))).Single().Value.Accounts!;

        accounts.Select(one => (one.Name, one.HasOpenOpportunity)).ShouldBe([("Initech", true), ("Globex", false)]);
    }

    [Fact]
    public async Task Each_of_two_hundred_people_has_their_own_accounts_at_two_calls_in_all()
    {
        await using var here = await StartAsync();
        for (var i = 0; i < 20; i++) await AccountAsync(here, new { Name = $"Company {i}", Website = $"https://company{i}.example/home" });
        await here.Org.GetAsync(Stop);
        var before = await IntakeUnderTest.CallsAsync(here.Sandbox.Salesforce, "/composite");

        var views = await ReadAsync(here, [.. Enumerable.Range(0, 200).Select(i => Person($"kim{i}@company{i}.example"))]);

        (await IntakeUnderTest.CallsAsync(here.Sandbox.Salesforce, "/composite") - before).ShouldBeLessThanOrEqualTo(2);
        views.Count(view => view.Value.Accounts!.Count == 1).ShouldBe(20);
        views.Values.ShouldAllBe(view => view.Accounts!.Count <= 1);
    }

    [Fact]
    public async Task Without_a_rule_that_asks_nobody_asks_for_accounts()
    {
        await using var here = await StartAsync(rules => rules with { Routing = rules.Routing with { Rules = [] } });
        await AccountAsync(here, new { Name = "Globex", Website = "globex.example" });

        (await ReadAsync(here, Person("kim@globex.example"))).Single().Value.Accounts!.ShouldBeEmpty();
    }

    private static async Task<IntakeUnderTest> StartAsync(Func<Rulebook, Rulebook>? change = null)
    {
        var here = await IntakeUnderTest.StartAsync(change);
        await here.Sandbox.SignInAsync();
        return here;
    }

    private static MarketingView Person(string email, string? company = null) => Some.Person(("email", email), ("company", company));

    private static async Task<string> AccountAsync(IntakeUnderTest here, object account) =>
        (string)(await here.Sandbox.Salesforce.SendAsync("/services/data/v67.0/sobjects/Account", account))!["id"]!;

    private static async Task<IReadOnlyDictionary<LeadId, SalesView>> ReadAsync(IntakeUnderTest here, params IReadOnlyList<MarketingView> people)
    {
        var looks = people.Select((person, i) =>
        {
            var lead = new Lead { Id = new LeadId($"{i}") };
            return new PreparedLook(new ClaimedWork(lead.Id, 1, Lane.Poll, Sides.None, null, null, null, null), lead, person, SalesView.NotAsked, 0) { Asks = Ask.Sales };
        }).ToList();
        var read = await new SalesReader(here.Salesforce, here.Org).ReadAsync(looks, Desk.Empty, here.Rules.Current, mustBeFresh: true, here.Time.GetUtcNow(), Stop);
        return read.ToDictionary(one => one.Key, one => one.Value.Sales);
    }
}
