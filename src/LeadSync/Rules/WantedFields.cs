using LeadSync.Leads;

namespace LeadSync.Rules;

/// <summary>What has to be read of a person so that every rule can be answered.</summary>
internal static class WantedFields
{
    private static readonly IReadOnlyList<string> AlwaysInHubSpot =
        ["email", "firstname", "lastname", "company", "country", "lifecyclestage", "leadsync_request", "leadsync_id", "lastmodifieddate"];

    /// <summary>What a mail says of a person.</summary>
    private static readonly IReadOnlyList<string> InAlerts = ["jobtitle", "phone"];

    /// <summary>What the contact's own properties tell of what the person did (HubSpot: default contact properties).</summary>
    private static readonly IReadOnlyList<string> Summary =
    [
        "hs_analytics_last_url", "hs_analytics_last_timestamp", "hs_analytics_num_page_views", "hs_latest_source",
        LatestForm, LatestFormAt, "hs_calculated_form_submissions", "hs_email_last_click_date", "hs_email_last_open_date",
        MergedIds, FurtherEmails,
    ];

    /// <summary>The contact's latest form, by name; and when that was.</summary>
    public const string LatestForm = "recent_conversion_event_name";
    public const string LatestFormAt = "recent_conversion_date";

    /// <summary>Ids of the contacts that were merged into this one.</summary>
    public const string MergedIds = "hs_merged_object_ids";

    /// <summary>The person's further addresses: they find a record in Salesforce as the first one does.</summary>
    public const string FurtherEmails = "hs_additional_emails";

    /// <summary>The contact's primary company.</summary>
    public const string CompanyId = "associatedcompanyid";

    /// <summary>The person's company on the web: an account is found by its domain.</summary>
    public const string Website = "website";

    /// <summary>No long text is among them: of rows with one Salesforce gives two hundred a call instead of two thousand (REST API: Query).</summary>
    private static readonly IReadOnlyList<string> AlwaysInSalesforce =
    [
        "Id", "Email", "OwnerId", "Owner.Name", "CreatedById", "LastModifiedDate", "LastModifiedById", "SystemModstamp", "IsDeleted", "MasterRecordId",
        "LeadSync_Id__c", "LeadSync_Return_Reason__c",
    ];

    private static readonly IReadOnlyList<string> OfLead = ["Status", "IsConverted", "ConvertedContactId", "ConvertedOpportunityId"];

    /// <summary>Properties of a contact: those that rules name, and those that tell what the person did.</summary>
    public static IReadOnlyList<string> OfContact(Rulebook rules) =>
        [.. OfRules(rules).Concat(Summary).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Properties of a contact that the rules name, or that no look can do without.</summary>
    public static IReadOnlyList<string> OfRules(Rulebook rules) =>
    [
        .. AlwaysInHubSpot
            .Concat(rules.Fields.ContactProperties)
            .Concat(Conditions(rules).SelectMany(condition => condition.Names).SelectMany(ConditionWords.PropertiesBehind))
            .Append(rules.Scoring.HubSpotScore)
            .Concat(rules.Settings.NativeSync == NativeSync.Absent ? [] : NativeLink.Properties)
            .Concat(rules.Content.Brief.Properties)
            .Concat(rules.Alerts.TellsAnybody ? InAlerts : [])
            .Concat(rules.Fields.CompanyProperties.Any() ? [CompanyId] : [])
            .Concat(AsksForAccounts(rules) ? [Website] : [])
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Fields of a Salesforce record, as far as the integration user may see them.</summary>
    /// <param name="visible">Names from describe; a hidden field in a query fails the whole query.</param>
    public static IReadOnlyList<string> OfRecord(Rulebook rules, string crmObject, IReadOnlySet<string> visible) =>
    [
        .. AlwaysInSalesforce
            .Concat(crmObject == "Lead" ? OfLead : ["AccountId"])
            .Concat(rules.Stages.Stages.SelectMany(stage => stage.Requires))
            .Concat(rules.Fields.Fields.Where(field => field.HoldsFor(crmObject)).Select(field => field.Salesforce))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => name.Contains('.', StringComparison.Ordinal) || visible.Contains(name)),
    ];

    /// <summary>Some rule asks what the person's company is in Salesforce.</summary>
    public static bool AsksForAccounts(Rulebook rules) =>
        rules.Routing.Rules.Any(rule => rule.Assign is Assignment.ToAccountOwner) || Conditions(rules).Any(condition => condition.AsksForAccounts);

    /// <summary>Some rule asks whether somebody is selling to the company already.</summary>
    public static bool AsksForOpportunities(Rulebook rules) => Conditions(rules).SelectMany(condition => condition.Names).Contains(ConditionWords.OpenOpportunity);

    /// <summary>Names of the HubSpot lists that a rule asks for.</summary>
    public static IReadOnlyList<string> Lists(Rulebook rules) =>
    [
        .. Conditions(rules).SelectMany(Tests).Where(test => test.Name == "list").SelectMany(test => test.Operands)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Kinds of engagement that a rule asks for.</summary>
    public static IReadOnlySet<string> Events(Rulebook rules)
    {
        var kinds = rules.Scoring.Engagement.Select(rule => rule.Event).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (rules.Scoring.HandRaisers.Any(rule => rule.Form is not null)) kinds.Add("form_submit");
        if (rules.Scoring.HandRaisers.Any(rule => rule.Page is not null)) kinds.Add("page_view");
        if (rules.Alerts.On(AlertKind.Indicative).Any()) kinds.UnionWith(rules.Alerts.Indicative.Select(rule => rule.Event).OfType<string>());
        return kinds;
    }

    /// <summary>A contact's values that a rule can depend on: what LeadSync writes itself is not among them.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Inputs(IReadOnlyDictionary<string, string?> contact) =>
        contact.Where(property => !property.Key.StartsWith("leadsync_", StringComparison.Ordinal) || property.Key == "leadsync_request")
            .Where(property => property.Key is not ("lastmodifieddate" or "createdate" or "hs_object_id" or MergedIds));

    /// <summary>A Salesforce record's values that a decision can depend on.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> CrmInputs(IReadOnlyDictionary<string, string?> record) =>
        record.Where(field => field.Key is not ("LastModifiedDate" or "LastModifiedById" or "SystemModstamp" or "Owner.Name" or "LeadSync_Id__c"));

    private static IEnumerable<Condition> Conditions(Rulebook rules) =>
        rules.Scoring.Exclude.Select(rule => rule.When)
            .Concat(rules.Scoring.ReadyWhen)
            .Concat(rules.Scoring.Fit.Select(rule => rule.When))
            .Concat(rules.Scoring.Engagement.Select(rule => rule.When).OfType<Condition>())
            .Concat(rules.Alerts.Indicative.Select(rule => rule.When).OfType<Condition>())
            .Concat(rules.Routing.Rules.Select(rule => rule.When).OfType<Condition>())
            .Concat(rules.Sla.Clocks.Select(rule => rule.When).OfType<Condition>())
            .Concat(rules.Content.Content.Select(rule => rule.Recommend).OfType<Condition>());

    private static IEnumerable<Condition.Test> Tests(Condition condition) => condition switch
    {
        Condition.Test test => [test],
        Condition.Not not => Tests(not.Part),
        Condition.All all => all.Parts.SelectMany(Tests),
        Condition.Any any => any.Parts.SelectMany(Tests),
        _ => [],
    };
}
