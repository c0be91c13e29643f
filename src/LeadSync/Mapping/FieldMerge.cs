using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>The three-way merge of one field: what both sides have now, against what they had when they last agreed.</summary>
internal static class FieldMerge
{
    public static FieldDecision Decide(FieldCase one)
    {
        var settlement = Settlement.Of(one);
        if (settlement.IsUnderWay) return new FieldDecision(one.Memory);
        if (settlement.Asks != Ask.None) return new FieldDecision(one.Memory) { Asks = settlement.Asks };

        var decision = settlement.Raced is { } raced && !one.Rule.Consent ? raced.Judge(settlement.Case, Judge) : Judge(settlement.Case);
        return decision with { Asks = decision.Asks | Unread(one, decision), Memory = Remembered(one.Memory, decision.Memory) };
    }

    /// <summary>The same value for the same reason, which has not been sent yet or not been taken, is no new decision.</summary>
    private static FieldMemory Remembered(FieldMemory before, FieldMemory now) => now with
    {
        ToSalesforce = IsSame(before.ToSalesforce, now.ToSalesforce) ? before.ToSalesforce : now.ToSalesforce,
        ToHubSpot = IsSame(before.ToHubSpot, now.ToHubSpot) ? before.ToHubSpot : now.ToHubSpot,
    };

    private static bool IsSame(SentValue? before, SentValue? now) => before is not null && now is not null && before with { At = now.At, SourceAt = now.SourceAt } == now;

    private static FieldDecision Judge(FieldCase one) => one switch
    {
        { Rule.Consent: true } => ConsentRule.Judge(one),
        { Agrees: true } => new FieldDecision(one.Settled),
        { Rule.Once: true } => OnceRule.Judge(one),
        _ when OneIsBlank(one) && (one.Memory.Agreed is null || (one.Rule.Blank == BlankPolicy.Never && HasMoved(one))) => Fill(one),
        { Memory.Agreed: null } => FirstLink.Judge(one),
        { HubSpotChanged: true, SalesforceChanged: true } => ConflictRule.Judge(one),
        { HubSpotChanged: true } => Travel.ToSalesforce(one, "changed in HubSpot"),
        { SalesforceChanged: true } => Travel.ToHubSpot(one, "changed in Salesforce"),
        _ => new FieldDecision(one.Memory),
    };

    private static bool HasMoved(FieldCase one) => one.HubSpotChanged || one.SalesforceChanged;

    private static bool OneIsBlank(FieldCase one) => one.HubSpotIsBlank != one.CrmIsBlank;

    /// <summary>Filled beats blank: at the first meeting always, later where the rule says that a blank never wins.</summary>
    private static FieldDecision Fill(FieldCase one)
    {
        var because = one.Memory.Agreed is null ? "first link, filled beats blank" : "blank: never";
        return one.HubSpotIsBlank ? Travel.ToHubSpot(one, because) : Travel.ToSalesforce(one, because);
    }

    /// <summary>
    /// Nothing is decided on memories or on a search that is seconds behind: an old value would travel as news, and cover what came after it.
    /// A record that does not exist yet has nothing to cover.
    /// </summary>
    private static Ask Unread(FieldCase one, FieldDecision decision) => one.IsCreate || decision is { Writes: false, Asks: Ask.None }
        ? Ask.None
        : (one.Salesforce.IsRead ? Ask.None : Ask.Sales) | (one.HubSpot.IsRead ? Ask.None : Ask.Marketing);
}
