using System.Net;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Sandbox.HubSpot.ContactCalls;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class LifecycleTests
{
    [Fact]
    public async Task A_stage_moves_forward_and_a_step_back_looks_like_success_but_changes_nothing()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { lifecyclestage = "lead" });

        (await StageAsync(sandbox, id, "salesqualifiedlead")).ShouldBe("salesqualifiedlead");
        (await StageAsync(sandbox, id, "marketingqualifiedlead")).ShouldBe("salesqualifiedlead");
    }

    [Fact]
    public async Task Going_back_takes_a_clear_and_then_a_second_call()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { lifecyclestage = "opportunity" });

        (await StageAsync(sandbox, id, "")).ShouldBeNull();
        (await StageAsync(sandbox, id, "lead")).ShouldBe("lead");
    }

    [Fact]
    public async Task A_portal_may_refuse_the_step_back_instead()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/portal", new { refusesBackwardLifecycle = true });
        var id = await sandbox.CreateAsync(new { lifecyclestage = "customer" });

        using var refused = await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties = new { lifecyclestage = "lead" } });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Remembers_when_a_stage_was_reached()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = await sandbox.CreateAsync(new { lifecyclestage = "marketingqualifiedlead" });
        (await sandbox.ReadAsync(id, "hs_lifecyclestage_marketingqualifiedlead_date"))["hs_lifecyclestage_marketingqualifiedlead_date"].ShouldNotBeNull();
    }

    private static async Task<string?> StageAsync(RunningSandbox sandbox, string id, string stage)
    {
        using var response = await sandbox.HubSpot.PatchAsync($"{Contacts}/{id}", new { properties = new { lifecyclestage = stage } });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await sandbox.ReadAsync(id, "lifecyclestage"))["lifecyclestage"]?.ToString();
    }
}
