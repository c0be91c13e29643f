namespace LeadSync.Sandbox.Salesforce;

/// <summary>An answer that ends a request: status, code and text as the platform words them.</summary>
internal sealed class Refusal(int status, string code, string message, IReadOnlyList<string>? fields = null) : Exception(message)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public IReadOnlyList<string>? Fields { get; } = fields;

    /// <summary>The field that is to blame, where the answer itself does not name it.</summary>
    public string? Culprit { get; private init; }

    public static Refusal Bad(string code, string message, params IReadOnlyList<string> fields) => new(400, code, message, fields.Count > 0 ? fields : null);

    public static Refusal NotFound() => new(404, "NOT_FOUND", "The requested resource does not exist");

    /// <summary>A value that is not of its field's type.</summary>
    public static Refusal BadValue(string field, string message) => new(400, "JSON_PARSER_ERROR", message) { Culprit = field };

    public static Refusal BadJson(string message) => new(400, "JSON_PARSER_ERROR", message);
}
