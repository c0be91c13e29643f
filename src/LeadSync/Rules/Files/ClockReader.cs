using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>One clock of <c>sla.yaml</c>.</summary>
internal static class ClockReader
{
    /// <summary>Met by a rep's first call, mail, meeting or change of Status.</summary>
    public const string FirstTouch = Leads.Clock.FirstTouch;

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
        return rule;
    }
}
