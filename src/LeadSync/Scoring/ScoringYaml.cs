using System.Text;
using LeadSync.Rules;

namespace LeadSync.Scoring;

/// <summary>Rules of scoring as the file an admin edits; read again they are the same rules.</summary>
internal static class ScoringYaml
{
    /// <summary>Tells an editor which schema to check by, in its place beside the other files.</summary>
    private const string ForEditors = "yaml-language-server: $schema=schema/scoring.schema.json";

    /// <param name="heading">Comment at the top.</param>
    /// <param name="qualifying">Comment above the threshold.</param>
    /// <param name="fit">Comment of each fit rule, by its place: what stands above it, and what stands behind it.</param>
    public static string Of(ScoringRules rules, IEnumerable<string> heading, IEnumerable<string> qualifying, Func<int, (string? Above, string Behind)> fit)
    {
        var text = new StringBuilder();
        text.Comment(heading.Prepend(ForEditors)).Append('\n');
        text.List("scope:\n  exclude:", rules.Exclude.Select(rule => $"{{ when: {ConditionYaml.Of(rule.When)}, because: {ConditionYaml.Quoted(rule.Because)} }}"), "    ");
        text.Comment(qualifying).Append($"qualifyAt: {QualifyAt(rules.QualifyAt)}\n\n");
        text.List("readyWhen:", rules.ReadyWhen.Select(ConditionYaml.Of));
        text.List("handRaisers:", rules.HandRaisers.Select(HandRaiser));
        text.Append($"hubspotScore: {ConditionYaml.Quoted(rules.HubSpotScore)}\n\n");

        text.Append("# Who they are. These points do not fade.\nfit:").Append(rules.Fit.Count == 0 ? " []\n" : "\n");
        foreach (var (place, rule) in rules.Fit.Index())
        {
            var (above, behind) = fit(place);
            if (above is not null) text.Append(place == 0 ? "" : "\n").Append($"  # {above}\n");
            text.Append($"  - {{ when: {ConditionYaml.Of(rule.When)}, points: {rule.Points}, because: {ConditionYaml.Quoted(rule.Because)} }}   # {behind}\n");
        }

        text.Append('\n');
        if (rules.Grades.Count > 0) text.Append($"# By the points of fit alone, best first.\ngrades: {{ {string.Join(", ", rules.Grades.Select(grade => $"{ConditionYaml.Quoted(grade.Grade)}: {grade.Floor?.ToString() ?? "below"}"))} }}\n\n");
        if (rules.HalfLife is not null || rules.Engagement.Count > 0) text.Append("# What they do.\nengagement:\n");
        if (rules.HalfLife is { } half) text.Append($"  halfLife: {Duration(half)}\n");
        text.List("  rules:", rules.Engagement.Select(Engagement), "    ");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static StringBuilder Comment(this StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines) text.Append($"# {line}".TrimEnd()).Append('\n');
        return text;
    }

    private static void List(this StringBuilder text, string key, IEnumerable<string> items, string indent = "  ")
    {
        var all = items.ToList();
        if (all.Count == 0) return;
        text.Append(key).Append('\n');
        foreach (var item in all) text.Append(indent).Append("- ").Append(item).Append('\n');
        text.Append('\n');
    }

    private static string QualifyAt(QualifyAt at) => at.Score is { } score ? $"{score}" : $"{{ engagement: {at.Engagement}, grade: {ConditionYaml.Quoted(at.Grade!)} }}";

    private static string HandRaiser(HandRaiserRule rule) =>
        $"{{ {(rule.Form is { } form ? $"form: {ConditionYaml.Quoted(form)}" : $"page: {ConditionYaml.Quoted(rule.Page!)}")}, because: {ConditionYaml.Quoted(rule.Because)} }}";

    private static string Engagement(EngagementRule rule)
    {
        var when = rule.When is { } condition ? $"when: {ConditionYaml.Of(condition)}, " : "";
        var most = rule.AtMost is { } atMost ? $", atMost: {atMost}" : "";
        return $"{{ event: {rule.Event}, {when}points: {rule.Points}{most}, because: {ConditionYaml.Quoted(rule.Because)} }}";
    }

    private static string Duration(TimeSpan span) => span.Ticks switch
    {
        var ticks when ticks % TimeSpan.TicksPerDay == 0 => $"{span.Days}d",
        var ticks when ticks % TimeSpan.TicksPerHour == 0 => $"{(int)span.TotalHours}h",
        var ticks when ticks % TimeSpan.TicksPerMinute == 0 => $"{(int)span.TotalMinutes}m",
        _ => $"{(int)span.TotalSeconds}s",
    };
}
