using static LeadSync.Sandbox.Salesforce.Schema.Define;

namespace LeadSync.Sandbox.Salesforce.Schema;

/// <summary>What `leadsync provision` makes: the custom fields on Lead, Contact and Task. A bare org lacks them.</summary>
internal static class LeadSyncFields
{
    public const string ReturnReason = "LeadSync_Return_Reason__c";

    public static readonly IReadOnlyList<Field> OnPerson =
    [
        Text("LeadSync_Id__c", "LeadSync Id", 40).ExternalId(unique: true),
        Number("LeadSync_Score__c", "LeadSync Score", 5, 0),
        Text("LeadSync_Grade__c", "LeadSync Grade", 10),
        LongText("LeadSync_Score_Reasons__c", "LeadSync Score Reasons", 32_768),
        LongText("LeadSync_Brief__c", "LeadSync Brief", 32_768),
        Text("LeadSync_Topics__c", "LeadSync Topics", 255),
        Text("LeadSync_Stage__c", "LeadSync Stage", 40),
        Instant("LeadSync_Accept_By__c", "LeadSync Accept By"),
        Instant("LeadSync_Qualify_By__c", "LeadSync Qualify By"),
        Choice(ReturnReason, "LeadSync Return Reason", "Timing", "No budget", "Wrong person", "Poor fit", "No answer"),
        LongText("LeadSync_Feedback__c", "LeadSync Feedback", 32_768),
        Text("LeadSync_Heat__c", "LeadSync Heat", 40),
        Url("LeadSync_HubSpot_Url__c", "LeadSync HubSpot Url"),
    ];

    /// <summary>Not unique: activities cannot enforce it, so a Task is sought by key before it is repeated.</summary>
    public static readonly Field OnTask = Text("LeadSync_Key__c", "LeadSync Key", 255).ExternalId(unique: false);
}
