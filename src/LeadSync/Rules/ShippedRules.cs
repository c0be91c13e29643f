namespace LeadSync.Rules;

/// <summary>The shipped example of a file beside files of the admin's own: what it names and they do not define is left out.</summary>
/// <remarks>Nobody can be told to mend a line of a file that they never wrote.</remarks>
internal static class ShippedRules
{
    public static Rulebook Fit(Rulebook rules, IReadOnlySet<string> shipped, NameBook names)
    {
        if (shipped.Contains(NameKind.Owner.File)) rules = rules with { Routing = Routing(rules.Routing, rules.Stages, names) };
        if (shipped.Contains(NameKind.Hours.File)) rules = rules with { Sla = Sla(rules.Sla, names) };

        // The example's mail server and its chat are nobody's: nothing is sent there, whatever secrets are set.
        if (shipped.Contains(Files.AlertsFile.Name)) rules = rules with { Alerts = rules.Alerts with { Mail = null, Slack = null, Off = [] } };
        if (shipped.Contains(Files.ContentFile.Name))
            rules = rules with { Content = rules.Content with { Content = [.. rules.Content.Content.Where(piece => piece.Stage.Length == 0 || names.Knows(NameKind.Stage, piece.Stage))] } };
        return rules;
    }

    private static RoutingRules Routing(RoutingRules routing, StageRules stages, NameBook names) => routing with
    {
        Owners =
        [
            .. routing.Owners.Select(owner => owner with
            {
                Hours = owner.Hours is { } hours && names.Knows(NameKind.Hours, hours) ? hours : null,
                Holidays = owner.Holidays is { } days && names.Knows(NameKind.Holidays, days) ? days : null,
            }),
        ],
        Rules = [.. routing.Rules.Select(rule => stages[Leads.Stage.Verifying].Status is null ? rule with { VerifyWithQueue = null } : rule)],
    };

    private static SlaRules Sla(SlaRules sla, NameBook names) => sla with
    {
        Clocks = [.. sla.Clocks.Where(clock => names.Knows(NameKind.Stage, clock.From) && (clock.Until == Files.ClockReader.FirstTouch || names.Knows(NameKind.Stage, clock.Until)))],
        Stalled = sla.Stalled is { } stalled ? stalled with { Stages = [.. stalled.Stages.Where(stage => names.Knows(NameKind.Stage, stage))] } : null,
    };
}
