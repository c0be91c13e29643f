using static LeadSync.Sandbox.Salesforce.Schema.Define;

namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>What surrounds the person: the account, the deal, the activities, and the lead's history.</summary>
internal static class SalesObjects
{
    public static ObjectSchema Account() => new("Account", "001",
    [
        Text("Name", "Account Name", 255).Required().Indexed(),
        Choice("Type", "Account Type",
            "Prospect", "Customer - Direct", "Customer - Channel", "Channel Partner / Reseller", "Installation Partner", "Technology Partner", "Other"),
        PersonObjects.Industry(),
        Url("Website", "Website").Indexed(),
        Phone("Phone", "Account Phone"),
        .. PersonObjects.Address("Billing", "Billing "),
        Money("AnnualRevenue", "Annual Revenue"),
        Whole("NumberOfEmployees", "Employees", 8),
        LongText("Description", "Account Description", 32_000),
        Reference("ParentId", "Parent Account ID", "Account"),
        Reference("OwnerId", "Owner ID", "User").Defaulted().Indexed(),
        Day("LastActivityDate", "Last Activity").ReadOnly(),
    ]);

    public static ObjectSchema Opportunity() => new("Opportunity", "006",
    [
        Text("Name", "Name", 120).Required(),
        Reference("AccountId", "Account ID", "Account").Indexed(),
        Choice("StageName", "Stage", [.. OpportunityStages.All.Select(stage => stage.Name)]).Required(),
        Day("CloseDate", "Close Date").Required(),
        Money("Amount", "Amount"),
        new Field("Probability", "Probability (%)", FieldKind.Percent) { Precision = 3 },
        Choice("ForecastCategory", "Forecast Category", "Omitted", "Pipeline", "BestCase", "Forecast", "Closed").ReadOnly(),
        Choice("LeadSource", "Lead Source", "Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"),
        LongText("Description", "Description", 32_000),
        Flag("IsClosed", "Closed").ReadOnly(),
        Flag("IsWon", "Won").ReadOnly(),
        Reference("OwnerId", "Owner ID", "User").Defaulted().Indexed(),
    ]);

    public static ObjectSchema OpportunityContactRole() => new("OpportunityContactRole", "00K",
    [
        Reference("OpportunityId", "Opportunity ID", "Opportunity").Required().Indexed(),
        Reference("ContactId", "Contact ID", "Contact").Required().Indexed(),
        Choice("Role", "Role", "Business User", "Decision Maker", "Economic Buyer", "Evaluator", "Influencer", "Other"),
        Flag("IsPrimary", "Primary"),
    ]);

    public static ObjectSchema Task() => new("Task", "00T",
    [
        Reference("WhoId", "Name ID", "Contact", "Lead").Indexed(),
        Reference("WhatId", "Related To ID", "Account", "Opportunity").Indexed(),
        Text("Subject", "Subject", 255),
        Choice("Status", "Status", "Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred").WithDefault("Not Started"),
        Choice("Priority", "Priority", "High", "Normal", "Low").WithDefault("Normal"),
        Day("ActivityDate", "Due Date Only"),
        LongText("Description", "Description", 32_000),
        Choice("TaskSubtype", "Task Subtype", "Task", "Email", "ListEmail", "Cadence", "Call", "LinkedIn") with { Restricted = true, Updateable = false },
        Instant("ReminderDateTime", "Reminder Date/Time"),
        Flag("IsReminderSet", "Reminder Set"),
        Flag("IsClosed", "Closed").ReadOnly(),
        Instant("CompletedDateTime", "Completed Date/Time").ReadOnly(),
        Flag("IsArchived", "Archived").ReadOnly(),
        Reference("AccountId", "Account ID", "Account").ReadOnly(),
        Reference("OwnerId", "Assigned To ID", "Group", "User").Defaulted().Indexed(),
    ]);

    public static ObjectSchema Event() => new("Event", "00U",
    [
        Reference("WhoId", "Name ID", "Contact", "Lead").Indexed(),
        Reference("WhatId", "Related To ID", "Account", "Opportunity").Indexed(),
        Text("Subject", "Subject", 255),
        Instant("StartDateTime", "Start Date Time").Required(),
        Instant("EndDateTime", "End Date Time"),
        Day("ActivityDate", "Due Date Only").ReadOnly(),
        LongText("Description", "Description", 32_000),
        Reference("OwnerId", "Assigned To ID", "User").Defaulted().Indexed(),
    ]);

    public static ObjectSchema LeadHistory() => History("Lead", "created", "Status", "Owner", "leadConverted", "leadMerged");

    public static ObjectSchema ContactHistory() => History("Contact", "created", "contactCreatedFromLead", "contactMerged");

    private static ObjectSchema History(string of, params string[] fields) => new($"{of}History", "017",
    [
        Reference($"{of}Id", $"{of} ID", of).Indexed(),
        Choice("Field", "Changed Field", fields) with { Restricted = true },
        new Field("OldValue", "Old Value", FieldKind.AnyType),
        new Field("NewValue", "New Value", FieldKind.AnyType),
    ])
    { Writable = false, Deletable = false };
}
