using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LeadSync.Tests.Support;

/// <summary>A wire whose answers are written down beforehand; a request nobody wrote an answer for fails.</summary>
internal sealed class ScriptedTransport : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<Func<SentRequest, HttpResponseMessage>>> _scripts = [];

    public List<SentRequest> Sent { get; } = [];

    /// <summary>Answers for one method and path, in their order; the last one repeats.</summary>
    public ScriptedTransport On(string call, params Func<SentRequest, HttpResponseMessage>[] answers)
    {
        _scripts[call] = new Queue<Func<SentRequest, HttpResponseMessage>>(answers);
        return this;
    }

    public int Count(string call) => Sent.Count(request => request.Call == call);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        var sent = new SentRequest($"{request.Method} {request.RequestUri!.AbsolutePath}", request.RequestUri, body, headers);
        lock (_scripts)
        {
            Sent.Add(sent);
            if (!_scripts.TryGetValue(sent.Call, out var answers))
                throw new InvalidOperationException($"No answer is written down for {sent.Call}{request.RequestUri.Query}");
            var answer = (answers.Count > 1 ? answers.Dequeue() : answers.Peek())(sent);
            answer.RequestMessage = request; // as a real transport does
            return answer;
        }
    }

    public static Func<SentRequest, HttpResponseMessage> Json(string json, int status = 200, params (string Name, string Value)[] headers) =>
        _ => Answer(status, json, "application/json", headers);

    public static Func<SentRequest, HttpResponseMessage> Html(int status) =>
        _ => Answer(status, "<html><body>Service Unavailable</body></html>", "text/html", []);

    public static Func<SentRequest, HttpResponseMessage> Fails(Exception exception) => _ => throw exception;

    public static Func<SentRequest, HttpResponseMessage> Resets() => Fails(new HttpRequestException("reset", new IOException("reset")));

    public static Func<SentRequest, HttpResponseMessage> RefusesToConnect() =>
        Fails(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

    private static HttpResponseMessage Answer(int status, string body, string type, (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)) };
        foreach (var (name, value) in headers)
            answer.Headers.TryAddWithoutValidation(name, value);
        return answer;
    }
}

internal sealed record SentRequest(string Call, Uri Uri, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonElement.Parse(Body);
}
