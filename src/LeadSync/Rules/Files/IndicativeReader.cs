using LeadSync.Leads;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>One rule of <c>indicative</c> in <c>alerts.yaml</c>.</summary>
internal static class IndicativeReader
{
    public static IndicativeRule Read(YamlMap map)
    {
        var kind = map.OneOf("event", EngagementKind.All);
        var silence = map.Duration("afterSilence", TimeSpan.FromSeconds(1));
        if (!map.Has("event") && !map.Has("afterSilence"))
            map.Judge.Refuse(map.At, "a rule of 'indicative' has neither 'event' nor 'afterSilence'", "Name an event: page_view, form_submit, email_click, email_open or download; or afterSilence: 14d");
        if (!map.Has("because"))
            map.Judge.Refuse(map.At, "a rule of 'indicative' has no 'because'", "Write what the owner is to read after the person's name, such as because: read about prices");
        var rule = new IndicativeRule(kind, map.Condition("when"), silence, map.Text("because") ?? "");
        map.RefuseOtherKeys();
        return rule;
    }
}
