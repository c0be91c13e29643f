using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class ListTests
{
    [Fact]
    public async Task A_list_is_found_by_name_and_tells_its_members_in_the_order_they_joined()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var list = (await sandbox.HubSpot.JsonAsync("/crm/v3/lists/object-type-id/0-1/name/Sales%20ready"))["list"]!["listId"]!.ToString();
        (await sandbox.HubSpot.SendAsync("/crm/v3/lists/search", new { query = "sales" }))!["lists"]![0]!["listId"]!.ToString().ShouldBe(list);

        var (first, second) = (await sandbox.CreateAsync(new { city = "Bonn" }), await sandbox.CreateAsync(new { city = "Ulm" }));
        await PutAsync(sandbox, $"/crm/v3/lists/{list}/memberships/add", second);
        await sandbox.AdvanceAsync("1m");
        await PutAsync(sandbox, $"/crm/v3/lists/{list}/memberships/add", first, "999");

        Members(await sandbox.HubSpot.JsonAsync($"/crm/v3/lists/{list}/memberships/join-order")).ShouldBe([second, first]);
        var page = await sandbox.HubSpot.JsonAsync($"/crm/lists/2026-03/{list}/memberships?limit=1");
        Members(page).ShouldBe([first]);
        page["total"]!.GetValue<int>().ShouldBe(2);
        Members(await sandbox.HubSpot.JsonAsync($"/crm/v3/lists/{list}/memberships?limit=1&after={page["paging"]!["next"]!["after"]}")).ShouldBe([second]);
        (await sandbox.HubSpot.JsonAsync($"/crm/v3/lists/records/0-1/{first}/memberships"))["results"]![0]!["listId"]!.ToString().ShouldBe(list);

        await PutAsync(sandbox, $"/crm/v3/lists/{list}/memberships/remove", first);
        Members(await sandbox.HubSpot.JsonAsync($"/crm/v3/lists/{list}/memberships")).ShouldBe([second]);
    }

    [Fact]
    public async Task A_list_can_be_made()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.HubSpot.SendAsync("/crm/v3/lists", new { name = "Webinar guests", objectTypeId = "0-1", processingType = "MANUAL" });
        (await sandbox.HubSpot.JsonAsync($"/crm/v3/lists/{made!["list"]!["listId"]}"))["list"]!["name"]!.ToString().ShouldBe("Webinar guests");
    }

    private static string[] Members(System.Text.Json.Nodes.JsonNode answer) => [.. answer["results"]!.AsArray().Select(member => member!["recordId"]!.ToString())];

    private static async Task PutAsync(RunningSandbox sandbox, string path, params string[] ids)
    {
        using var response = await sandbox.HubSpot.PutAsync(path, System.Net.Http.Json.JsonContent.Create(ids), TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
