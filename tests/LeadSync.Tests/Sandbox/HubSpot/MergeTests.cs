using System.Net;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class MergeTests
{
    [Fact]
    public async Task Two_become_a_third_to_which_both_old_ids_lead()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (primary, secondary, merged) = await MergedAsync(sandbox);

        merged.ShouldNotBeOneOf(primary, secondary);
        foreach (var old in new[] { primary, secondary })
            (await sandbox.HubSpot.JsonAsync($"{Contacts}/{old}"))["id"]!.ToString().ShouldBe(merged);
        var contact = await sandbox.ReadAsync(merged, "email,hs_additional_emails,city,phone,lifecyclestage,hs_merged_object_ids");
        contact["email"]!.ToString().ShouldBe("ann@acme.example");
        contact["hs_additional_emails"]!.ToString().ShouldBe("ann@gmail.example");
        contact["city"]!.ToString().ShouldBe("Bonn");
        contact["phone"]!.ToString().ShouldBe("1");
        contact["lifecyclestage"]!.ToString().ShouldBe("opportunity");
        contact["hs_merged_object_ids"]!.ToString().ShouldBe($"{primary};{secondary}");
        (await sandbox.HubSpot.JsonAsync(Contacts)).Ids().ShouldBe([merged]);
    }

    [Fact]
    public async Task A_batch_update_leaves_a_merged_id_out_without_an_error()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (primary, _, _) = await MergedAsync(sandbox);
        var other = await sandbox.CreateAsync(new { city = "Ulm" });

        using var response = await sandbox.HubSpot.PostAsync($"{Contacts}/batch/update", new { inputs = new[] { new { id = primary, properties = new { city = "Kiel" } }, new { id = other, properties = new { city = "Kiel" } } } });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.BodyAsync()).Ids().ShouldBe([other]);
    }

    [Fact]
    public async Task The_other_address_still_belongs_to_the_merged_contact()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (_, _, merged) = await MergedAsync(sandbox);
        (await sandbox.HubSpot.JsonAsync($"{Contacts}/ann@gmail.example?idProperty=email"))["id"]!.ToString().ShouldBe(merged);
        using var refused = await sandbox.HubSpot.PostAsync(Contacts, new { properties = new { email = "ann@gmail.example" } });
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_forgotten_contact_is_gone_even_from_the_archive()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });
        using var done = await sandbox.HubSpot.PostAsync($"{Contacts}/gdpr-delete", new { objectId = "ann@acme.example", idProperty = "email" });
        done.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var gone = await sandbox.HubSpot.GetAsync($"{Contacts}/{id}?archived=true", TestContext.Current.CancellationToken);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<(string Primary, string Secondary, string Merged)> MergedAsync(RunningSandbox sandbox)
    {
        var primary = await sandbox.CreateAsync(new { email = "ann@acme.example", city = "Bonn", lifecyclestage = "lead" });
        var secondary = await sandbox.CreateAsync(new { email = "ann@gmail.example", city = "Ulm", phone = "1", lifecyclestage = "opportunity" });
        var merged = await sandbox.HubSpot.SendAsync($"{Contacts}/merge", new { primaryObjectId = primary, objectIdToMerge = secondary });
        return (primary, secondary, merged!["id"]!.ToString());
    }
}
