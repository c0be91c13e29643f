using LeadSync.Sandbox.HubSpot.Data;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class SeedTests
{
    [Fact]
    public async Task A_csv_file_fills_the_portal()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(path, "hs_object_id,email,firstname,time_on_site,hs_analytics_num_visits,city\n700,Zoë@Acme.Example,\"Zoë, Dr.\",12,3,\n650,,Bo,,,Ulm\n", TestContext.Current.CancellationToken);
        try
        {
            await using var sandbox = await RunningSandbox.StartAsync(new() { CsvPath = path });
            (await sandbox.HubSpot.JsonAsync(Contacts)).Ids().ShouldBe(["650", "700"]);
            var zoe = await sandbox.ReadAsync("700", "email,firstname,time_on_site,hs_analytics_num_visits,city");
            zoe["email"]!.ToString().ShouldBe("zoë@acme.example");
            zoe["firstname"]!.ToString().ShouldBe("Zoë, Dr.");
            zoe["time_on_site"]!.ToString().ShouldBe("12");
            zoe["hs_analytics_num_visits"]!.ToString().ShouldBe("3");
            zoe["city"].ShouldBeNull();

            var column = await sandbox.HubSpot.JsonAsync("/crm/v3/properties/contacts/time_on_site");
            (column["type"]!.ToString(), column["groupName"]!.ToString()).ShouldBe(("string", "contactinformation"));
            long.Parse(await sandbox.CreateAsync(new { city = "Bonn" })).ShouldBeGreaterThan(int.MaxValue);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_people_and_another_others()
    {
        var people = GeneratedPeople.Make(500, seed: 7);
        Text(GeneratedPeople.Make(500, seed: 7)).ShouldBe(Text(people));
        Text(GeneratedPeople.Make(500, seed: 8)).ShouldNotBe(Text(people));

        people.Where(person => person.ContainsKey("email")).Select(person => person["email"]).ShouldBeUnique();
        people.ShouldContain(person => !person.ContainsKey("email"));
        people.ShouldContain(person => person.ContainsKey("email") && person["email"].EndsWith("@gmail.com"));
        foreach (var country in new[] { "Germany", "Japan", "United States" })
            people.ShouldContain(person => person["country"] == country);

        static string Text(IEnumerable<Dictionary<string, string>> people) => string.Join('\n', people.Select(person => string.Join('|', person.Values)));
    }

    [Fact]
    public async Task Holds_a_hundred_thousand_contacts()
    {
        await using var sandbox = await RunningSandbox.StartAsync(new() { Contacts = 100_000 });
        (await sandbox.SearchAsync(new { limit = 1 }))["total"]!.GetValue<int>().ShouldBe(100_000);
    }

    [Fact]
    public async Task A_reset_brings_the_first_people_back_and_nobody_else()
    {
        await using var sandbox = await RunningSandbox.StartAsync(new() { Contacts = 3 });
        var before = (await sandbox.HubSpot.JsonAsync(Contacts)).Ids();
        await sandbox.CreateAsync(new { city = "Bonn" });
        await sandbox.HubSpot.DeleteAsync($"{Contacts}/{before[0]}", TestContext.Current.CancellationToken);

        await sandbox.HubSpot.PostAsync("/_sandbox/reset", null, TestContext.Current.CancellationToken);
        (await sandbox.HubSpot.JsonAsync(Contacts)).Ids().ShouldBe(before);
    }
}
