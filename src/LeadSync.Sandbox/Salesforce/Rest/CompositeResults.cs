using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>A later call names a value that an earlier one did not give.</summary>
internal sealed class UnresolvedReference(string path, string reference) : Exception($"Invalid reference specified. No value for {path} found in {reference}");

/// <summary>The results of a composite so far; `@{lead.id}` in later calls is replaced from them.</summary>
internal sealed partial class CompositeResults
{
    private readonly List<(string Reference, ApiAnswer Answer)> results = [];

    public bool AnyFailed => results.Exists(result => result.Answer.Failed);

    public void Add(string reference, ApiAnswer answer) => results.Add((reference, answer));

    public void ReplaceHealthy(ApiAnswer by)
    {
        for (var at = 0; at < results.Count; at++)
            if (!results[at].Answer.Failed) results[at] = (results[at].Reference, by);
    }

    public string Resolve(string text) => Reference.Replace(text, match => Value(match.Groups["path"].Value));

    public JsonElement Resolve(JsonElement body)
    {
        var text = body.GetRawText();
        return text.Contains("@{") ? JsonElement.Parse(Reference.Replace(text, match => JsonEncodedText.Encode(Value(match.Groups["path"].Value)).ToString())) : body;
    }

    public ApiAnswer Answer() => ApiAnswer.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("compositeResponse");
        foreach (var (reference, answer) in results)
        {
            json.WriteStartObject();
            json.WritePropertyName("body");
            if (answer.Body.IsEmpty) json.WriteNullValue();
            else json.WriteRawValue(answer.Body.Span, skipInputValidation: true);
            json.WriteStartObject("httpHeaders");
            foreach (var (name, value) in answer.Headers) json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteNumber("httpStatusCode", answer.Status);
            json.WriteString("referenceId", reference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) with { Records = results.Sum(result => result.Answer.Records) };

    /// <summary>`lead.id`, `found.records[0].Id` or `list[2].id`.</summary>
    private string Value(string path)
    {
        var steps = Step.Matches(path).Select(step => step.Value).ToList();
        var earlier = results.Find(result => result.Reference.Equals(steps[0]));
        if (earlier.Answer is not { Failed: false, Body.IsEmpty: false }) throw new UnresolvedReference(path, steps[0]);
        using var document = JsonDocument.Parse(earlier.Answer.Body);
        var at = document.RootElement;
        foreach (var step in steps.Skip(1))
        {
            var found = at.ValueKind switch
            {
                JsonValueKind.Object when at.TryGetProperty(step, out var member) => member,
                JsonValueKind.Array when int.TryParse(step, out var index) && index < at.GetArrayLength() => at[index],
                _ => throw new UnresolvedReference(path, steps[0]),
            };
            at = found;
        }

        return at.ToString();
    }

    [GeneratedRegex(@"@\{(?<path>[A-Za-z0-9_.\[\]]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference { get; }

    [GeneratedRegex("[A-Za-z0-9_]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step { get; }
}
