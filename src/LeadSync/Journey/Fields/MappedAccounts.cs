using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;

namespace LeadSync.Journey.Fields;

/// <summary>Accounts that mapped companies mean: what they are sought by, and whether a look has to ask for them.</summary>
internal static class MappedAccounts
{
    /// <summary>Names, domains and web addresses by which Salesforce is to be asked for the person's company.</summary>
    public static IEnumerable<string> Companies(MarketingView marketing, CrmLink? link, Rulebook rules, Schema schema) =>
        References.ToAccounts(rules.Fields, schema, link?.Object ?? CrmLink.Lead)
            .Select(rule => References.Company(rule, name => marketing[name], rules.Sla.TimeZone))
            .OfType<string>();

    /// <summary>Ids of accounts whose names HubSpot is to learn.</summary>
    public static IEnumerable<string> Ids(CrmRow row, Rulebook rules, Schema schema) =>
        References.ToAccounts(rules.Fields, schema, row.Object).Where(rule => rule.Direction != Direction.ToCrm).Select(rule => row[rule.Salesforce]).OfType<string>();

    /// <summary>A value is new on one side, and which account it means was not asked: only then a look asks for it.</summary>
    public static bool AreWanted(Look look, CrmRecord? record) =>
        look.Sales.Accounts is null
        && References.ToAccounts(look.Rules.Fields, look.Desk.Schema, record?.Object ?? CrmLink.Lead).Any(rule => IsNew(look, rule, record));

    private static bool IsNew(Look look, FieldRule rule, CrmRecord? record)
    {
        var memory = look.Lead.Fields.GetValueOrDefault(rule.Name, FieldMemory.None);
        return (rule.Direction != Direction.ToMarketing && look.Marketing[rule.HubSpot] is { } company && !Known(memory.Agreed?.HubSpot, memory.ToSalesforce, toCrm: true, company))
            || (rule.Direction != Direction.ToCrm && record?[rule.Salesforce] is { } account && !Known(memory.Agreed?.Salesforce, memory.ToHubSpot, toCrm: false, account));

        bool Known(string? agreed, SentValue? sent, bool toCrm, string value) =>
            value == agreed || value == sent?.Source || (memory.Refused is { } refused && refused.ToCrm == toCrm && refused.Source == value);
    }
}
