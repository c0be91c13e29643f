using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;

namespace LeadSync.Journey.News;

/// <summary>What becomes of a lead after sales has qualified it: the Opportunity that is made of it, until it is won or lost.</summary>
internal static class ClosedLoop
{
    public static Look Follow(Look look)
    {
        if (look.Lead is not { Cycle: > 0, HandedOffAt: not null, Return: null } || !look.Sales.Asked) return look;
        if (Followed(look) is not { } deal) return look.Lead.Opportunity is { } former ? Miss(look, former) : WithOwnerOfContact(look);

        var known = look.With(look.Lead with { Opportunity = deal });
        if (deal != look.Lead.Opportunity) known = known.Say("opportunity", Sentence(deal));
        if (StageOf(deal.State, look.Rules.Stages) is not { } stage) return known;

        return WithSeller(stage.Name != known.Lead.Stage ? Move(known, stage, deal) : WithReason(known, look.Lead.Opportunity, deal), deal);
    }

    /// <summary>
    /// A win first, be another one open; else what is open now, else what was followed before, else the newest. An Opportunity that was closed before this
    /// lead was ready is another story. Once one is won the journey is over: what is sold to a customer later moves nothing.
    /// </summary>
    private static CrmOpportunity? Followed(Look look) => look.Stage.Ends == StageEnd.Good
        ? look.Sales.Opportunities.FirstOrDefault(one => one.Id == look.Lead.Opportunity?.Id)
        : look.Sales.Opportunities
            .Where(one => one.IsOpen || one.Id == look.Lead.Opportunity?.Id || one.CreatedAt >= look.Lead.QualifiedAt)
            .OrderByDescending(one => one.State == Deal.Won)
            .ThenByDescending(one => one.IsOpen)
            .ThenByDescending(one => one.Id == look.Lead.Opportunity?.Id)
            .ThenByDescending(one => one.CreatedAt)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>Somebody has thrown it away. Sales keeps the person as it had them before; whoever was excluded for it is handed over at last.</summary>
    private static Look Miss(Look look, CrmOpportunity former)
    {
        if (!look.Sales.GoneOpportunities.Contains(former.Id) || look.Stage.Ends != StageEnd.No) return look;

        var because = $"The Opportunity \"{former.Name}\" is gone from Salesforce";
        var known = look.With(look.Lead with { Opportunity = null }).Say("opportunity", because);
        if (StageOf(former.State, look.Rules.Stages)?.Name != look.Lead.Stage) return known;
        if (look.Lead.AcceptedAt is not null) return known.MoveTo(Stage.Sql, because);

        return known.With(known.Lead with { QualifiedAt = look.Now, HandedOffAt = null, AssignedAt = null, Owner = null, TaskAsked = false }).MoveTo(Stage.Mql, because);
    }

    private static StageRule? StageOf(string state, StageRules stages) =>
        stages.Stages.FirstOrDefault(rule => rule.Salesforce.Any(sign => sign.Opportunity == state));

    private static Look Move(Look look, StageRule stage, CrmOpportunity deal)
    {
        var made = MadeAt(look, deal);
        var lead = look.Lead with { AcceptedAt = look.Lead.AcceptedAt ?? made };
        if (deal.IsOpen) return look.With(lead).MoveTo(stage.Name, $"{deal.Owner.Label} has an Opportunity with this person", made);

        lead = lead with { Clocks = KeptBefore(look, made) };
        if (stage.Ends is not (StageEnd.Return or StageEnd.Never)) return look.With(lead).MoveTo(stage.Name, $"{deal.Owner.Label} has won the Opportunity");

        var reason = LostWords(deal);
        return look.With(lead with
        {
            ReturnReason = reason,
            ReturnedAt = look.Now,
            LastOwner = deal.Owner.CrmId,
            Returns = stage.Ends == StageEnd.Return ? lead.Returns + 1 : lead.Returns,
        }).MoveTo(stage.Name, reason);
    }

    /// <summary>
    /// When sales came so far: with what this very look has heard of the record, or when the Opportunity was made. Never before they had the lead;
    /// and one that was at an end begins again with the look that sees it.
    /// </summary>
    private static DateTimeOffset MadeAt(Look look, CrmOpportunity deal)
    {
        if (look.Stage.Ends != StageEnd.No) return look.Now;

        var heard = look.Lead.Stage != look.Before.Stage ? look.Lead.StageSince : null;
        var at = new[] { look.Now, heard ?? look.Now, deal.CreatedAt ?? look.Now }.Min();
        var earliest = look.Lead.AssignedAt ?? look.Lead.HandedOffAt!.Value;
        return at < earliest ? earliest : at;
    }

    /// <summary>Promises that the Opportunity kept when it was made, be it seen only now that it is closed.</summary>
    private static IReadOnlyList<Clock> KeptBefore(Look look, DateTimeOffset made) => StageOf(Deal.Open, look.Rules.Stages) is not { } open
        ? look.Lead.Clocks
        : [.. ClockBook.Met(look.Lead.Clocks, new Evidence(new StageArrival(open.Name, made, ByPerson: true), [], look.Rules.Stages)).Zip(look.Lead.Clocks, (met, clock) => met.Breached is null ? met : clock)];

    /// <summary>A reason is often filled in after the loss.</summary>
    private static Look WithReason(Look look, CrmOpportunity? before, CrmOpportunity deal) =>
        deal.State == Deal.Lost && before is { State: Deal.Lost } && look.Lead.ReturnReason == LostWords(before) && LostWords(deal) is var reason && reason != look.Lead.ReturnReason
            ? look.With(look.Lead with { ReturnReason = reason })
            : look;

    /// <summary>Whoever sells has the lead, until it is marketing's again.</summary>
    private static Look WithSeller(Look look, CrmOpportunity deal) =>
        look.Stage.Ends is StageEnd.No or StageEnd.Good ? With(look, deal.Owner, "has the Opportunity") : look;

    /// <summary>Of a converted Lead that nobody sells to yet, the Contact says who has it.</summary>
    private static Look WithOwnerOfContact(Look look) =>
        look is { IsWithSales: true, Lead.CrmStatus: Trail.Converted, Sales.Record: { Object: CrmLink.Contact } contact } ? With(look, contact.Owner, "owns the Contact") : look;

    private static Look With(Look look, Owner owner, string because) => owner.CrmId.Length == 0 || owner.CrmId == look.Lead.Owner?.CrmId
        ? look
        : look.With(look.Lead with { Owner = owner, OwnerBecause = because, MovedAt = look.Now }).Say("owner", $"{owner.Label} {because}, and so the lead");

    private static string LostWords(CrmOpportunity deal) =>
        $"Opportunity lost{(deal.LostBecause is { } reason ? $": {reason}" : "")}{(deal.Competitor is { } competitor ? $", to {competitor}" : "")}";

    private static string Sentence(CrmOpportunity deal)
    {
        var amount = deal.Amount is { } money ? $", {Words.Money(money, deal.Currency)}" : "";
        return $"Opportunity \"{deal.Name}\" stands at {deal.Stage}{amount} ({(deal.State == Deal.Lost ? LostWords(deal)["Opportunity ".Length..] : deal.State)})";
    }
}
