using static LeadSync.Sandbox.Salesforce.Schema.Define;

namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>The people, queues and settings of the org. Only a user's own row can be changed, to deactivate somebody in a test.</summary>
internal static class SetupObjects
{
    public static ObjectSchema User() => new("User", "005",
    [
        Text("Username", "Username", 80).Required().Indexed(),
        Text("LastName", "Last Name", 80).Required(),
        Text("FirstName", "First Name", 40),
        Text("Name", "Full Name", 121).ReadOnly() with { Nillable = false },
        Email("Email", "Email").Required(),
        Text("Alias", "Alias", 8),
        Text("Title", "Title", 80),
        Phone("Phone", "Phone"),
        Flag("IsActive", "Active"),
        Choice("UserType", "User Type", "Standard", "PowerPartner", "Guest", "AutomatedProcess").WithDefault("Standard").ReadOnly(),
        Reference("ManagerId", "Manager ID", "User"),
        Text("TimeZoneSidKey", "Time Zone", 40),
        Reference("ProfileId", "Profile ID", "Profile"),
        Reference("UserRoleId", "Role ID", "UserRole"),
    ])
    { Deletable = false };

    public static ObjectSchema Group() => new("Group", "00G",
        Text("Name", "Name", 40),
        Text("DeveloperName", "Developer Name", 80),
        Choice("Type", "Type", "Regular", "Queue", "Role"),
        Email("Email", "Email"),
        Flag("DoesSendEmailToMembers", "Send Email to Members"));

    public static ObjectSchema GroupMember() => new("GroupMember", "011",
        Reference("GroupId", "Group ID", "Group").Indexed(),
        Reference("UserOrGroupId", "User/Group ID", "Group", "User").Indexed());

    public static ObjectSchema QueueSobject() => new("QueueSobject", "03g",
        Reference("QueueId", "Group ID", "Group").Indexed(),
        Choice("SobjectType", "Sobject Type", "Lead", "Case", "Task"));

    public static ObjectSchema LeadStatus() => ReadOnly("LeadStatus", "01J",
        Text("ApiName", "API Name", 255),
        Text("MasterLabel", "Master Label", 255),
        Whole("SortOrder", "Sort Order", 9),
        Flag("IsDefault", "Is Default"),
        Flag("IsConverted", "Is Converted"));

    public static ObjectSchema OpportunityStage() => ReadOnly("OpportunityStage", "01J",
        Text("ApiName", "API Name", 255),
        Text("MasterLabel", "Master Label", 255),
        Whole("SortOrder", "Sort Order", 9),
        Flag("IsActive", "Is Active"),
        Flag("IsClosed", "Is Closed"),
        Flag("IsWon", "Is Won"),
        new Field("DefaultProbability", "Default Probability", FieldKind.Percent) { Precision = 3 });

    public static ObjectSchema AssignmentRule() => ReadOnly("AssignmentRule", "01Q",
        Text("Name", "Name", 120),
        Choice("SobjectType", "SObject Type", "Lead", "Case"),
        Flag("Active", "Active"));

    public static ObjectSchema Organization() => ReadOnly("Organization", "00D",
        Text("Name", "Name", 80),
        Text("OrganizationType", "Edition", 40),
        Text("InstanceName", "Instance Name", 5),
        Flag("IsSandbox", "Is Sandbox"),
        Text("TimeZoneSidKey", "Time Zone", 40),
        Text("DefaultLocaleSidKey", "Locale", 40),
        Text("LanguageLocaleKey", "Language", 40));

    public static ObjectSchema PermissionSet() => new("PermissionSet", "0PS",
        Text("Name", "API Name", 80).Required() with { Unique = true },
        Text("Label", "Label", 80).Required(),
        Text("Description", "Description", 255),
        Flag("PermissionsApiEnabled", "API Enabled"),
        Flag("PermissionsEditTask", "Edit Tasks"),
        Flag("PermissionsTransferAnyLead", "Transfer Leads"));

    /// <summary>Kept and shown; what it grants is not enforced here.</summary>
    public static ObjectSchema ObjectPermissions() => new("ObjectPermissions", "110",
        Reference("ParentId", "Parent ID", "PermissionSet").Required().Indexed(),
        Text("SobjectType", "Sobject Type Name", 40).Required(),
        Flag("PermissionsRead", "Read Records"),
        Flag("PermissionsCreate", "Create Records"),
        Flag("PermissionsEdit", "Edit Records"),
        Flag("PermissionsDelete", "Delete Records"),
        Flag("PermissionsViewAllRecords", "View All Records"),
        Flag("PermissionsModifyAllRecords", "Modify All Records"));

    public static ObjectSchema FieldPermissions() => new("FieldPermissions", "01k",
        Reference("ParentId", "Parent ID", "PermissionSet").Required().Indexed(),
        Text("SobjectType", "Sobject Type Name", 40).Required(),
        Text("Field", "Field Name", 255).Required().Indexed(),
        Flag("PermissionsRead", "Read Access"),
        Flag("PermissionsEdit", "Edit Access"));

    public static ObjectSchema PermissionSetAssignment() => new("PermissionSetAssignment", "0Pa",
        Reference("PermissionSetId", "Permission Set ID", "PermissionSet").Required().Indexed(),
        Reference("AssigneeId", "Assignee ID", "User").Required().Indexed());

    public static ObjectSchema CustomField() => new("CustomField", "00N",
        Text("FullName", "Full Name", 255).Indexed(),
        Text("TableEnumOrId", "Table Enum or ID", 40),
        Text("DeveloperName", "Developer Name", 80))
    { Writable = false, Deletable = false, IsTooling = true };

    public static ObjectSchema FieldDefinition() => ReadOnly("FieldDefinition", "0FD",
        Text("EntityDefinitionId", "Entity Definition ID", 255),
        Text("QualifiedApiName", "Field Name", 255).Indexed(),
        Flag("IsFieldHistoryTracked", "Is Field History Tracked"));

    private static ObjectSchema ReadOnly(string name, string keyPrefix, params IEnumerable<Field> fields) =>
        new(name, keyPrefix, fields) { Writable = false, Deletable = false };
}
