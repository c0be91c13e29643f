using System.Text.Json;
using System.Text.RegularExpressions;
using LeadSync.Sandbox.Salesforce.Orgs;

namespace LeadSync.Sandbox.Salesforce.Rest;

/// <summary>
/// Up to 25 calls in one, each may use the results of earlier ones (REST API: Composite). The answer is 200 whatever happens inside.
/// They run in the order given, also where collateSubrequests would allow another.
/// </summary>
internal sealed partial class CompositeEndpoint(Org org, Func<ApiCall, ApiAnswer> answer)
{
    private const int MostSubrequests = 25;
    private const int MostBulky = 5;
    private const string RolledBack = "The transaction was rolled back since another operation in the same transaction failed.";
    private static readonly string[] Inherited = ["Accept", "Authorization", "Content-Type"];

    public ApiAnswer Run(ApiCall call)
    {
        var parts = Parts(call);
        var allOrNone = call.Json.Is("allOrNone");
        var mark = org.Store.Mark();
        var results = new CompositeResults();
        foreach (var part in parts)
        {
            var halted = allOrNone && results.AnyFailed;
            results.Add(part.Reference, halted ? Halted(RolledBack) : Answer(call, part, results));
        }

        if (allOrNone && results.AnyFailed)
        {
            org.Store.RollBackTo(mark);
            results.ReplaceHealthy(Halted(RolledBack));
        }

        return results.Answer();
    }

    private ApiAnswer Answer(ApiCall outer, Subrequest part, CompositeResults results)
    {
        try
        {
            var url = results.Resolve(part.Url);
            var body = part.Body is { } given ? results.Resolve(given) : (JsonElement?)null;
            if (SubrequestUrl.Read(url) is not { } target) return ApiAnswer.Of(Refusal.NotFound());
            var headers = new Dictionary<string, string>(outer.Headers, StringComparer.OrdinalIgnoreCase);
            foreach (var (name, value) in part.Headers) headers[name] = value;

            return answer(outer with { Method = part.Method, Path = target.Path, Version = target.Version, Query = target.Query, Headers = headers, Body = body });
        }
        catch (UnresolvedReference missing)
        {
            return Halted(missing.Message);
        }
    }

    private static List<Subrequest> Parts(ApiCall call)
    {
        var list = call.Json.List("compositeRequest") ?? throw Refusal.BadJson("compositeRequest: an array of subrequests is needed");
        var parts = list.Select(Subrequest.Read).ToList();
        if (parts.Count is 0 or > MostSubrequests)
            throw Refusal.Bad("LIMIT_EXCEEDED", $"The composite request takes 1 to {MostSubrequests} subrequests, not {parts.Count}");
        if (parts.Count(part => part.IsBulky) > MostBulky)
            throw Refusal.Bad("LIMIT_EXCEEDED", $"At most {MostBulky} queries and sObject collections in a composite request");
        foreach (var part in parts)
        {
            if (!ReferenceId.IsMatch(part.Reference))
                throw Refusal.BadJson($"Provided referenceId ('{part.Reference}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').");
            if (part.Headers.Keys.FirstOrDefault(name => Inherited.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } forbidden)
                throw Refusal.Bad("INVALID_HEADER", $"{forbidden} cannot be set on a subrequest: it is inherited");
        }

        return parts.DistinctBy(part => part.Reference).Count() == parts.Count ? parts : throw Refusal.BadJson("Each referenceId may be used once in a composite request");
    }

    private static ApiAnswer Halted(string message) => ApiAnswer.Of(Refusal.Bad("PROCESSING_HALTED", message));

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReferenceId { get; }
}
