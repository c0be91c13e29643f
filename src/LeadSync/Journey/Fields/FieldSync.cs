using LeadSync.Leads;
using LeadSync.Mapping;

namespace LeadSync.Journey.Fields;

/// <summary>Keeps the mapped fields of both systems in step, each by its rule in <c>fields.yaml</c>.</summary>
internal static class FieldSync
{
    /// <summary>Set by HubSpot's own call for it only (HubSpot: Subscription preferences).</summary>
    public const string OptOutProperty = "hs_email_optout";

    public static Look Merge(Look look)
    {
        var record = look.Record;
        if (!Applies(look, record)) return look;

        var cases = FieldCases.Of(look, record).ToList();
        var decided = cases.Select(one => (Case: one, Decision: FieldMerge.Decide(one))).ToList();
        var asks = decided.Aggregate(Ask.None, (ask, one) => ask | one.Decision.Asks);

        // What the company is, only a read of the contact tells.
        if (record is null && look.Marketing.Source != ContactSource.Read && look.Rules.Fields.CompanyProperties.Any()) asks |= Ask.Marketing;

        // Which account a company is, only Salesforce tells.
        if (MappedAccounts.AreWanted(look, record)) asks |= Ask.Sales;

        // History belongs to a read of both sides at the same moment.
        if (asks.HasFlag(Ask.History)) asks |= Ask.Sales | Ask.Marketing;
        return asks == Ask.None ? Take(look, record, decided) : look.Wants(asks);
    }

    /// <summary>A Lead that a rep works already is left as it is: what stands on both sides is what later changes are measured by.</summary>
    public static Look TakeAsTheyAre(Look look, CrmRecord record) => look.With(look.Lead with
    {
        Fields = FieldCases.Of(look, record).ToDictionary(one => one.Rule.Name, one => one.Settled),
    });

    private static bool Applies(Look look, CrmRecord? record) =>
        look.Marketing.Exists
        && look.Lead is { Gone: false, Return: null }
        && look.Lead.HoldOn(HoldOn.Record) is null // there is no other side
        && (record is not { IsConverted: true })
        && (look.Lead.Crm is not null || look.Lead is { Stage: Stage.Mql, HandedOffAt: null, Owner: not null });

    private static Look Take(Look look, CrmRecord? record, List<(FieldCase Case, FieldDecision Decision)> decided)
    {
        var toSalesforce = new Dictionary<string, object?>();
        var toHubSpot = new Dictionary<string, string>();
        foreach (var (one, decision) in decided)
        {
            if (decision.ToSalesforce is { } up) toSalesforce[one.Rule.Salesforce] = FieldValues.ForSalesforce(one.Salesforce.Shape, up.To);
            if (decision.ToHubSpot is { } down) toHubSpot[one.Rule.HubSpot] = down.To;
        }

        var memories = new Dictionary<string, FieldMemory>(look.Lead.Fields);
        foreach (var (one, decision) in decided) memories[one.Rule.Name] = decision.Memory;

        var optOut = toHubSpot.Remove(OptOutProperty);
        var isNew = record is null && look.Lead.Crm is null;
        return FieldFacts.Tell(look.With(look.Lead with { Fields = memories }), decided, isNew) with
        {
            FieldWrites = new FieldWrites(toSalesforce, toHubSpot, optOut)
            {
                RulesToSalesforce = Rules(decided.Select(one => (one.Case.Rule.Salesforce, one.Decision.ToSalesforce))),
                RulesToHubSpot = Rules(decided.Select(one => (one.Case.Rule.HubSpot, one.Decision.ToHubSpot))),
            },
        };
    }

    private static Dictionary<string, string> Rules(IEnumerable<(string Field, FieldWrite? Write)> decided) =>
        decided.Where(one => one.Write is not null).DistinctBy(one => one.Field).ToDictionary(one => one.Field, one => one.Write!.Because);
}
