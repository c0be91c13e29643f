using CsvHelper;
using LeadSync.Leads;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Mapping;

/// <summary>A list of leads with the columns of the real one, how they are mapped, and what the fields are.</summary>
internal static class LeadsList
{
    public const string Mapping = """
        fields:
          - { hubspot: hs_object_id, salesforce: HubSpot_Id__c }
          - { hubspot: email, salesforce: Email, direction: both }
          - { hubspot: firstname, salesforce: FirstName, direction: both }
          - { hubspot: lastname, salesforce: LastName, direction: both }
          - { hubspot: country, salesforce: Country, transform: [trim, { country: name }] }
          - { hubspot: city, salesforce: City, transform: [trim, { map: { Select: "" } }] }
          - { hubspot: jobtitle, salesforce: Title, direction: both }
          - { hubspot: industry, salesforce: Industry, transform: { map: { Select: "", E-COMMERCE: Retail, E-Business: Retail, Retail Management: Retail } }, unknown: { other: Other } }
          - { hubspot: hs_analytics_source, salesforce: LeadSource, direction: both, transform: { map: { DIRECT_TRAFFIC: Web, ORGANIC_SEARCH: Search, REFERRALS: Partner, SOCIAL_MEDIA: Social, OTHER_CAMPAIGNS: Campaign, PAID_SEARCH: Advertisement, OFFLINE: Event } } }
          - { hubspot: hs_analytics_source_data_1, salesforce: Source_Detail__c, tooLong: cut }
          - { hubspot: hs_analytics_num_visits, salesforce: Visits__c, direction: both }
          - { hubspot: hs_analytics_num_page_views, salesforce: Page_Views__c, direction: both }
          - { hubspot: time_on_site_seconds, salesforce: Seconds_On_Site__c, direction: both }
          - { hubspot: recent_conversion_event_name, salesforce: Last_Conversion__c }
          - { hubspot: last_activity, salesforce: Last_Activity__c, unknown: add }
          - { hubspot: last_notable_activity, salesforce: Last_Notable_Activity__c, transform: upper }
          - { hubspot: hs_email_optout, salesforce: HasOptedOutOfEmail, direction: both, consent: true }
          - { hubspot: do_not_call, salesforce: DoNotCall, direction: both, consent: true }
          - { hubspot: heard_about_us, salesforce: Heard_About_Us__c, transform: { map: { Select: "" } } }
          - { hubspot: asked_for_ebook, salesforce: Asked_For_Ebook__c, direction: both }
        """;

    private static readonly FieldShape Text = new("field", FieldKind.Text);

    /// <summary>What the fields of Salesforce are, as far as they are not long texts.</summary>
    private static readonly Dictionary<string, FieldShape> Crm = new()
    {
        ["Email"] = new("Email", FieldKind.Email) { Length = 80 },
        ["FirstName"] = Text with { Length = 40 },
        ["LastName"] = Text with { Length = 80 },
        ["Country"] = Text with { Length = 80 },
        ["City"] = Text with { Length = 40 },
        ["Title"] = Text with { Length = 128 },
        ["Source_Detail__c"] = Text with { Length = 12 },
        ["Industry"] = new("Industry", FieldKind.Picklist) { Values = ["Finance Management", "Retail", "Services Excellence", "Other"] },
        ["LeadSource"] = new("LeadSource", FieldKind.Picklist) { Restricted = true, Values = ["Web", "Search", "Partner", "Social", "Campaign", "Advertisement", "Event"] },
        ["Last_Activity__c"] = new("Last_Activity__c", FieldKind.Picklist) { Values = ["Email Opened"] },
        ["Visits__c"] = new("Visits__c", FieldKind.Number) { Scale = 0 },
        ["Page_Views__c"] = new("Page_Views__c", FieldKind.Number) { Scale = 0 },
        ["Seconds_On_Site__c"] = new("Seconds_On_Site__c", FieldKind.Number) { Scale = 0 },
        ["HasOptedOutOfEmail"] = new("HasOptedOutOfEmail", FieldKind.Checkbox),
        ["DoNotCall"] = new("DoNotCall", FieldKind.Checkbox),
        ["Asked_For_Ebook__c"] = new("Asked_For_Ebook__c", FieldKind.Checkbox),
    };

    public static FieldShape OfCrm(string field) => Crm.GetValueOrDefault(field, Text with { Length = 255 });

    /// <summary>HubSpot keeps the same kind of value, without a bound.</summary>
    public static FieldShape OfMarketing(string field) => OfCrm(field).Kind is FieldKind.Picklist ? Text : new("field", OfCrm(field).Kind);

    /// <summary>Made-up leads, as dirty as real ones: placeholders for nothing, blanks, wrong countries, odd capitals.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> MadeUp(int count) => [.. Enumerable.Range(0, count).Select(Lead)];

    /// <summary>The real list, where the machine has it: its path is in LEADSYNC_LEADS_CSV, or it lies beside the checkout.</summary>
    public static string RealPath => Environment.GetEnvironmentVariable("LEADSYNC_LEADS_CSV") is { Length: > 0 } path
        ? path
        : Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "leads-hubspot.csv"));

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Real()
    {
        using var csv = CsvReader.FromFile(RealPath, new CsvReaderOptions());
        csv.ReadHeader();
        var leads = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read()) leads.Add(csv.Headers.Select((name, column) => (name, value: csv.GetString(column))).ToDictionary(cell => cell.name, cell => cell.value));
        return leads;
    }

    private static Dictionary<string, string> Lead(int index) => new()
    {
        ["hs_object_id"] = $"{900_000 + index}",
        ["email"] = $"Person-{index}@leads.example",
        ["firstname"] = Of(index, "Ana", "jürgen", "MARÍA JOSÉ", ""),
        ["lastname"] = Of(index, "Silva", "O’Neill", "Nguyễn", " de Vries "),
        ["country"] = Of(index, "India", "", "u.s.a.", "Deutschland", "unknown", "Asia/Pacific Region", "Viet Nam"),
        ["city"] = Of(index, "Select", "Mumbai", "", " Köln", "Tier II Cities"),
        ["jobtitle"] = Of(index, "Student", "", "Working Professional"),
        ["industry"] = Of(index, "Select", "E-COMMERCE", "Finance Management", "", "services excellence", "Shipbuilding"),
        ["hs_analytics_source"] = Of(index, "DIRECT_TRAFFIC", "ORGANIC_SEARCH", "OFFLINE", "", "AI_REFERRALS"),
        ["hs_analytics_source_data_1"] = Of(index, "Google", "Organic Search", "👩‍👩‍👧👩‍👩‍👧", ""),
        ["hs_analytics_num_visits"] = Of(index, "0", "5", "251", "", "2.5"),
        ["hs_analytics_num_page_views"] = Of(index, "12", "4.0", ""),
        ["time_on_site_seconds"] = Of(index, "0", "1532", "1e3"),
        ["recent_conversion_event_name"] = Of(index, "API", "Landing Page Submission", ""),
        ["last_activity"] = Of(index, "Email Opened", "SMS Sent", ""),
        ["last_notable_activity"] = Of(index, "Modified", "olark chat", ""),
        ["hs_email_optout"] = Of(index, "false", "TRUE", ""),
        ["do_not_call"] = Of(index, "false", "true"),
        ["heard_about_us"] = Of(index, "Select", "Word Of Mouth", "", "SMS"),
        ["asked_for_ebook"] = Of(index, "true", "false"),
    };

    private static string Of(int index, params string[] values) => values[index % values.Length];
}
