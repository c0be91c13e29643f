using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Journey.News;

/// <summary>What becomes of a lead after sales has qualified it: the Opportunity that is made of it, until it is won or lost.</summary>
internal static class ClosedLoop
{
    public static Look Follow(Look look)
    {
        if (look.Lead is not { Cycle: > 0, HandedOffAt: not null, Return: null } || !look.Sales.Asked || Followed(look) is not { } deal) return look;

        var known = look.With(look.Lead with { Opportunity = deal });
        if (deal != look.Lead.Opportunity) known = known.Say("opportunity", Sentence(deal));
        return StageOf(deal, look.Rules.Stages) is { } stage && stage.Name != known.Lead.Stage ? Move(known, stage, deal) : known;
    }

    /// <summary>
    /// What is open now; else what was followed before; else the newest. An Opportunity that was closed before this lead was ready is another story.
    /// </summary>
    private static CrmOpportunity? Followed(Look look) => look.Sales.Opportunities
        .Where(one => one.IsOpen || one.Id == look.Lead.Opportunity?.Id || one.Id == look.Sales.Record?["ConvertedOpportunityId"] || one.CreatedAt >= look.Lead.QualifiedAt)
        .OrderByDescending(one => one.IsOpen)
        .ThenByDescending(one => one.Id == look.Lead.Opportunity?.Id)
        .ThenByDescending(one => one.CreatedAt)
        .ThenBy(one => one.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    private static StageRule? StageOf(CrmOpportunity deal, StageRules stages) =>
        stages.Stages.FirstOrDefault(rule => rule.Salesforce.Any(sign => sign.Opportunity == deal.State));

    private static Look Move(Look look, StageRule stage, CrmOpportunity deal)
    {
        var lead = look.Lead with { AcceptedAt = look.Lead.AcceptedAt ?? look.Now };
        if (stage.Ends is StageEnd.Return or StageEnd.Never)
        {
            var reason = LostWords(deal);
            lead = lead with
            {
                ReturnReason = reason,
                ReturnedAt = look.Now,
                LastOwner = deal.Owner.CrmId,
                Returns = stage.Ends == StageEnd.Return ? lead.Returns + 1 : lead.Returns,
            };
            return look.With(lead).MoveTo(stage.Name, reason);
        }

        return look.With(lead).MoveTo(stage.Name, deal.State == Deal.Won ? $"{deal.Owner.Label} has won the Opportunity" : $"{deal.Owner.Label} has an Opportunity with this person");
    }

    private static string LostWords(CrmOpportunity deal) =>
        $"Opportunity lost{(deal.LostBecause is { } reason ? $": {reason}" : "")}{(deal.Competitor is { } competitor ? $", to {competitor}" : "")}";

    private static string Sentence(CrmOpportunity deal)
    {
        var amount = deal.Amount is { } money ? $", {Words.Money(money, deal.Currency)}" : "";
        return $"Opportunity \"{deal.Name}\" stands at {deal.Stage}{amount} ({(deal.State == Deal.Lost ? LostWords(deal)["Opportunity ".Length..] : deal.State)})";
    }
}
