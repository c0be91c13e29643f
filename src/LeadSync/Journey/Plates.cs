using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey;

/// <summary>How many leads each owner has once a lead is decided on: the next lead of the same batch must see it, as it would in the next batch.</summary>
internal static class Plates
{
    /// <param name="before">The lead as it was: whoever had it then has one less.</param>
    public static Look Count(Look look, Lead before)
    {
        var (had, has) = (Holder(before, look.Rules.Stages), Holder(look.Lead, look.Rules.Stages));
        if (had == has) return look;

        var loads = new Dictionary<string, int>(look.Desk.Loads);
        if (had is not null) loads[had] = Math.Max(0, loads.GetValueOrDefault(had) - 1);
        if (has is not null) loads[has] = loads.GetValueOrDefault(has) + 1;
        return look with { Desk = look.Desk with { Loads = loads } };
    }

    private static string? Holder(Lead lead, StageRules stages) => stages.WithSales.Contains(lead.Stage) ? lead.Owner?.CrmId : null;
}
