using System.Text.Json.Serialization;
using LeadSync.Rules;

namespace LeadSync.Cli;

/// <summary>The answer of <c>check</c>.</summary>
/// <param name="Rules">Hash of the rules; null where they cannot be read.</param>
internal sealed record CheckVerdict(
    [property: JsonPropertyName("good")] bool IsGood,
    string? Rules,
    IReadOnlyList<CheckFinding> Findings,
    [property: JsonIgnore] IReadOnlyList<Finding> Spoken);

/// <param name="Line">Counts from 1; 0 where the place has no lines.</param>
/// <param name="Stops">It stands in the way; otherwise it is worth knowing.</param>
internal sealed record CheckFinding(string File, int Line, bool Stops, string Wrong, string Remedy);
