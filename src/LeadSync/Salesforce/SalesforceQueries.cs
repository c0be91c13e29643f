using System.Text.Json;
using LeadSync.Hosting;

namespace LeadSync.Salesforce;

/// <summary>Runs queries and follows them to their last page.</summary>
internal sealed class SalesforceQueries(ISalesforceApi api, string dataRoot, TimeProvider time)
{
    private const int MostTogether = 5;
    private const int MostTries = 3;
    private const int MostUrlCharacters = 2000; // beyond 16,384 bytes with headers Salesforce answers 414 or 431
    private const string Attempted = "a query";

    public async Task<IReadOnlyList<SalesforceRow>> QueryAsync(string soql, bool all, CancellationToken cancellationToken)
    {
        if (Uri.EscapeDataString(soql).Length > MostUrlCharacters)
            return (await QueryTogetherAsync([soql], all, cancellationToken))[0];
        var page = await SalesforceReads.ReadAsync(
            Attempted, () => all ? api.QueryAllAsync(soql, cancellationToken) : api.QueryAsync(soql, cancellationToken));
        return await FollowAsync(page, cancellationToken);
    }

    public async Task<IReadOnlyList<IReadOnlyList<SalesforceRow>>> QueryManyAsync(
        IReadOnlyList<string> soqls, bool all, CancellationToken cancellationToken)
    {
        var results = new List<IReadOnlyList<SalesforceRow>>(soqls.Count);
        foreach (var together in soqls.Chunk(MostTogether))
            results.AddRange(await QueryTogetherAsync(together, all, cancellationToken));
        return results;
    }

    private async Task<IReadOnlyList<SalesforceRow>[]> QueryTogetherAsync(string[] soqls, bool all, CancellationToken cancellationToken)
    {
        var rows = new IReadOnlyList<SalesforceRow>?[soqls.Length];
        for (var tries = 1; ; tries++)
        {
            var open = Enumerable.Range(0, soqls.Length).Where(index => rows[index] is null).ToList();
            if (open.Count == 0)
                return rows!;
            if (tries > 1)
                await Task.Delay(TimeSpan.FromSeconds(tries), time, cancellationToken);

            var request = new CompositeRequest(AllOrNone: false, [.. open.Select(index => Part(index, soqls[index], all))]);
            var answer = await SalesforceReads.ReadAsync(Attempted, () => api.QueryTogetherAsync(request, cancellationToken));
            foreach (var index in open)
            {
                if (PageIn(answer.Subanswers?.FirstOrDefault(part => part.ReferenceId == Reference(index)), lastTry: tries == MostTries) is { } page)
                    rows[index] = await FollowAsync(page, cancellationToken);
            }
        }
    }

    // The call is answered with 200 whatever its parts are answered with.
    private static QueryPage? PageIn(Subanswer? part, bool lastTry)
    {
        if (part is { HttpStatusCode: 200, Body.ValueKind: JsonValueKind.Object })
            return part.Body.Deserialize(SalesforceJson.Default.QueryPage)!;
        var error = part is not null && SalesforceErrors.Read(part.Body) is [var first, ..] ? first : null;
        var passes = part is null or { HttpStatusCode: 200 or >= 500 } || SalesforceErrors.KindOf(error?.Code ?? "", error?.Message) == OutcomeKind.Again;
        if (!passes)
            throw SalesforceFailures.Refusal(Attempted, part!.HttpStatusCode, error);
        return lastTry
            ? throw new ConnectionDownException(
                "Salesforce", Attempted, error?.Code ?? "a part of the answer is missing", "LeadSync keeps trying; see status.salesforce.com.")
            : null;
    }

    // Pages can be shorter than asked for; "done" is the only sign of the last one.
    private async Task<IReadOnlyList<SalesforceRow>> FollowAsync(QueryPage page, CancellationToken cancellationToken)
    {
        var rows = new List<SalesforceRow>(page.Records?.Select(record => new SalesforceRow(record)) ?? []);
        while (!page.Done && page.NextRecordsUrl is { } next)
        {
            page = await SalesforceReads.ReadAsync("the next page of a query", () => api.NextPageAsync(next.TrimStart('/'), cancellationToken));
            rows.AddRange(page.Records?.Select(record => new SalesforceRow(record)) ?? []);
        }

        return rows;
    }

    private Subrequest Part(int index, string soql, bool all) =>
        new("GET", $"{dataRoot}/{(all ? "queryAll" : "query")}?q={Uri.EscapeDataString(soql)}", Reference(index));

    private static string Reference(int index) => $"q{index}";
}
