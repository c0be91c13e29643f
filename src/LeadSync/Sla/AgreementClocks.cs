using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Sla;

/// <summary>Clocks as the agreement has them now, made into promises.</summary>
internal static class AgreementClocks
{
    /// <summary>The watch over stalled leads, by name.</summary>
    public const string Stalled = "stalled";

    /// <summary>The wait in a queue, by name.</summary>
    public const string Take = "take";

    /// <summary>The check by inside sales, by name.</summary>
    public const string Verify = "verify";

    /// <summary>Whoever looks after a queue looks at it once a day.</summary>
    private static readonly TimeSpan TakesWithin = TimeSpan.FromDays(1);

    /// <summary>The clocks that start when a lead enters a stage; of those with one name, the first whose <c>when</c> matches.</summary>
    public static IReadOnlyList<ClockRule> Starting(string stage, SlaRules rules, Func<string, string?> valueOf) =>
        [.. rules.Clocks.Where(rule => rule.From == stage && rule.When?.Holds(valueOf) is not false).DistinctBy(rule => rule.Clock)];

    public static ClockTerms TermsOf(ClockRule rule) => new(rule.Within, rule.Time == ClockTime.Business, rule.DueInHours, rule.AtLeast);

    /// <summary>A promise that begins, with its deadline and every step of its ladder.</summary>
    public static Clock Start(ClockRule rule, DateTimeOffset started, OwnerHours hours, Owner? responsible)
    {
        var terms = TermsOf(rule);
        var due = Deadline.Of(terms, started, hours, [], started);
        return new Clock(rule.Clock, rule.Until, started, due)
        {
            Terms = terms,
            Responsible = responsible,
            Ladder = [.. rule.Then.Select(step => new ClockStep(step.At, Deadline.At(step.At, terms, started, due, hours, [], started), step.Deed, step.To, step.Times, step.Otherwise))],
        };
    }

    /// <summary>A queue promises nothing, but a lead must not lie in it unseen: whoever is told of escalations hears of it.</summary>
    public static Clock Waiting(DateTimeOffset since, Owner queue) => Daily(Take, Clock.Taken, since, queue);

    /// <summary>Inside sales checks within a day, where the agreement has no clock of its own for it.</summary>
    public static Clock Checking(DateTimeOffset since, Owner? queue) => Daily(Verify, Stage.Assigned, since, queue);

    private static Clock Daily(string name, string until, DateTimeOffset since, Owner? queue) => new(name, until, since, since + TakesWithin)
    {
        Terms = new ClockTerms(TakesWithin),
        Responsible = queue,
        Ladder = [new ClockStep(1, since + TakesWithin, LadderDeed.Escalate, "")],
    };

    /// <summary>The watch over a lead that nothing happens to.</summary>
    /// <param name="moved">When something last happened.</param>
    public static Clock Watch(StalledRule rule, DateTimeOffset moved, Owner? responsible) => new(Stalled, Clock.Movement, moved, moved + rule.After)
    {
        Terms = new ClockTerms(rule.After),
        Responsible = responsible,
        Ladder = [new ClockStep(1, moved + rule.After, rule.Then, rule.Then switch { LadderDeed.Remind => "owner", LadderDeed.Escalate => "manager", _ => "marketing" })],
    };
}
