using LeadSync.Leads;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>One step of a clock's <c>then</c>: at a share of the time, one deed.</summary>
internal static class LadderReader
{
    private const string Deeds = "Write one of remind: owner, escalate: manager, reassign: 1, revert: marketing";

    public static readonly string[] DeedKeys = ["remind", "escalate", "reassign", "revert"];

    public static LadderStep Read(YamlMap map)
    {
        if (!map.Has("at")) map.Judge.Refuse(map.At, "a step has no 'at'", "Say at which share of the time, such as at: 100%");
        var at = map.Percent("at", above: 0, atMost: 10) ?? 1;
        var remind = Whom(map, "remind", "owner", "manager");
        var escalate = Whom(map, "escalate", "manager", "owner");
        var reassign = map.Number("reassign", 1);
        var revert = map.OneOf("revert", "marketing");
        var otherwise = map.Choice("otherwise", ("remind", LadderDeed.Remind), ("escalate", LadderDeed.Escalate), ("revert", LadderDeed.Revert));
        map.RefuseOtherKeys();

        var deeds = DeedKeys.Count(map.Has);
        if (deeds != 1) map.Judge.Refuse(map.At, deeds == 0 ? "a step says nothing to do" : "a step does two things at once", Deeds);
        if (otherwise is not null && !map.Has("reassign")) map.Judge.Refuse(map.PositionOf("otherwise"), "'otherwise' belongs to 'reassign' alone", "Remove it, or add reassign: 1");

        if (remind is not null) return new LadderStep(at, LadderDeed.Remind, remind, 0, null);
        if (escalate is not null) return new LadderStep(at, LadderDeed.Escalate, escalate, 0, null);
        if (reassign is { } times) return new LadderStep(at, LadderDeed.Reassign, "", times, otherwise);
        return new LadderStep(at, LadderDeed.Revert, revert ?? "marketing", 0, null);
    }

    private static string? Whom(YamlMap map, string deed, params string[] words)
    {
        if (map.Word(deed) is not { } word) return null;
        if (!words.Contains(word.Text) && !word.Text.Contains('@', StringComparison.Ordinal))
            map.Judge.Refuse(word.At, $"'{deed}' names '{word.Text}'", $"{Spelling.Remedy(word.Text, words)}, or an e-mail address");
        return word.Text;
    }
}
