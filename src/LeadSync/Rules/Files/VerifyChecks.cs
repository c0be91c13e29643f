using LeadSync.Leads;

namespace LeadSync.Rules.Files;

/// <summary>A lead that is checked first stands in a stage of its own: what <c>routing.yaml</c> and <c>stages.yaml</c> say together.</summary>
internal static class VerifyChecks
{
    public static void Judge(RoutingRules routing, StageRules stages, Judgement judge)
    {
        if (routing.Rules.FirstOrDefault(rule => rule.VerifyWithQueue is not null) is not { } rule || judge.IsBroken(StagesFile.Name)) return;

        if (stages[Stage.Verifying].Status is null)
        {
            judge.Refuse(
                rule.At,
                $"the rule '{rule.Name}' has leads checked first, and the stage '{Stage.Verifying}' of stages.yaml has no Status that would say so",
                "Add verifying: { salesforce: { Status: [Verifying] } } to stages.yaml, and the Status to Salesforce");
        }
        else if (stages.Order(Stage.Verifying) > stages.Order(Stage.Assigned))
        {
            judge.Refuse(stages[Stage.Verifying].At, $"the stage '{Stage.Verifying}' stands behind '{Stage.Assigned}'", $"Put it before '{Stage.Assigned}': a lead is checked before a rep gets it");
        }
    }
}
