using System.IO.Compression;
using System.Text.Json;
using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.Salesforce.Orgs;
using LeadSync.Sandbox.Salesforce.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>Between HTTP and the REST API: takes calls off the wire and puts answers on it.</summary>
internal sealed class WireCalls(Org org, ApiRoutes routes, Sessions sessions, ApiUsage usage, TimeProvider clock)
{
    public const string Root = "/services/data/";

    /// <summary>Lets a test act as a rep: the user whose name goes on the record.</summary>
    private const string ActAs = "X-Sandbox-User";

    public Org Org { get; } = org;

    public IEnumerable<string> Patterns => routes.Patterns;

    public static Refusal SessionOver() => new(StatusCodes.Status401Unauthorized, "INVALID_SESSION_ID", "Session expired or invalid");

    /// <summary>Everything below a version needs a session and counts; sign-in and the list of versions do not.</summary>
    public static bool IsApi(HttpRequest request) => request.Path.Value is { } path && path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) && path.Length > Root.Length;

    public string? UserOf(HttpRequest request) => sessions.UserOf(request.Headers.Authorization);

    public async Task AnswerAsync(HttpContext http)
    {
        try
        {
            var call = await ReadAsync(http);
            var answer = routes.AnswerAndCommit(call);
            CallJournal.NoteRecords(http, answer.Records);
            await WriteAsync(http, answer);
        }
        catch (Refusal refusal)
        {
            await WriteAsync(http, ApiAnswer.Of(refusal));
        }
    }

    public async Task WriteAsync(HttpContext http, ApiAnswer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        // Clients take the server's time from here, so it has to be the time that stamps the rows.
        response.Headers.Date = clock.GetUtcNow().ToString("R");
        if (IsApi(http.Request)) response.Headers["Sforce-Limit-Info"] = usage.Header;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        if (answer.Body.IsEmpty) return;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    private async Task<ApiCall> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        // The raw target, because an encoded slash in an external id must not part the path.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (SubrequestUrl.Read(target) is not { } url) throw Refusal.NotFound();
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

        var call = new ApiCall(request.Method, url.Path, url.Version, Actor(request), url.Query, headers, Body: null);

        return IsTable(request) ? call with { Upload = await UploadAsync(request) } : call with { Body = await BodyAsync(request) };
    }

    private string Actor(HttpRequest request)
    {
        if (request.Headers[ActAs].ToString() is not { Length: > 0 } username)
            return UserOf(request) ?? throw SessionOver(); // ended since the call was let in
        lock (Org.Gate)
        {
            return Org.FindUser(username)?.Id ?? throw Refusal.Bad("INVALID_HEADER", $"{ActAs}: the org has no user {username}");
        }
    }

    private static async Task<JsonElement?> BodyAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsDelete(request.Method) || request.ContentLength is 0) return null;
        if (!request.HasJsonContentType()) throw new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", $"Content-Type {request.ContentType} is not supported: send application/json");
        try
        {
            await using var body = Unzipped(request);
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: request.HttpContext.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (JsonException broken)
        {
            throw Refusal.BadJson(broken.Message);
        }
    }

    private static bool IsTable(HttpRequest request) => request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) is true;

    private static async Task<ReadOnlyMemory<byte>> UploadAsync(HttpRequest request)
    {
        await using var body = Unzipped(request);
        var table = new MemoryStream();
        await body.CopyToAsync(table, request.HttpContext.RequestAborted);

        return table.GetBuffer().AsMemory(0, (int)table.Length);
    }

    private static Stream Unzipped(HttpRequest request) => request.Headers.ContentEncoding.ToString().Same("gzip")
        ? new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true)
        : request.Body;
}
