using System.Net;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class SearchTests
{
    [Fact]
    public async Task Sees_a_change_only_after_the_index_has_caught_up()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/limits", new { searchLag = "5m" });
        var id = await sandbox.CreateAsync(new { city = "Bonn" });
        (await sandbox.SearchAsync(Where("city", "EQ", "bonn"))).Ids().ShouldBeEmpty();

        await sandbox.AdvanceAsync("6m");
        (await sandbox.SearchAsync(Where("city", "EQ", "bonn"))).Ids().ShouldBe([id]);

        await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties = new { city = "Kiel" } });
        var stale = await sandbox.SearchAsync(Where("city", "EQ", "bonn"));
        stale.Ids().ShouldBe([id]);
        stale["results"]![0]!["properties"]!["city"]!.ToString().ShouldBe("Bonn");

        await sandbox.AdvanceAsync("6m");
        (await sandbox.SearchAsync(Where("city", "EQ", "bonn"))).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task Finds_what_changed_since_oldest_first_page_by_page()
    {
        await using var sandbox = await RunningSandbox.StartAsync(new() { Contacts = 30 });
        var all = (await sandbox.HubSpot.JsonAsync($"{Contacts}?limit=100")).Ids();
        foreach (var id in all[..3].Reverse())
        {
            await sandbox.AdvanceAsync("1m");
            await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties = new { city = "Bonn" } });
        }

        var found = await sandbox.SearchAsync(new
        {
            filterGroups = new[] { new { filters = new[] { new { propertyName = "lastmodifieddate", @operator = "GTE", value = $"{DateTimeOffset.UnixEpoch.ToUnixTimeMilliseconds()}" } } } },
            sorts = new[] { new { propertyName = "lastmodifieddate", direction = "ASCENDING" } },
            limit = 28,
        });
        found["total"]!.GetValue<int>().ShouldBe(30);
        found["paging"]!["next"]!["after"]!.ToString().ShouldBe("28");
        found.Ids().ShouldBe([.. all[3..], all[2]]);
    }

    [Theory]
    [InlineData("EQ", "globex", 2)]
    [InlineData("NEQ", "globex", 1)]
    [InlineData("CONTAINS_TOKEN", "food*", 1)]
    [InlineData("NOT_CONTAINS_TOKEN", "foods", 2)]
    [InlineData("HAS_PROPERTY", null, 3)]
    [InlineData("NOT_HAS_PROPERTY", null, 1)]
    public async Task Compares_text_without_case(string @operator, string? value, int expected)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        foreach (var company in new[] { "Globex", "GLOBEX", "Wayne Foods", "" })
            await sandbox.CreateAsync(new { company });
        (await sandbox.SearchAsync(Where("company", @operator, value)))["total"]!.GetValue<int>().ShouldBe(expected);
    }

    [Theory]
    [InlineData("GT", "100", 1)]
    [InlineData("GTE", "100", 2)]
    [InlineData("LT", "100", 1)]
    [InlineData("LTE", "1e2", 2)]
    public async Task Compares_numbers_as_numbers(string @operator, string value, int expected)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        foreach (var leadsync_score in new[] { "9", "100", "1000" })
            await sandbox.CreateAsync(new { leadsync_score });
        (await sandbox.SearchAsync(Where("leadsync_score", @operator, value)))["total"]!.GetValue<int>().ShouldBe(expected);
    }

    [Fact]
    public async Task Lists_of_values_want_lower_case_on_text_and_the_exact_word_on_options()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.CreateAsync(new { country = "Germany", hs_lead_status = "NEW" });

        (await Total(sandbox, "country", "germany")).ShouldBe(1);
        (await Total(sandbox, "country", "Germany")).ShouldBe(0);
        (await Total(sandbox, "hs_lead_status", "NEW")).ShouldBe(1);
        (await Total(sandbox, "hs_lead_status", "new")).ShouldBe(0);

        static async Task<int> Total(RunningSandbox sandbox, string propertyName, string value) => (await sandbox.SearchAsync(new
        {
            filterGroups = new[] { new { filters = new[] { new { propertyName, @operator = "IN", values = new[] { value } } } } },
        }))["total"]!.GetValue<int>();
    }

    [Fact]
    public async Task Groups_are_alternatives_and_filters_hold_together()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.CreateAsync(new { city = "Bonn", country = "Germany" });
        await sandbox.CreateAsync(new { city = "Bonn", country = "USA" });
        await sandbox.CreateAsync(new { city = "Kyoto", country = "Japan" });

        var found = await sandbox.SearchAsync(new
        {
            filterGroups = new object[]
            {
                new { filters = new[] { Filter("city", "EQ", "Bonn"), Filter("country", "EQ", "USA") } },
                new { filters = new[] { Filter("country", "EQ", "Japan") } },
            },
        });
        found["total"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Stops_at_ten_thousand_results()
    {
        await using var sandbox = await RunningSandbox.StartAsync(new() { Contacts = 10_200 });
        var last = await sandbox.SearchAsync(new { limit = 200, after = "9800" });
        last["total"]!.GetValue<int>().ShouldBe(10_200);
        last.Ids().Length.ShouldBe(200);

        using var beyond = await sandbox.HubSpot.PostAsync($"{Contacts}/search", new { limit = 200, after = last["paging"]!["next"]!["after"]!.ToString() });
        beyond.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Never_finds_archived_contacts()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { city = "Bonn" });
        await sandbox.HubSpot.DeleteAsync($"{Contacts}/{id}", TestContext.Current.CancellationToken);
        (await sandbox.SearchAsync(Where("city", "EQ", "Bonn")))["total"]!.GetValue<int>().ShouldBe(0);
    }

    public static TheoryData<string> Refused => new(
        """{"limit":201}""",
        """{"sorts":["city","country"]}""",
        """{"filterGroups":[{"filters":[{"propertyName":"nosuchthing","operator":"EQ","value":"x"}]}]}""",
        """{"filterGroups":[{"filters":[{"propertyName":"city","operator":"LIKE","value":"x"}]}]}""",
        """{"filterGroups":[{"filters":[{"propertyName":"city","operator":"EQ"}]}]}""",
        """{"filterGroups":[{},{},{},{},{},{}]}""",
        $$"""{"query":"{{new string('x', 3000)}}"}""");

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Refuses_a_search_beyond_the_rules(string search)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var content = new StringContent(search);
        using var refused = await sandbox.HubSpot.PostAsync($"{Contacts}/search", content, TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.BodyAsync())["category"]!.ToString().ShouldBe("VALIDATION_ERROR");
    }

    private static object Where(string property, string @operator, string? value) => new { properties = new[] { property }, filterGroups = new[] { new { filters = new[] { Filter(property, @operator, value) } } } };

    private static object Filter(string propertyName, string @operator, string? value) => new { propertyName, @operator, value };
}
