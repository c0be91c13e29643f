namespace LeadSync.Sandbox.Salesforce;

/// <summary>An answer that ends a request: status, code and text as the platform words them.</summary>
internal sealed class Refusal(int status, string code, string message, IReadOnlyList<string>? fields = null) : Exception(message)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public IReadOnlyList<string>? Fields { get; } = fields;

    public static Refusal Bad(string code, string message, params IReadOnlyList<string> fields) => new(400, code, message, fields.Count > 0 ? fields : null);

    public static Refusal NotFound() => new(404, "NOT_FOUND", "The requested resource does not exist");

    public static Refusal BadJson(string message) => new(400, "JSON_PARSER_ERROR", message);
}
