using LeadSync.Leads;
using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>Reads <c>stages.yaml</c>.</summary>
internal static class StagesFile
{
    public const string Name = "stages.yaml";

    /// <summary>Stages that LeadSync itself moves a lead to: an agreement without them cannot be kept.</summary>
    public static readonly string[] Needed = [Stage.Nurture, Stage.Mql, Stage.Assigned, Stage.Sal, Stage.Sql, Stage.Recycled];

    public static StageRules Read(YamlMap file)
    {
        var judge = file.Judge;
        var list = file.Section("stages");
        var stages = list.Entries.Select(entry => ReadStage(entry, judge)).OfType<StageRule>().ToList();
        var lifecycle = file.Choice("lifecycle", ("forwardOnly", Lifecycle.ForwardOnly), ("mayGoBack", Lifecycle.MayGoBack)) ?? Lifecycle.ForwardOnly;
        if (lifecycle == Lifecycle.MayGoBack) judge.NotYetActedOn(NotYet.MayGoBack, file.PositionOf("lifecycle"));
        var rules = new StageRules(
            stages,
            file.Choice("unknownStatus", ("keep", UnknownStatus.Keep), ("hold", UnknownStatus.Hold)) ?? UnknownStatus.Keep,
            lifecycle);
        file.RefuseOtherKeys();

        var found = list.Entries.Select(entry => entry.Key).ToList();
        foreach (var stage in judge.IsBroken(Name) ? [] : Needed.Except(found))
        {
            var near = Spelling.Nearest(stage, found.Except(Needed)) is { } other ? $"'{other}' may be meant for it" : "Add it; LeadSync moves leads to it";
            judge.Refuse(file.PositionOf("stages"), $"there is no stage '{stage}'", near);
        }

        StageChecks.Judge(stages, judge);
        return rules;
    }

    private static StageRule? ReadStage(YamlPair entry, Judgement judge)
    {
        judge.Names.Define(NameKind.Stage, entry.Key, entry.At);
        if (judge.Map(entry.Value, $"the stage '{entry.Key}'") is not { } map) return null;

        var stage = new StageRule(
            entry.Key,
            map.Text("means") ?? "",
            [.. map.Maps("salesforce", $"'salesforce' of the stage '{entry.Key}'").Select(Sign)],
            map.Map("hubspot")?.TextByKey() ?? new Dictionary<string, string>(),
            map.Choice("ends", ("good", StageEnd.Good), ("return", StageEnd.Return), ("never", StageEnd.Never)) ?? StageEnd.No,
            map.Duration("coolOff"),
            map.Texts("requires"),
            entry.At);
        map.RefuseOtherKeys();
        return stage;
    }

    private static CrmSign Sign(YamlMap map)
    {
        var sign = new CrmSign
        {
            Statuses = map.Texts("Status"),
            IsConverted = map.Has("IsConverted") ? map.Flag("IsConverted") : null,
            Opportunity = map.OneOf("opportunity", "open", "won", "lost"),
        };
        map.RefuseOtherKeys();
        return sign;
    }
}
