using static LeadSync.Sandbox.Salesforce.Schema.Define;

namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>Lead and Contact: the two forms a person takes (Object Reference: Lead, Contact).</summary>
internal static class PersonObjects
{
    public static ObjectSchema Lead() => new("Lead", "00Q",
    [
        .. Names(),
        Text("Company", "Company", 255).Required(),
        .. Reach(),
        .. Address("", ""),
        Url("Website", "Website"),
        LongText("Description", "Lead Description", 32_000),
        Choice("Status", "Lead Status", LeadStatuses.All).WithDefault(LeadStatuses.Default),
        Choice("LeadSource", "Lead Source", "Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"),
        Choice("Rating", "Rating", "Hot", "Warm", "Cold"),
        Industry(),
        Choice("CleanStatus", "Clean Status", "Matched", "Different", "Acknowledged", "NotFound", "Inactive", "Pending", "SelectMatch", "Skipped") with { Restricted = true },
        Money("AnnualRevenue", "Annual Revenue"),
        Whole("NumberOfEmployees", "Employees", 8),
        Flag("DoNotCall", "Do Not Call"),
        Reference("OwnerId", "Owner ID", "Group", "User").Defaulted().Indexed(),
        Flag("IsConverted", "Converted").ReadOnly(),
        Day("ConvertedDate", "Converted Date").ReadOnly(),
        Reference("ConvertedAccountId", "Converted Account ID", "Account").ReadOnly(),
        Reference("ConvertedContactId", "Converted Contact ID", "Contact").ReadOnly().Indexed(),
        Reference("ConvertedOpportunityId", "Converted Opportunity ID", "Opportunity").ReadOnly(),
        Flag("IsUnreadByOwner", "Unread By Owner"),
        Day("LastActivityDate", "Last Activity").ReadOnly(),
        Reference("MasterRecordId", "Master Record ID", "Lead").ReadOnly(),
    ]);

    public static ObjectSchema Contact() => new("Contact", "003",
    [
        .. Names(),
        Reference("AccountId", "Account ID", "Account").Indexed(),
        .. Reach(),
        .. Address("Mailing", "Mailing "),
        Text("Department", "Department", 80),
        LongText("Description", "Contact Description", 32_000),
        Choice("LeadSource", "Lead Source", "Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"),
        Flag("DoNotCall", "Do Not Call"),
        Reference("ReportsToId", "Reports To ID", "Contact"),
        Reference("OwnerId", "Owner ID", "User").Defaulted().Indexed(),
        Day("LastActivityDate", "Last Activity").ReadOnly(),
        Reference("MasterRecordId", "Master Record ID", "Contact").ReadOnly(),
    ]);

    public static Field Industry() => Choice("Industry", "Industry",
        "Agriculture", "Banking", "Biotechnology", "Consulting", "Education", "Energy", "Engineering", "Finance", "Government",
        "Healthcare", "Insurance", "Manufacturing", "Media", "Retail", "Technology", "Telecommunications", "Transportation", "Other");

    public static IEnumerable<Field> Address(string prefix, string label) =>
    [
        new Field($"{prefix}Street", $"{label}Street", FieldKind.TextArea) { Length = 255 },
        Text($"{prefix}City", $"{label}City", 40),
        Text($"{prefix}State", $"{label}State/Province", 80),
        Text($"{prefix}PostalCode", $"{label}Zip/Postal Code", 20),
        Text($"{prefix}Country", $"{label}Country", 80),
    ];

    private static IEnumerable<Field> Names() =>
    [
        Text("LastName", "Last Name", 80).Required(),
        Text("FirstName", "First Name", 40),
        Text("MiddleName", "Middle Name", 40),
        Text("Suffix", "Suffix", 40),
        Choice("Salutation", "Salutation", "Mr.", "Ms.", "Mrs.", "Dr.", "Prof.", "Mx."),
        Text("Name", "Full Name", 203).ReadOnly() with { Nillable = false },
        Text("Title", "Title", 128),
    ];

    private static IEnumerable<Field> Reach() =>
    [
        Email("Email", "Email"),
        Phone("Phone", "Phone"),
        Phone("MobilePhone", "Mobile Phone"),
        Phone("Fax", "Fax"),
        Flag("HasOptedOutOfEmail", "Email Opt Out"),
    ];
}
