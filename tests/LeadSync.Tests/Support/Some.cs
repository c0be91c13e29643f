using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Tests.Support;

/// <summary>Values that a test needs and does not care about.</summary>
internal static class Some
{
    /// <summary>A Wednesday, at noon in UTC.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    public static readonly Position Position = new("some.yaml", 1);

    public static MarketingView Person(params (string Name, string? Value)[] properties) =>
        new(true, "501", properties.ToDictionary(property => property.Name, property => property.Value), Now.AddDays(-90), [], []);

    public static MarketingView Doing(this MarketingView who, params IEnumerable<Engagement> engagements) =>
        who with { Engagements = [.. who.Engagements, .. engagements] };

    public static Engagement Engagement(string kind = EngagementKind.PageView, TimeSpan? ago = null, string? key = null) =>
        new(key ?? Guid.NewGuid().ToString("N"), kind, Now - (ago ?? TimeSpan.Zero));

    public static Lead Lead() => new() { Id = new LeadId("019a9a000000700080000000000000aa") };

    /// <summary>A promise that runs for as long as it says, and ends in a revert or in nothing.</summary>
    public static Clock Clock(string name, string until, DateTimeOffset started, DateTimeOffset due, bool reverts = true) => new(name, until, started, due)
    {
        Terms = new ClockTerms(due - started),
        Ladder = reverts ? [new ClockStep(1, due, LadderDeed.Revert, "marketing")] : [],
    };

    public static Condition When(string name, Operator test, params string[] operands) => new Condition.Test(name, test, operands);

    public static Condition When(string name, string value) => When(name, Operator.EqualTo, value);

    public static Func<string, string?> Values(params (string Name, string? Value)[] values) => name =>
        Array.Find(values, value => value.Name == name).Value;
}
