using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>One clock of <c>sla.yaml</c>.</summary>
internal static class ClockReader
{
    /// <summary>Met by a rep's first call, mail or meeting, not by a stage.</summary>
    public const string FirstTouch = "firstTouch";

    public static ClockRule Read(YamlMap map)
    {
        var clock = map.Required("clock", "Name it, such as clock: accept");
        var from = map.Required("from", "Name the stage that starts it, such as from: assigned");
        var until = map.Required("until", "Name the stage that meets it, such as until: sal");
        map.Judge.Names.Refer(NameKind.Stage, from);
        if (until.Text != FirstTouch) map.Judge.Names.Refer(NameKind.Stage, until);
        if (!map.Has("within")) map.Judge.Refuse(map.At, $"the clock '{clock.Text}' has no 'within'", "Say how long, such as within: 12h");

        var rule = new ClockRule
        {
            Clock = clock.Text,
            When = map.Condition("when"),
            From = from.Text,
            Until = until.Text,
            AtLeast = map.Number("atLeast", 1),
            Within = map.Duration("within", TimeSpan.FromSeconds(1)) ?? TimeSpan.FromDays(1),
            Time = map.Choice("time", ("elapsed", ClockTime.Elapsed), ("business", ClockTime.Business)) ?? ClockTime.Elapsed,
            DueInHours = map.Flag("dueInHours"),
            Then = [.. map.Maps("then", "a step of 'then'").Select(LadderReader.Read)],
            At = map.At,
        };
        map.RefuseOtherKeys();
        SayWhatComesLater(rule, map.Judge);
        return rule;
    }

    private static void SayWhatComesLater(ClockRule rule, Judgement judge)
    {
        if (rule.Until == FirstTouch || rule.AtLeast is not null) judge.NotYetActedOn(NotYet.FirstTouch, rule.At);
        if (rule.Then.Any(step => step is { Deed: LadderDeed.Revert, At: not 1 })) judge.NotYetActedOn(NotYet.RevertAtOtherShare, rule.At);
        if (rule.Then.Any(step => step.Deed != LadderDeed.Revert)) judge.NotYetActedOn(NotYet.LadderSteps, rule.At);
    }
}
