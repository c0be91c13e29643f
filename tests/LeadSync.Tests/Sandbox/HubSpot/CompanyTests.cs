using System.Text.Json.Nodes;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class CompanyTests
{
    private const string Companies = "/crm/v3/objects/companies";

    [Fact]
    public async Task A_contact_shows_its_first_company_as_the_primary_one_until_another_is()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (ann, globex, initech) = (await sandbox.CreateAsync(new { email = "ann@x.example" }), await CompanyAsync(sandbox, "Globex"), await CompanyAsync(sandbox, "Initech"));

        await LinkAsync(sandbox, $"{ann}/associations/default/companies/{globex}", 200);
        await LinkAsync(sandbox, $"{ann}/associations/default/companies/{initech}", 200);
        (await EmployerAsync(sandbox, ann)).ShouldBe(globex);
        await LinkAsync(sandbox, $"{ann}/associations/companies/{initech}", 201, new[] { new { associationCategory = "HUBSPOT_DEFINED", associationTypeId = 1 } });
        (await EmployerAsync(sandbox, ann)).ShouldBe(initech);

        var read = (await sandbox.HubSpot.JsonAsync($"/crm/v4/objects/contacts/{ann}/associations/companies"))["results"]!.AsArray();
        read.Select(one => $"{one!["toObjectId"]} {string.Join(',', one["associationTypes"]!.AsArray().Select(type => type!["typeId"]!))}").ShouldBe([$"{initech} 1,279", $"{globex} 279"]);
        (await sandbox.HubSpot.JsonAsync($"{Contacts}/{ann}?associations=companies"))["associations"]!["companies"]!["results"]![0]!.ToJsonString().ShouldBe($$"""{"id":"{{initech}}","type":"contact_to_company"}""");
        using var gone = await sandbox.HubSpot.DeleteAsync($"{Companies}/{initech}", TestContext.Current.CancellationToken);
        (await EmployerAsync(sandbox, ann)).ShouldBe(globex);
    }

    [Fact]
    public async Task Many_contacts_companies_are_read_in_one_call_and_their_fields_in_another()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var globex = await CompanyAsync(sandbox, "Globex");
        var ann = await sandbox.CreateAsync(new { email = "ann@x.example", associatedcompanyid = globex });
        var bob = await sandbox.CreateAsync(new { email = "bob@x.example" });

        using var answer = await sandbox.HubSpot.PostAsync("/crm/v4/associations/contacts/companies/batch/read", new { inputs = new[] { new { id = ann }, new { id = bob } } });
        ((int)answer.StatusCode).ShouldBe(207);
        var links = await answer.BodyAsync();
        links["results"]!.AsArray().ShouldHaveSingleItem()!["from"]!["id"]!.ToString().ShouldBe(ann);
        links["results"]![0]!["to"]![0]!["toObjectId"]!.ToString().ShouldBe(globex);
        links["errors"]![0]!["context"]!["fromObjectId"]!.AsArray().Select(id => $"{id}").ShouldBe([bob]);

        var companies = await sandbox.HubSpot.SendAsync($"{Companies}/batch/read", new { properties = new[] { "name", "industry" }, inputs = new[] { new { id = globex } } });
        (companies!["results"]![0]!["properties"]!["name"]!.ToString(), companies["results"]![0]!["properties"]!["industry"]!.ToString()).ShouldBe(("Globex", "MACHINERY"));
        (await sandbox.HubSpot.JsonAsync($"/crm/v4/objects/companies/{globex}/associations/contacts"))["results"]![0]!["associationTypes"]!.AsArray().Select(type => (int)type!["typeId"]!).ShouldBe([2, 280]);
        using var refused = await sandbox.HubSpot.PatchAsync($"{Companies}/{globex}", new { properties = new { industry = "Machinery" } });
        ((int)refused.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task Who_was_merged_works_where_one_of_the_two_did()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (globex, initech) = (await CompanyAsync(sandbox, "Globex"), await CompanyAsync(sandbox, "Initech"));
        var first = await sandbox.CreateAsync(new { email = "ann@x.example", associatedcompanyid = globex });
        var second = await sandbox.CreateAsync(new { email = "ann2@x.example", associatedcompanyid = initech });

        var merged = (string)(await sandbox.HubSpot.SendAsync($"{Contacts}/merge", new { primaryObjectId = first, objectIdToMerge = second }))!["id"]!;

        (await EmployerAsync(sandbox, merged)).ShouldBe(globex);
        (await sandbox.HubSpot.JsonAsync($"/crm/v4/objects/contacts/{merged}/associations/companies"))["results"]!.AsArray().Select(one => $"{one!["toObjectId"]}").ShouldBe([globex, initech]);
    }

    [Fact]
    public async Task Generated_people_work_somewhere_except_those_with_a_private_address()
    {
        await using var sandbox = await RunningSandbox.StartAsync(new() { Contacts = 100 });
        var people = (await sandbox.HubSpot.JsonAsync($"{Contacts}?limit=100&properties=email,company,associatedcompanyid"))["results"]!.AsArray().Select(person => person!["properties"]!).ToList();
        var names = (await sandbox.HubSpot.JsonAsync($"{Companies}?limit=100&properties=name"))["results"]!.AsArray().ToDictionary(company => (string)company!["id"]!, company => (string)company!["properties"]!["name"]!);

        people.Count(person => person["associatedcompanyid"] is null).ShouldBeInRange(1, 50);
        foreach (var person in people)
            if (person["associatedcompanyid"] is JsonValue employer) names[(string)employer!].ShouldBe((string)person["company"]!);
            else ((string?)person["email"] ?? "").ShouldNotEndWith(".example");
    }

    private static async Task<string> CompanyAsync(RunningSandbox sandbox, string name) =>
        (string)(await sandbox.HubSpot.SendAsync(Companies, new { properties = new { name, domain = $"{name.ToLowerInvariant()}.example", industry = "MACHINERY" } }))!["id"]!;

    private static async Task LinkAsync(RunningSandbox sandbox, string path, int status, object? labels = null)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(labels ?? new object());
        using var answer = await sandbox.HubSpot.PutAsync($"/crm/v4/objects/contacts/{path}", content, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(status);
    }

    private static async Task<string?> EmployerAsync(RunningSandbox sandbox, string contact) => (await sandbox.ReadAsync(contact, "associatedcompanyid"))["associatedcompanyid"]?.ToString();
}
