using LeadSync.Leads;

namespace LeadSync.Rules.Files;

/// <summary>What no single stage shows: one sign that stands for two stages.</summary>
internal static class StageChecks
{
    public static void Judge(IReadOnlyList<StageRule> stages, Judgement judge)
    {
        var meaning = new Dictionary<string, StageRule>(StringComparer.OrdinalIgnoreCase);
        foreach (var stage in stages)
        {
            foreach (var sign in Signs(stage))
            {
                if (!meaning.TryAdd(sign, stage) && meaning[sign] != stage)
                {
                    judge.Refuse(
                        stage.At,
                        $"{sign} stands for two stages, '{meaning[sign].Name}' on line {meaning[sign].At.Line} and '{stage.Name}'",
                        "Keep it in one of them; a lead is in exactly one stage");
                }
            }
        }

        foreach (var stage in stages.Where(stage => stage.Name is Stage.Assigned && stage.Status is null))
            judge.Refuse(stage.At, $"the stage '{stage.Name}' has no Status to write in Salesforce", "Add salesforce: { Status: [New] }, the first Status is written");
    }

    private static IEnumerable<string> Signs(StageRule stage)
    {
        foreach (var sign in stage.Salesforce)
        {
            foreach (var status in sign.Statuses) yield return $"the Status '{status}'";
            if (sign.IsConverted == true) yield return "IsConverted";
            if (sign.Opportunity is { } opportunity) yield return $"opportunity: {opportunity}";
        }
    }
}
