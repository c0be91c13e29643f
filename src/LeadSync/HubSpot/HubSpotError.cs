using System.Text.Json;

namespace LeadSync.HubSpot;

/// <summary>An error as HubSpot describes it, for a whole call or for some records of a batch. Every member may be missing.</summary>
/// <param name="Category">VALIDATION_ERROR, OBJECT_NOT_FOUND, CONFLICT, MISSING_SCOPES … an open set.</param>
/// <param name="Message">May quote a record's values: it goes into the record's history, never into a log.</param>
/// <param name="ErrorType">What older rate limit answers have instead of a category.</param>
/// <param name="PolicyName">Which rate limit was hit.</param>
/// <param name="Context">Which records it concerns: "ids", "objectWriteTraceId".</param>
/// <param name="Errors">The details.</param>
internal sealed record HubSpotError(
    string? Category = null,
    string? Message = null,
    string? ErrorType = null,
    string? PolicyName = null,
    IReadOnlyDictionary<string, JsonElement>? Context = null,
    IReadOnlyList<HubSpotErrorDetail>? Errors = null)
{
    /// <summary>The most exact word there is for what went wrong.</summary>
    public string Code => Details.Select(detail => detail.Code).FirstOrDefault(code => code is not null) ?? Category ?? ErrorType ?? "UNKNOWN";

    /// <summary>The details; old answers hide them as a JSON list inside the message.</summary>
    public IReadOnlyList<HubSpotErrorDetail> Details => Errors is { Count: > 0 } ? Errors : HubSpotErrorText.DetailsIn(Message);

    /// <summary>The texts under a name of the context, whether HubSpot sent a list or a single value.</summary>
    public IEnumerable<string> Named(string name) => HubSpotErrorText.Texts(Context, name);
}

/// <summary>One detail of an error.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="Code">PROPERTY_DOESNT_EXIST, READ_ONLY_VALUE, INVALID_OPTION … an open set.</param>
/// <param name="Context">Which property it concerns: "propertyName".</param>
internal sealed record HubSpotErrorDetail(string? Message = null, string? Code = null, IReadOnlyDictionary<string, JsonElement>? Context = null)
{
    /// <summary>The property it concerns; null when it does not say.</summary>
    public string? Property => HubSpotErrorText.Texts(Context, "propertyName").FirstOrDefault();
}
