using System.Net;
using LeadSync.Sandbox;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.Control;

public sealed class ControlTests
{
    [Fact]
    public async Task Calls_are_counted_by_their_shape_and_control_calls_are_not()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.JsonAsync("/account-info/v3/details");
        await sandbox.HubSpot.JsonAsync("/account-info/v3/details");
        await sandbox.HubSpot.JsonAsync("/_sandbox/clock");

        var counts = await sandbox.HubSpot.JsonAsync("/_sandbox/calls");
        counts["total"]!["count"]!.GetValue<int>().ShouldBe(2);
        var call = counts["calls"]!.AsArray().ShouldHaveSingleItem()!;
        call["method"]!.ToString().ShouldBe("GET");
        call["path"]!.ToString().ShouldBe("/account-info/v3/details");
        call["count"]!.GetValue<int>().ShouldBe(2);
        call["429s"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Each_changed_field_is_kept_with_its_record_its_value_and_who_did_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts", new { properties = new { email = "kim@globex.example", lastname = "Kim" } });
        var id = (string)made!["id"]!;
        await sandbox.HubSpot.PatchAsync($"/crm/v3/objects/contacts/{id}", new { properties = new { lastname = "Kim", city = "Lagos" } });

        var writes = (await sandbox.HubSpot.JsonAsync("/_sandbox/writes"))["writes"]!.AsArray();

        writes.Select(write => ((string)write!["field"]!, (string?)write["value"])).ShouldBe([("email", "kim@globex.example"), ("lastname", "Kim"), ("city", "Lagos")], "the portal's own properties and what stays the same are no writes");
        writes.ShouldAllBe(write => (string)write!["id"]! == id && ((string)write["by"]!).StartsWith("INTEGRATION", StringComparison.Ordinal));
        await sandbox.HubSpot.SendAsync("/_sandbox/reset", new { });
        (await sandbox.HubSpot.JsonAsync("/_sandbox/writes"))["writes"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_clock_starts_where_it_is_told_and_advances_on_one_port_only()
    {
        var start = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var sandbox = await RunningSandbox.StartAsync(new SandboxOptions { ClockStart = start, TimeProvider = time });

        await sandbox.HubSpot.SendAsync("/_sandbox/clock", new { advance = "12h" });

        (await sandbox.HubSpot.JsonAsync("/_sandbox/clock"))["now"]!.GetValue<DateTimeOffset>().ShouldBe(start.AddHours(12));
        (await sandbox.Salesforce.JsonAsync("/_sandbox/clock"))["now"]!.GetValue<DateTimeOffset>().ShouldBe(start);
    }

    [Fact]
    public async Task A_fast_clock_runs_fast()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var clock = new SandboxClock(new SandboxOptions { ClockStart = DateTimeOffset.UnixEpoch, ClockSpeed = 60, TimeProvider = time });

        time.Advance(TimeSpan.FromSeconds(1));
        clock.GetUtcNow().ShouldBe(DateTimeOffset.UnixEpoch.AddMinutes(1));

        var wait = clock.UntilAsync(clock.GetUtcNow().AddMinutes(1), TestContext.Current.CancellationToken);
        wait.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));
        await wait;
    }

    [Fact]
    public async Task Advancing_the_clock_ends_the_waits_it_reaches()
    {
        var clock = new SandboxClock(new SandboxOptions { TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider() });
        var wait = clock.UntilAsync(clock.GetUtcNow().AddHours(12), TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromHours(11));
        wait.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromHours(1));
        await wait;
    }

    [Fact]
    public async Task Limits_change_one_by_one_and_a_reset_takes_all_back()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/limits", new { daily = 5 });
        var limits = await sandbox.HubSpot.SendAsync("/_sandbox/limits", new { searchLag = "5s" });
        limits!["daily"]!.GetValue<int>().ShouldBe(5);
        limits["searchLag"]!.ToString().ShouldBe("5000ms");

        using var reset = await sandbox.HubSpot.PostAsync("/_sandbox/reset", null, TestContext.Current.CancellationToken);
        reset.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await sandbox.HubSpot.JsonAsync("/_sandbox/limits")).AsObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_duration_without_a_unit_is_refused_with_an_example()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var refused = await sandbox.HubSpot.PostAsync("/_sandbox/clock", new { advance = "12" });
        (await refused.BodyAsync())["error"]!.ToString().ShouldContain("12h");
    }
}
