using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot.Wire;

/// <summary>A JSON answer, written where it is made: under the portal's lock the records stand still, on the way out they do not.</summary>
internal sealed class Answer : IResult
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly int status;
    private readonly PooledBuffer? body;

    private Answer(int status, PooledBuffer? body)
    {
        this.status = status;
        this.body = body;
    }

    public static Answer NoContent { get; } = new(StatusCodes.Status204NoContent, null);

    /// <summary>One JSON object whose members <paramref name="members"/> writes.</summary>
    public static Answer Json(Action<Utf8JsonWriter> members, int status = StatusCodes.Status200OK)
    {
        var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return new Answer(status, buffer);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        if (body is null)
            return;

        using (body)
        {
            httpContext.Response.ContentType = "application/json;charset=utf-8";
            httpContext.Response.ContentLength = body.Written.Length;
            await httpContext.Response.Body.WriteAsync(body.Written, httpContext.RequestAborted);
        }
    }
}
