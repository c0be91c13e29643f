using System.Diagnostics;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class LargeOrgTests(ITestOutputHelper output)
{
    private const int Leads = 50_000;

    [Fact]
    public async Task Fifty_thousand_leads_fit_and_are_found_by_every_index()
    {
        await using var org = await SignedInOrg.StartAsync();
        var watch = Stopwatch.StartNew();
        await org.LeadsAsync(Leads);
        output.WriteLine($"{Leads} leads upserted in {watch.Elapsed.TotalSeconds:F1} s");
        watch.Restart();

        (await org.QueryAsync("SELECT COUNT() FROM Lead"))["totalSize"]!.GetValue<int>().ShouldBe(Leads);
        (await org.ColumnAsync("SELECT LastName FROM Lead WHERE LeadSync_Id__c IN ('lead-1','lead-49999','lead-50000') ORDER BY LastName", "LastName")).ShouldBe(["Name 1", "Name 49999"]);
        (await org.ColumnAsync("SELECT LastName FROM Lead WHERE Email = 'PERSON31415@x.example'", "LastName")).ShouldBe(["Name 31415"]);
        var id = (await org.ColumnAsync("SELECT Id FROM Lead WHERE LeadSync_Id__c = 'lead-7'"))[0];
        await org.ControlAsync("clock", new { advance = "1h" });
        await org.UpdateAsync("Lead", id!, new { Title = "CTO" });
        var stamp = ((string)(await org.ReadAsync("Lead", id!))["SystemModstamp"]!).Replace(".000+0000", "Z");
        for (var poll = 0; poll < 200; poll++)
            (await org.ColumnAsync($"SELECT Id FROM Lead WHERE SystemModstamp >= {stamp} AND OwnerId != null ORDER BY SystemModstamp, Id")).ShouldBe([id]);
        output.WriteLine($"200 polls and a few look-ups in {watch.Elapsed.TotalSeconds:F1} s");
    }
}
