using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>The fields of a record that LeadSync creates: what marketing knows, made to fit what Salesforce takes.</summary>
internal static class NewRecord
{
    /// <summary>HubSpot properties read for every lead, mapped or not: Salesforce refuses a Lead without them.</summary>
    public static readonly IReadOnlyList<string> NeededProperties = ["lastname", "company"];

    /// <param name="salesforceObject"><c>Lead</c> or <c>Contact</c>.</param>
    /// <param name="writable">Fields LeadSync may write on the object; null where that is not known: then all.</param>
    /// <param name="lengths">Most characters of a text field; a field that is not here has no bound.</param>
    /// <param name="personAccounts">True: Company stays empty, for a filled one makes the Lead a business.</param>
    public static MappedFields Fields(
        MarketingView who,
        FieldRules rules,
        string salesforceObject,
        IReadOnlySet<string>? writable,
        IReadOnlyDictionary<string, int> lengths,
        bool personAccounts = false)
    {
        var context = new TranslationContext { Property = property => who[property] };
        var sheet = new RecordSheet(writable, lengths);
        foreach (var rule in rules.Fields.Where(rule => rule.Direction != Direction.ToMarketing && rule.HoldsFor(salesforceObject)))
        {
            if (personAccounts && IsField(rule.Salesforce, "Company")) continue;
            sheet.Put(rule, who[rule.HubSpot], context);
        }

        sheet.Require("LastName", who["lastname"]);
        if (salesforceObject == CrmLink.Lead && !personAccounts) sheet.Require("Company", who["company"]);
        return sheet.Finished;
    }

    private static bool IsField(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
