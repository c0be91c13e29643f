using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Wire;

/// <summary>What is wrong with one property of a write.</summary>
internal sealed record PropertyProblem(string Property, string Code, string Message);

/// <summary>A refusal in the shape of HubSpot's CRM API; the same record stands at top level and among a batch's errors.</summary>
internal sealed record ApiError(int Status, string Message, string? Category) : IResult
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<PropertyProblem> Problems { get; init; } = [];

    public IReadOnlyList<(string Key, IReadOnlyList<string> Values)> Context { get; init; } = [];

    /// <summary>Older services name the kind <c>errorType</c> and the limit <c>policyName</c>.</summary>
    public (string ErrorType, string PolicyName)? Policy { get; init; }

    public static ApiError Invalid(string message) => new(StatusCodes.Status400BadRequest, message, "VALIDATION_ERROR");

    public static ApiError NotFound(string message = "resource not found") => new(StatusCodes.Status404NotFound, message, null);

    public static ApiError Invalid(IReadOnlyList<PropertyProblem> problems) => Invalid("Property values were not valid: " + Details(problems)) with { Problems = problems };

    /// <summary>The same error as one of a batch's, naming the input it belongs to.</summary>
    public ApiError OfInput(string traceId) => this with { Context = [.. Context, ("objectWriteTraceId", [traceId])] };

    public Task ExecuteAsync(HttpContext httpContext) => Answer.Json(json =>
    {
        WriteMembers(json);
        json.WriteString("correlationId", httpContext.Response.Headers["X-HubSpot-Correlation-Id"].ToString());
    }, Status).ExecuteAsync(httpContext);

    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("status", "error");
        json.WriteString("message", Message);
        if (Category is not null)
            json.WriteString("category", Category);
        if (Policy is { } policy)
        {
            json.WriteString("errorType", policy.ErrorType);
            json.WriteString("policyName", policy.PolicyName);
        }
        if (Problems.Count > 0)
            json.Array("errors", Problems, problem => WriteProblem(json, problem));
        if (Context.Count > 0)
            json.Object("context", () =>
            {
                foreach (var (key, values) in Context)
                    json.Strings(key, values);
            });
    }

    private static void WriteProblem(Utf8JsonWriter json, PropertyProblem problem)
    {
        json.WriteStartObject();
        json.WriteString("message", problem.Message);
        json.WriteString("code", problem.Code);
        json.WriteString("in", "properties");
        json.Object("context", () => json.Strings("propertyName", [problem.Property]));
        json.WriteEndObject();
    }

    /// <summary>Old clients parse this list out of the message: there it is sometimes the only detail.</summary>
    private static string Details(IReadOnlyList<PropertyProblem> problems) => JsonSerializer.Serialize(
        problems.Select(problem => new
        {
            isValid = false,
            message = problem.Message,
            error = problem.Code,
            name = problem.Property,
            localizedErrorMessage = problem.Message,
            portalId = Portal.Id,
        }), Relaxed);
}

/// <summary>Ends a call from deep inside; the route answers with the error.</summary>
internal sealed class RefusedException(ApiError error) : Exception(error.Message)
{
    public ApiError Error => error;
}
