namespace LeadSync.Leads;

/// <summary>Who has a lead in Salesforce: a person or a queue.</summary>
/// <param name="CrmId">18-character id of the user or the queue.</param>
/// <param name="Label">What people call it: a user's name, a queue's name. Never logged.</param>
internal sealed record Owner(string CrmId, string Label, bool IsQueue);
