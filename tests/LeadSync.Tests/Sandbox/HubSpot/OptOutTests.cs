using System.Net;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class OptOutTests
{
    private const string Statuses = "/communication-preferences/v4/statuses/ann@acme.example/unsubscribe-all?channel=EMAIL";

    [Fact]
    public async Task An_opt_out_is_set_by_the_preferences_call_and_never_by_a_property_write()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { email = "ann@acme.example" });
        using var refused = await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties = new { hs_email_optout = "true" } });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await sandbox.HubSpot.JsonAsync(Statuses))["results"]!.AsArray().ShouldBeEmpty();

        var answer = await sandbox.HubSpot.SendAsync(Statuses, new { });
        answer!["results"]![0]!["status"]!.ToString().ShouldBe("UNSUBSCRIBED");
        (await sandbox.ReadAsync(id, "hs_email_optout"))["hs_email_optout"]!.ToString().ShouldBe("true");
        (await sandbox.HubSpot.JsonAsync(Statuses.Replace("v4", "2026-03")))["results"]!.AsArray().ShouldHaveSingleItem();
    }
}
