using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.Handover;

/// <summary>How many leads each owner has once a lead is decided on, chosen by us or found with it: the next of the batch must see it as it would in the next batch.</summary>
internal static class Plates
{
    /// <param name="before">The lead as it was: whoever had it then has one less.</param>
    /// <param name="desk">The desk before the decision.</param>
    public static Look Count(Look look, Lead before, Desk desk)
    {
        var loads = new Dictionary<string, int>(desk.Loads);
        if (Holder(before, look.Rules.Stages) is { } had) loads[had] = Math.Max(0, loads.GetValueOrDefault(had) - 1);
        if (Holder(look.Lead, look.Rules.Stages) is { } has) loads[has] = loads.GetValueOrDefault(has) + 1;
        return look with { Desk = look.Desk with { Loads = loads } };
    }

    private static string? Holder(Lead lead, StageRules stages) => stages.InHand.Contains(lead.Stage) ? lead.Owner?.CrmId : null;
}
