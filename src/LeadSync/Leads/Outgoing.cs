using System.Text.Json.Serialization;

namespace LeadSync.Leads;

/// <summary>Where a write goes; a lead has at most one open record write per target.</summary>
internal static class Target
{
    public const string Crm = "salesforce";
    public const string CrmTask = "salesforce-task";
    public const string HubSpot = "hubspot";
    public const string Mail = "mail";
    public const string Slack = "slack";

    /// <summary>The system a person knows it by.</summary>
    public static string SystemOf(string target) => target switch
    {
        HubSpot => "HubSpot",
        Mail => "the mail server",
        Slack => "Slack",
        _ => "Salesforce",
    };

    /// <summary>It tells a person something, and changes nothing in either system.</summary>
    public static bool IsWord(string target) => target is Mail or Slack;
}

/// <summary>Desired values of a Salesforce record.</summary>
/// <param name="Id">Null: found or created by LeadSync id.</param>
/// <param name="UnlessChangedSince">A return: void (412) if somebody edited the record since.</param>
/// <param name="OrgAssigns">The org's own assignment rules may put another owner in the place of ours.</param>
internal sealed record CrmWrite(
    string Object,
    string? Id,
    IReadOnlyDictionary<string, object?> Fields,
    DateTimeOffset? UnlessChangedSince = null,
    bool OrgAssigns = false)
{
    [JsonIgnore]
    public bool IsCreate => Id is null;
}

/// <summary>Desired values of a HubSpot contact.</summary>
/// <param name="Stage">The stage these values tell of.</param>
/// <param name="OptOut">Address of a person who is to get no more mail: it travels by HubSpot's own call for it, no property write may. Null where nobody opted out.</param>
internal sealed record ContactWrite(string ContactId, IReadOnlyDictionary<string, string> Properties, string Stage, string? OptOut = null);

/// <summary>A Task for the rep, made once per key.</summary>
/// <param name="Key"><c>lead/cycle/kind/step</c>.</param>
internal sealed record TaskDraft(string Key, IReadOnlyDictionary<string, object?> Fields);

/// <summary>A mail, sent once per key; a kill at the wrong moment may send it again under the same Message-ID.</summary>
/// <param name="Key"><c>lead/cycle/kind/step</c>.</param>
/// <param name="Name">Whom it is for, in the lead's story. Never logged, and neither is the address.</param>
internal sealed record MailDraft(string Key, string To, string Name, string Subject, string Text, string Html);

/// <summary>A post to Slack, made once per key at most.</summary>
/// <param name="Key"><c>lead/cycle/kind/step</c>.</param>
internal sealed record SlackDraft(string Key, string Text);

/// <summary>What became of a delivery.</summary>
/// <param name="CrmId">Id of the Salesforce record or Task.</param>
/// <param name="Body">What was sent, as JSON.</param>
internal sealed record Receipt(string Target, ReceiptKind Kind, string? CrmId, string? Code, string? Message, string Body, DateTimeOffset At)
{
    /// <summary>Fields that the refusal names; empty where it names none.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}

internal enum ReceiptKind
{
    Written,

    /// <summary>For good: the same would be refused again.</summary>
    Refused,

    /// <summary>It may have happened.</summary>
    Unknown,

    /// <summary>It did not happen, and may be tried again.</summary>
    Again,

    /// <summary>Somebody edited the record first.</summary>
    Changed,

    /// <summary>The record is no longer there.</summary>
    Gone,
}
