using BenchmarkDotNet.Attributes;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;

namespace LeadSync.Benchmarks;

/// <summary>What it costs to reckon with an owner's hours.</summary>
[MemoryDiagnoser]
public class BusinessTimeBenchmark
{
    private static readonly DateTimeOffset Started = new(2026, 12, 7, 9, 30, 0, TimeSpan.Zero);
    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly SlaRules Agreement = new()
    {
        TimeZone = "Europe/Berlin",
        Hours = new Dictionary<string, HoursRule> { ["weekdays"] = new(Weekdays.ToHashSet(), new TimeOnly(9, 0), new TimeOnly(17, 0)) },
        Holidays = new Dictionary<string, IReadOnlyList<DateOnly>> { ["default"] = [new(2026, 12, 25), new(2027, 1, 1)] },
    };

    private static readonly Outage[] Outages =
        [new("Salesforce", Started.AddDays(2), Started.AddDays(2).AddHours(1)), new("HubSpot", Started.AddDays(9), Started.AddDays(9).AddHours(3))];

    private readonly OwnerHours _hours = OwnerHours.Of(Agreement, null);

    /// <summary>Office time between two instants 30 days apart.</summary>
    [Benchmark]
    public TimeSpan ThirtyDaysMeasured() => CountedTime.AtWork(_hours, [], Started).Between(Started, Started.AddDays(30));

    /// <summary>A deadline of 20 working days of eight hours, some 30 days away.</summary>
    [Benchmark]
    public DateTimeOffset ThirtyDaysAdded() => Deadline.Of(new ClockTerms(TimeSpan.FromHours(160), Business: true), Started, _hours, [], Started);

    /// <summary>The same, with two outages in between.</summary>
    [Benchmark]
    public DateTimeOffset ThirtyDaysAddedOverOutages() => Deadline.Of(new ClockTerms(TimeSpan.FromHours(160), Business: true), Started, _hours, Outages, Started);
}
