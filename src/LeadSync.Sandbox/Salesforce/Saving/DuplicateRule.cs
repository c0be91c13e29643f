using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.Rows;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>
/// The org's duplicate rule for leads (a switch): the same last name and company as another open lead, or the e-mail address of a contact.
/// </summary>
internal static class DuplicateRule
{
    public const string NameAndCompany = "DuplicateRule.NameAndCompany";

    /// <summary>What integrations write where marketing knows no company; it says nothing about sameness.</summary>
    private const string NotProvided = "[not provided]";

    public static void AddIndex(RowTable leads)
    {
        var (lastName, company) = (leads.Type["LastName"].Ordinal, leads.Type["Company"].Ordinal);
        leads.AddIndex(NameAndCompany, values => Key(values[lastName] as string, values[company] as string));
    }

    public static SaveError? Check(Draft draft, Org org, SaveContext context)
    {
        var mode = org.Settings.DuplicateRule;
        if (mode is DuplicateMode.Off || (mode is DuplicateMode.Alert && context.AllowDuplicates)) return null;
        if (!draft.Changes("LastName") && !draft.Changes("Company") && !draft.Changes("Email")) return null;
        var matches = Matches(draft, org).ToList();
        if (matches.Count == 0) return null;

        return SaveError.Of("DUPLICATES_DETECTED", "Use one of these records?") with
        {
            Duplicate = new DuplicateMatch("Standard_Lead_Duplicate_Rule", draft.Type.Name, mode is DuplicateMode.Alert, matches),
        };
    }

    private static IEnumerable<Row> Matches(Draft draft, Org org)
    {
        var leads = org.Store["Lead"].Live(NameAndCompany, Key(draft.Text("LastName"), draft.Text("Company")))
            .Where(lead => lead != draft.Before && !lead.Flag("IsConverted"));
        return leads.Concat(org.Store["Contact"].Live("Email", draft.Text("Email")));
    }

    private static string? Key(string? lastName, string? company) => Says(lastName) && Says(company) ? $"{lastName}\n{company}" : null;

    private static bool Says(string? value) => !string.IsNullOrWhiteSpace(value) && !value.Same(NotProvided);
}
