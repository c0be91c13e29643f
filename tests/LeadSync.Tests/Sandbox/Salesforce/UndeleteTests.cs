using System.Net;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.Salesforce;

/// <summary>What a rep throws away and fetches back: the recycle bin of the lookalike org.</summary>
public sealed class UndeleteTests
{
    private const string Leads = "/services/data/v67.0/sobjects/Lead";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deleted_Lead_comes_back_as_it_was_and_is_news_both_times()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SignInAsync();
        var id = await CreateAsync(sandbox, "L1");
        (await sandbox.Salesforce.DeleteAsync($"{Leads}/{id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await RowsAsync(sandbox, "query", id)).ShouldBeEmpty();
        (await RowsAsync(sandbox, "queryAll", id)).ShouldBe([true]);

        await sandbox.Salesforce.SendAsync("/_sandbox/undelete", new { id });

        (await RowsAsync(sandbox, "query", id)).ShouldBe([false]);
    }

    [Fact]
    public async Task A_write_to_a_deleted_Lead_is_refused_and_so_is_the_undeletion_of_one_that_was_merged_away_or_whose_key_is_taken()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.SignInAsync();
        var (one, other, third) = (await CreateAsync(sandbox, "L1"), await CreateAsync(sandbox, "L2"), await CreateAsync(sandbox, "L3"));
        await sandbox.Salesforce.SendAsync("/_sandbox/merge", new { masterId = one, loserIds = new[] { other } });
        (await sandbox.Salesforce.DeleteAsync($"{Leads}/{third}", Stop)).EnsureSuccessStatusCode();
        await CreateAsync(sandbox, "L3");

        using var write = await sandbox.Salesforce.PatchAsync($"{Leads}/{third}", new { Title = "Director" });
        write.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await write.BodyAsync())[0]!["errorCode"]!.ToString().ShouldBe("ENTITY_IS_DELETED");
        (await TextAsync(sandbox, other)).ShouldContain("UNDELETE_FAILED");
        (await TextAsync(sandbox, third)).ShouldContain("DUPLICATE_VALUE");
        (await TextAsync(sandbox, one)).ShouldContain("not in the recycle bin");
    }

    private static async Task<string> TextAsync(RunningSandbox sandbox, string id)
    {
        using var answer = await sandbox.Salesforce.PostAsync("/_sandbox/undelete", new { id });
        answer.IsSuccessStatusCode.ShouldBeFalse();
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private static async Task<string> CreateAsync(RunningSandbox sandbox, string key) =>
        (await sandbox.Salesforce.SendAsync(Leads, new { LastName = "Kim", Company = "Globex", LeadSync_Id__c = key }))!["id"]!.ToString();

    private static async Task<List<bool>> RowsAsync(RunningSandbox sandbox, string query, string id) =>
        [.. (await sandbox.Salesforce.JsonAsync($"/services/data/v67.0/{query}?q={Uri.EscapeDataString($"SELECT Id, IsDeleted FROM Lead WHERE Id = '{id}'")}"))["records"]!.AsArray().Select(row => (bool)row!["IsDeleted"]!)];
}
