using LeadSync.Salesforce;

namespace LeadSync.Provisioning;

/// <summary>The Salesforce fields LeadSync writes and reads.</summary>
internal static class NeededFields
{
    private const int LongText = 32_768;
    private static readonly string[] Person = ["Lead", "Contact"];

    /// <summary>Not unique: an activity cannot enforce it, so a Task is sought by its key before it is made again.</summary>
    public static NeededField OnActivity { get; } = new(
        ["Activity"], "LeadSync_Key__c", Text("LeadSync Key", 255, "Which handoff the task belongs to; LeadSync finds it by this") with { ExternalId = true });

    /// <summary>A Contact has them too: a handoff of somebody who is a Contact already makes no Lead.</summary>
    public static IReadOnlyList<NeededField> OnPerson(IReadOnlyList<string> returnReasons) =>
    [
        On("LeadSync_Id__c", Text("LeadSync Id", 40, "LeadSync's own key of this person; never changed") with { ExternalId = true, Unique = true }),
        On("LeadSync_Score__c", new NewField("LeadSync Score", "Number") { Precision = 5, Scale = 0, Description = "How ready marketing's rules find this person" }),
        On("LeadSync_Grade__c", Text("LeadSync Grade", 10, "How well this person fits, A best")),
        On("LeadSync_Score_Reasons__c", Long("LeadSync Score Reasons", 6, "Every rule that gave points")),
        On("LeadSync_Brief__c", Long("LeadSync Brief", 10, "What this person read, when and where, why now, and what to send next")),
        On("LeadSync_Topics__c", Text("LeadSync Topics", 255, "What this person read about")),
        On("LeadSync_Stage__c", Text("LeadSync Stage", 40, "Where the handoff stands; Status is what LeadSync reads")),
        On("LeadSync_Accept_By__c", Instant("LeadSync Accept By", "Until when the rep answers")),
        On("LeadSync_Qualify_By__c", Instant("LeadSync Qualify By", "Until when the rep qualifies")),
        On("LeadSync_Return_Reason__c", Reason(returnReasons)) with { FilledByRep = true },
        On("LeadSync_Feedback__c", Long("LeadSync Feedback", 4, "What marketing should know about this person")) with { FilledByRep = true },
        On("LeadSync_Heat__c", Text("LeadSync Heat", 40, "How active this person is at the moment")),
        On("LeadSync_HubSpot_Url__c", new NewField("LeadSync HubSpot Url", "Url") { Description = "This person in HubSpot" }),
    ];

    private static NeededField On(string name, NewField definition) => new(Person, name, definition);

    private static NewField Text(string label, int length, string description) => new(label, "Text") { Length = length, Description = description };

    private static NewField Long(string label, int lines, string description) =>
        new(label, "LongTextArea") { Length = LongText, VisibleLines = lines, Description = description };

    private static NewField Instant(string label, string description) => new(label, "DateTime") { Description = description };

    // Not restricted: a reason that sales adds must not make LeadSync's own writes fail.
    private static NewField Reason(IReadOnlyList<string> reasons) =>
        new("LeadSync Return Reason", "Picklist") { ValueSet = NewValueSet.Of(reasons, restricted: false), Description = "Why the lead goes back to marketing" };
}
