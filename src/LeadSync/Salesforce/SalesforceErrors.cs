using System.Text.Json;
using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>What Salesforce's error codes mean for us. The vocabulary is open: a code nobody knows is permanent until a person looks.</summary>
internal static class SalesforceErrors
{
    // The fault of another record: healthy ones were rolled back with it.
    private static readonly string[] Secondary = ["ALL_OR_NONE_OPERATION_ROLLED_BACK", "PROCESSING_HALTED", "BATCH_PROCESSING_HALTED"];

    // Certainly not executed, and it passes by itself or with other people's help.
    private static readonly HashSet<string> Passing =
    [
        "UNABLE_TO_LOCK_ROW", "REQUEST_LIMIT_EXCEEDED", "LIMIT_EXCEEDED", "TOO_MANY_APEX_REQUESTS", "EXCEEDED_QUOTA",
        "SERVER_UNAVAILABLE", "QUERY_TIMEOUT", "REQUEST_RUNNING_TOO_LONG", "UNKNOWN_EXCEPTION", "INVALID_SESSION_ID",
        "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE", "ORG_LOCKED", "ORG_IN_MAINTENANCE",
        "CANNOT_EXECUTE_FLOW_TRIGGER", "FLOW_EXCEPTION", "APEX_ERROR", // org automation: worth a few tries, then its text is shown
        .. Secondary,
    ];

    // A trigger that failed wraps the code of what really happened into its text.
    private static readonly string[] Wrapped = ["UNABLE_TO_LOCK_ROW", "REQUEST_LIMIT_EXCEEDED", "SERVER_UNAVAILABLE"];

    /// <summary>What an error of one record means for it.</summary>
    public static OutcomeKind KindOf(string code, string? message) => code switch
    {
        "ENTITY_IS_DELETED" or "NOT_FOUND" => OutcomeKind.Gone,
        // A rep converted the lead since we looked: nothing is wrong with the record, the next look goes to the contact.
        "CANNOT_UPDATE_CONVERTED_LEAD" => OutcomeKind.Changed,
        _ when Passing.Contains(code) || Wrapped.Any(inner => message?.Contains(inner, StringComparison.Ordinal) == true) => OutcomeKind.Again,
        _ => OutcomeKind.Refused,
    };

    /// <summary>The outcome of a record with these errors; secondary symptoms stand back behind the cause.</summary>
    public static RecordOutcome Outcome(string? id, IReadOnlyList<SalesforceError> errors)
    {
        var cause = errors.OrderBy(error => Secondary.Contains(error.Code)).FirstOrDefault()
            ?? new SalesforceError(null, null, "Salesforce named no reason.", null);
        var fields = cause.Fields is { Count: > 0 } ? $" [{string.Join(", ", cause.Fields)}]" : "";
        return new RecordOutcome(id, KindOf(cause.Code, cause.Message), cause.Code, cause.Message + fields)
        {
            Fields = cause.Fields ?? [],
        };
    }

    /// <summary>The errors in a body; empty when it is no list of errors, such as the page of an edge server.</summary>
    public static IReadOnlyList<SalesforceError> Read(string body) => Parse(body, SalesforceJson.Default.IReadOnlyListSalesforceError) ?? [];

    /// <summary>The first error in a body; null when there is none.</summary>
    public static SalesforceError? First(string body) => Read(body) is [var first, ..] ? first : null;

    /// <summary>The errors in a part of a composite answer.</summary>
    public static IReadOnlyList<SalesforceError> Read(JsonElement body) => Read(body.ValueKind == JsonValueKind.Undefined ? "" : body.GetRawText());

    /// <summary>The error of a sign-in.</summary>
    public static TokenAnswer? OAuth(string body) => Parse(body, SalesforceJson.Default.TokenAnswer);

    private static T? Parse<T>(string body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
