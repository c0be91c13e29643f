using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class LargePortalTests(ITestOutputHelper output)
{
    private const int People = 100_000;
    private const int MostResults = 10_000;

    [Fact]
    public async Task A_hundred_thousand_contacts_fit_and_are_walked_in_stretches_of_ten_thousand()
    {
        var watch = Stopwatch.StartNew();
        await using var sandbox = await RunningSandbox.StartAsync(new() { Contacts = People });
        output.WriteLine($"{People} contacts stand after {watch.Elapsed.TotalSeconds:F1} s");
        watch.Restart();

        var (seen, anchor) = (new HashSet<string>(), 0L);
        for (var stretch = 0; stretch < 2; stretch++)
        {
            JsonNode page = new JsonObject();
            for (var after = 0; after < MostResults; after += 200)
            {
                page = await SinceAsync(sandbox, anchor, after);
                seen.UnionWith(page.Ids());
            }

            if (stretch == 0) page["total"]!.GetValue<int>().ShouldBe(People);
            using var beyond = await sandbox.HubSpot.PostAsync($"{Contacts}/search", Search(anchor, MostResults));
            ((int)beyond.StatusCode).ShouldBe(400);
            anchor = DateTimeOffset.Parse((string)page["results"]!.AsArray()[^1]!["properties"]!["lastmodifieddate"]!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        }

        seen.Count.ShouldBeInRange((2 * MostResults) - 200, 2 * MostResults);
        output.WriteLine($"{seen.Count} found in {watch.Elapsed.TotalSeconds:F1} s");
        (await sandbox.HubSpot.JsonAsync($"{Contacts}?limit=100&after={long.Parse(seen.Max()!, CultureInfo.InvariantCulture)}")).Ids().Length.ShouldBe(100);
    }

    private static Task<JsonNode> SinceAsync(RunningSandbox sandbox, long anchor, int after) => sandbox.SearchAsync(Search(anchor, after));

    private static object Search(long anchor, int after) => new
    {
        filterGroups = new[] { new { filters = new[] { new { propertyName = "lastmodifieddate", @operator = "GTE", value = $"{anchor}" } } } },
        sorts = new[] { new { propertyName = "lastmodifieddate", direction = "ASCENDING" } },
        properties = new[] { "lastmodifieddate" },
        limit = 200,
        after = $"{after}",
    };
}
