using System.IO.Enumeration;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.Control;

/// <summary>What goes wrong with calls of a shape.</summary>
internal sealed record Fault
{
    /// <summary>HTTP method; null: any.</summary>
    public string? Method { get; init; }

    /// <summary>The end of the path, with <c>*</c> for anything: <c>/batch/update</c>, <c>/composite/*</c>.</summary>
    public string Path { get; init; } = "*";

    /// <summary>Text the query string must contain; null: any.</summary>
    public string? Query { get; init; }

    /// <summary>How many calls it hits; null: all until it is deleted.</summary>
    public int? Times { get; init; }

    /// <summary>Waits before anything else.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Aborts the connection; the handler never runs.</summary>
    public bool Reset { get; init; }

    /// <summary>Lets the handler commit, then aborts the connection: the caller cannot know.</summary>
    public bool DieAfterCommit { get; init; }

    /// <summary>Answers this status instead of the handler.</summary>
    public int? Status { get; init; }

    /// <summary>The body of that answer: JSON, or a text that is sent as it stands (broken JSON, a proxy's HTML).</summary>
    public JsonElement? Body { get; init; }

    public Dictionary<string, string>? Headers { get; init; }

    public bool Matches(HttpRequest request) =>
        (Method is null || string.Equals(Method, request.Method, StringComparison.OrdinalIgnoreCase))
        && FileSystemName.MatchesSimpleExpression("*" + Path, request.Path.Value)
        && (Query is null || Uri.UnescapeDataString(request.QueryString.Value ?? "").Contains(Query, StringComparison.OrdinalIgnoreCase));
}
