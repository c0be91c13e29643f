namespace LeadSync.Acceptance.Edits;

/// <summary>One mapped field that people edit, on either side.</summary>
/// <param name="Rule">Its line in <c>fields.yaml</c>, without the names.</param>
/// <param name="BlankInSalesforce">Salesforce lets people empty it.</param>
internal sealed record EditedField(string HubSpot, string Salesforce, string Rule, Kind Kind = Kind.Text, bool Tracked = true, bool BlankInSalesforce = true)
{
    /// <summary>Every rule that a mapping can have, each at least once.</summary>
    public static readonly IReadOnlyList<EditedField> All =
    [
        new("firstname", "FirstName", "direction: both, conflict: salesforce"),
        new("jobtitle", "Title", "direction: both, conflict: hubspot"),
        new("phone", "Phone", "direction: both, conflict: newest, blank: never"),
        new("city", "City", "direction: both, conflict: newest, blank: always"),
        new("salutation", "Suffix", "direction: both, conflict: salesforce, blank: always"),
        new("temperature", "Rating", "direction: both, conflict: newest, transform: { map: { t1: Cold, t2: Warm, t3: Hot } }", Kind.List),
        new("budget", "AnnualRevenue", "direction: both", Kind.Number),
        new("mobilephone", "MobilePhone", "direction: both, conflict: newest", Tracked: false),
        new("lastname", "LastName", "direction: toCrm", BlankInSalesforce: false),
        new("company", "Company", "direction: toCrm, default: \"[not provided]\", on: [lead]", BlankInSalesforce: false),
        new("zip", "PostalCode", "direction: toCrm, conflict: salesforce"),
        new("state", "State", "direction: toMarketing"),
        new("first_source", "First_Source__c", "direction: toCrm, once: true"),
        new("hs_email_optout", "HasOptedOutOfEmail", "direction: both, consent: true", Kind.Flag, BlankInSalesforce: false),
    ];

    public bool GoesBothWays => Rule.StartsWith("direction: both", StringComparison.Ordinal);

    public static string Yaml => string.Join('\n',
        ["fields:", "  - { hubspot: email, salesforce: Email, direction: toCrm }", .. All.Select(one => $"  - {{ hubspot: {one.HubSpot}, salesforce: {one.Salesforce}, {one.Rule} }}")]);

    /// <summary>The field's name on one side.</summary>
    public string On(Side side) => side == Side.HubSpot ? HubSpot : Salesforce;

    /// <summary>A value nobody has entered before, where the kind of field has that many.</summary>
    public string New(Side side, int number) => Kind switch
    {
        Kind.Number => $"{1_000_000 + number}",
        Kind.List => side == Side.HubSpot ? $"t{(number % 3) + 1}" : InSalesforce($"t{(number % 3) + 1}"),
        Kind.Flag => side == Side.HubSpot || number % 2 == 0 ? "true" : "false",
        _ => $"{Salesforce[..3]} {number}{(side == Side.HubSpot ? "h" : "s")}",
    };

    /// <summary>HubSpot's value in Salesforce's words.</summary>
    public string InSalesforce(string value) => (Kind, value) switch
    {
        (Kind.List, "t1") => "Cold",
        (Kind.List, "t2") => "Warm",
        (Kind.List, "t3") => "Hot",
        (Kind.Flag, "") => "false",
        _ => value,
    };
}

internal enum Kind { Text, Number, List, Flag }

internal enum Side { HubSpot, Salesforce }
