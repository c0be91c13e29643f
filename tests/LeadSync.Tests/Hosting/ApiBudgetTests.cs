using LeadSync.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Hosting;

public sealed class ApiBudgetTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Stops_reads_at_80_percent_of_the_accounts_calls_and_writes_at_95()
    {
        var budget = Budget();
        budget.Count();

        budget.Report(799, 1000);
        budget.RefusalOf(CallKind.Read).ShouldBeNull();
        budget.Report(800, 1000);
        budget.RefusalOf(CallKind.Read)!.ShouldContain("800 of the 1000");
        budget.RefusalOf(CallKind.Write).ShouldBeNull();
        budget.Report(950, 1000);
        budget.RefusalOf(CallKind.Write).ShouldNotBeNull();
    }

    [Fact]
    public void Keeps_to_its_own_share_and_saves_the_last_of_it_for_writes()
    {
        var budget = Budget(share: 0.1); // 100 of 1000, the last 5 for writes
        Count(budget, 94);
        budget.RefusalOf(CallKind.Read).ShouldBeNull();
        Count(budget, 1);
        budget.RefusalOf(CallKind.Read).ShouldNotBeNull();
        budget.RefusalOf(CallKind.Write).ShouldBeNull();
        Count(budget, 5);
        budget.RefusalOf(CallKind.Write).ShouldNotBeNull();
    }

    [Fact]
    public void Gets_its_share_back_a_day_later()
    {
        var budget = Budget(share: 0.1);
        Count(budget, 100);
        budget.Report(0, 1000);
        _time.Advance(TimeSpan.FromHours(23));
        budget.RefusalOf(CallKind.Write).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromHours(2));
        budget.RefusalOf(CallKind.Write).ShouldBeNull();
    }

    [Fact]
    public void Sends_one_call_to_look_when_the_account_was_full_a_quarter_of_an_hour_ago()
    {
        var budget = Budget();
        budget.Count();
        budget.Report(1000, 1000);
        budget.RefusalOf(CallKind.Read).ShouldNotBeNull();

        _time.Advance(TimeSpan.FromMinutes(15));
        budget.RefusalOf(CallKind.Read).ShouldBeNull();
        budget.Count();
        budget.RefusalOf(CallKind.Read).ShouldNotBeNull();
    }

    [Fact]
    public void Lets_nothing_leave_during_a_pause()
    {
        var budget = Budget();
        budget.Pause(TimeSpan.FromMinutes(15), "the day is spent");

        budget.RefusalOf(CallKind.Write)!.ShouldContain("the day is spent");
        budget.Read().PausedUntil.ShouldBe(_time.GetUtcNow().AddMinutes(15));
        _time.Advance(TimeSpan.FromMinutes(15));
        budget.RefusalOf(CallKind.Write).ShouldBeNull();
        budget.Read().PausedUntil.ShouldBeNull();
    }

    [Fact]
    public void Shows_our_calls_and_everybodys()
    {
        var budget = Budget(share: 0.5);
        Count(budget, 3);
        budget.Report(40, 2000);

        budget.Read().ShouldBe(new BudgetReading("HubSpot", 3, 1000, 86400, 40, 2000, PausedUntil: null));
    }

    [Fact]
    public void Knows_no_limit_before_the_vendor_names_one()
    {
        var budget = new ApiBudget("Salesforce", 0.5, assumedLimit: null, _time);
        Count(budget, 5);

        budget.RefusalOf(CallKind.Read).ShouldBeNull();
        budget.Read().Limit.ShouldBeNull();
    }

    private ApiBudget Budget(double share = 1) => new("HubSpot", share, 1000, _time);

    private static void Count(ApiBudget budget, int calls)
    {
        for (var call = 0; call < calls; call++)
            budget.Count();
    }
}
