using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>Both sides have a value of their own: the field's rule says whose stays.</summary>
internal static class ConflictRule
{
    public static FieldDecision Judge(FieldCase one)
    {
        if (NeedsTimes(one.Rule) && (one.HubSpot.At is null || one.Salesforce.At is null))
            return new FieldDecision(one.Memory) { Asks = Ask.History };

        var (hubspotWins, because, evidence) = Verdict(one.Rule, one.HubSpot.At, one.Salesforce.At, $"{one.HubSpot.Evidence}; {one.Salesforce.Evidence}");
        var loss = hubspotWins ? new Loss("Salesforce", one.Salesforce.Value, because, evidence) : new Loss("HubSpot", one.HubSpot.Value, because, evidence);
        var decision = hubspotWins ? Travel.ToSalesforce(one, because) : Travel.ToHubSpot(one, because);

        // Where the winner cannot travel, both stay, and nobody has lost anything; where its way is closed, the loser's value is passed over.
        return decision.Memory.Refused is null ? decision with { Losses = [loss] } : decision;
    }

    public static bool NeedsTimes(FieldRule rule) => Effective(rule) == Conflict.Newest;

    /// <summary>Whose value stays; of two that came about at the same time, sales' own.</summary>
    public static (bool HubSpotWins, string Because, string Evidence) Verdict(
        FieldRule rule, DateTimeOffset? hubspotAt, DateTimeOffset? salesforceAt, string evidence) => Effective(rule) switch
        {
            Conflict.HubSpot => (true, Words(rule, "conflict: hubspot"), ""),
            Conflict.Salesforce => (false, Words(rule, "conflict: salesforce"), ""),
            _ => (hubspotAt > salesforceAt, "conflict: newest", evidence),
        };

    /// <summary>One way, the source decides unless the file says otherwise.</summary>
    private static Conflict Effective(FieldRule rule) => rule.Conflict ?? rule.Direction switch
    {
        Direction.ToCrm => Conflict.HubSpot,
        Direction.ToMarketing => Conflict.Salesforce,
        _ => Conflict.Newest,
    };

    private static string Words(FieldRule rule, string conflict) => rule.Conflict is null ? "both changed, the source of a one-way field wins" : conflict;
}
