using System.Text.Json;
using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>
/// A collection only says that a duplicate rule refused a record ("Use one of these records?"); which ones it meant is told
/// to a record that is sent alone. So the refused ones go once more, each alone, 25 to a call.
/// </summary>
internal sealed class SalesforceDuplicates(ISalesforceApi api, string dataRoot, CollectionWrite write, string autoAssign)
{
    public const string Code = "DUPLICATES_DETECTED";
    private const int MostSubrequests = 25;

    /// <summary>The same outcomes, in which those refused as duplicates name the records they match.</summary>
    public async Task<IReadOnlyList<RecordOutcome>> NameMatchesAsync(
        IReadOnlyList<SalesforceRecord> records, IReadOnlyList<RecordOutcome> outcomes, CancellationToken cancellationToken)
    {
        var named = outcomes.ToArray();
        foreach (var batch in Enumerable.Range(0, named.Length).Where(index => named[index].Code == Code).Chunk(MostSubrequests))
        {
            var request = new CompositeRequest(AllOrNone: false, [.. batch.Select(index => Alone(index, records[index]))]);
            using var answer = await api.UpdateTogetherAsync(request, autoAssign, cancellationToken);
            var failure = FailedCall.Of(answer);
            foreach (var index in batch)
            {
                var part = answer.Content?.Subanswers?.FirstOrDefault(part => part.ReferenceId == WriteParts.Reference(index));
                named[index] = part is not null ? Outcome(named[index], part) : WithoutAnswer(named[index], failure);
            }
        }

        return named;
    }

    /// <summary>The ids in a refusal. Salesforce misspells the member as "duplicateResut"; the right spelling is understood too.</summary>
    public static IReadOnlyList<string> MatchesIn(JsonElement errors) =>
    [
        .. Children(errors)
            .SelectMany(error => Children(error, "duplicateResut").Concat(Children(error, "duplicateResult")))
            .SelectMany(result => Children(result, "matchResults"))
            .SelectMany(match => Children(match, "matchRecords"))
            .SelectMany(match => Children(match, "record"))
            .Select(record => new SalesforceRow(record).Id)
            .Where(id => id.Length > 0)
            .Distinct(),
    ];

    private Subrequest Alone(int index, SalesforceRecord record)
    {
        var call = write.Alone(record);
        var body = SalesforceBody.OfSingle(record.Fields, call.FieldInPath);
        return new Subrequest(
            call.Method, $"{dataRoot}/sobjects/{write.Type}{call.Path}", WriteParts.Reference(index), body, WriteParts.Headers(autoAssign));
    }

    private static RecordOutcome Outcome(RecordOutcome refused, Subanswer part)
    {
        if (part.HttpStatusCode is >= 200 and < 300) // the rule was relaxed, or the other record left, a moment ago
        {
            var id = part.Body.ValueKind == JsonValueKind.Object && part.Body.TryGetProperty("id", out var created) ? created.GetString() : refused.Id;
            return new RecordOutcome(id, OutcomeKind.Written, Created: part.HttpStatusCode == 201);
        }

        return WriteParts.Outcome(refused.Id, part) with { Matches = MatchesIn(part.Body) };
    }

    // It was certainly refused before; only a call that left without an answer puts that in doubt.
    private static RecordOutcome WithoutAnswer(RecordOutcome refused, FailedCall? failure) =>
        failure is null || SalesforceFailures.OfWholeCall(failure)?.Kind == OutcomeKind.Unknown
            ? refused with { Kind = OutcomeKind.Unknown, Code = "NO_ANSWER" }
            : refused;

    private static IEnumerable<JsonElement> Children(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? Children(child) : [];

    private static IEnumerable<JsonElement> Children(JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.Array => list.EnumerateArray(),
        JsonValueKind.Object => [list],
        _ => [],
    };
}
