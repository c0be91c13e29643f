using LeadSync.Leads;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>scoring.yaml</c>.</summary>
internal static class ScoringFile
{
    public const string Name = "scoring.yaml";

    public static ScoringRules Read(YamlMap file)
    {
        var scope = file.Map("scope");
        var engagement = file.Map("engagement");
        var rules = new ScoringRules
        {
            Exclude = [.. scope?.Maps("exclude", "an exclusion").Select(Exclusion) ?? []],
            QualifyAt = ReadQualifyAt(file),
            ReadyWhen = [.. file.Items("readyWhen").Select(node => ConditionReader.Read(node, file.Judge))],
            HandRaisers = [.. file.Maps("handRaisers", "a hand-raiser").Select(HandRaiser)],
            HubSpotScore = file.Text("hubspotScore") ?? "",
            Fit = [.. file.Maps("fit", "a fit rule").Select(Fit)],
            Grades = GradesReader.Read(file.Map("grades")),
            HalfLife = engagement?.Duration("halfLife", TimeSpan.FromSeconds(1)),
            Engagement = [.. engagement?.Maps("rules", "an engagement rule").Select(Engagement) ?? []],
        };
        scope?.RefuseOtherKeys();
        engagement?.RefuseOtherKeys();
        file.RefuseOtherKeys();
        return rules;
    }

    /// <summary>A plain number, or engagement and grade apart.</summary>
    private static QualifyAt ReadQualifyAt(YamlMap file)
    {
        if (file.Find("qualifyAt") is not YamlPairs) return new QualifyAt(file.Number("qualifyAt", 0) ?? 60, null, null);

        var apart = file.Map("qualifyAt")!;
        var grade = apart.Required("grade", "Write { engagement: 40, grade: B }, or a plain number");
        file.Judge.Names.Refer(NameKind.Grade, grade);
        if (!apart.Has("engagement")) file.Judge.Refuse(apart.At, "'qualifyAt' has no 'engagement'", "Write { engagement: 40, grade: B }, or a plain number");
        var engagement = apart.Number("engagement", 0);
        apart.RefuseOtherKeys();
        return new QualifyAt(null, engagement, grade.Text);
    }

    private static ScopeRule Exclusion(YamlMap map)
    {
        var rule = new ScopeRule(map.When(), map.Because("out of scope"));
        map.RefuseOtherKeys();
        return rule;
    }

    private static HandRaiserRule HandRaiser(YamlMap map)
    {
        var (form, page) = (map.Text("form"), map.Text("page"));
        if (form is null == page is null) map.Judge.Refuse(map.At, "a hand-raiser names a form or a page, one of the two", "Write form: \"Request a demo\", or page: /contact-sales");
        var rule = new HandRaiserRule(form, page, map.Because("asked for us"));
        map.RefuseOtherKeys();
        return rule;
    }

    private static FitRule Fit(YamlMap map)
    {
        var rule = new FitRule(map.When(), map.Points(), map.Because("fits"));
        map.RefuseOtherKeys();
        return rule;
    }

    private static EngagementRule Engagement(YamlMap map)
    {
        var kind = map.OneOf("event", EngagementKind.All);
        if (!map.Has("event")) map.Judge.Refuse(map.At, "an engagement rule has no 'event'", "Name one: page_view, form_submit, email_click, email_open, download or custom");
        var (points, atMost) = (map.Points(), map.Number("atMost"));
        if (atMost is { } most && most < Math.Abs(points))
            map.Judge.Refuse(map.PositionOf("atMost"), $"'atMost' is {most} and one event already gives {points} points", "Raise atMost, or lower the points");
        var rule = new EngagementRule(kind ?? "", map.Condition("when"), points, atMost, map.Because(kind ?? "engaged"));
        map.RefuseOtherKeys();
        return rule;
    }

    private static Condition When(this YamlMap map)
    {
        if (map.Condition("when") is { } condition) return condition;
        map.Judge.Refuse(map.At, $"{map.Name} has no 'when'", "Say whom it is for, such as when: { jobtitle: { hasWord: [director] } }");
        return new Condition.Any([]);
    }

    private static int Points(this YamlMap map)
    {
        if (!map.Has("points")) map.Judge.Refuse(map.At, $"{map.Name} has no 'points'", "Say how many, such as points: 20, or -20 to count against");
        return map.Number("points") ?? 0;
    }

    /// <summary>The reason a rep reads: a rule without one still works, with a poor one.</summary>
    private static string Because(this YamlMap map, string poor)
    {
        if (map.Text("because") is { Length: > 0 } because) return because;
        if (!map.Has("because")) map.Judge.Note(map.At, $"{map.Name} has no 'because', reps will read '{poor}'", "Add because: and a few words");
        return poor;
    }
}
