using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Sandbox.HubSpot.Native;

/// <summary>The Salesforce lookalike as HubSpot's own connector calls it: as a user of its own, and told apart from other callers in the counts.</summary>
internal sealed class SalesforceSide(Uri url) : IDisposable
{
    public const string User = "hubspot@acme.example";
    public const string Actor = "hubspot-native";

    private const string Data = "/services/data/v67.0/";
    private const int MostRecords = 200;

    private static readonly Dictionary<string, string> Credentials = new()
    {
        ["grant_type"] = "client_credentials", ["client_id"] = "sandbox-client", ["client_secret"] = "sandbox-secret",
    };

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url };

    public async Task<IReadOnlyList<JsonObject>> QueryAsync(string soql, CancellationToken cancellationToken)
    {
        // The first page is asked for inside a body: hundreds of addresses make no address line.
        var query = new JsonObject { ["method"] = "GET", ["referenceId"] = "query", ["url"] = $"{Data}queryAll?q={Uri.EscapeDataString(soql)}" };
        var whole = await SendAsync(HttpMethod.Post, $"{Data}composite", new JsonObject { ["compositeRequest"] = new JsonArray(query) }, cancellationToken);
        var page = whole["compositeResponse"]![0]!["body"]!;
        var rows = new List<JsonObject>();
        while (true)
        {
            rows.AddRange((page as JsonObject)?["records"]?.AsArray().Select(row => row!.AsObject()) ?? throw new HttpRequestException($"Salesforce refuses the connector's query: {page.ToJsonString()}"));
            if ((string?)page["nextRecordsUrl"] is not { } next) return rows;
            page = await SendAsync(HttpMethod.Get, next, null, cancellationToken);
        }
    }

    /// <summary>Names of the fields of an object.</summary>
    public async Task<IReadOnlySet<string>> FieldsAsync(string type, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, $"{Data}sobjects/{type}/describe", null, cancellationToken))["fields"]!.AsArray().Select(field => (string)field!["name"]!).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates (POST) or updates (PATCH); for each record its id, or null when it was refused.</summary>
    public async Task<IReadOnlyList<string?>> WriteAsync(HttpMethod method, IReadOnlyList<JsonObject> records, CancellationToken cancellationToken)
    {
        var ids = new List<string?>();
        foreach (var chunk in records.Chunk(MostRecords))
        {
            var body = new JsonObject { ["allOrNone"] = false, ["records"] = new JsonArray([.. chunk]) };
            var results = await SendAsync(method, $"{Data}composite/sobjects", body, cancellationToken);
            ids.AddRange(results.AsArray().Select(result => result!["success"]!.GetValue<bool>() ? (string?)result["id"] : null));
        }

        return ids;
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            request.Headers.Add("X-Sandbox-User", User);
            request.Headers.Add("X-Sandbox-Actor", Actor);
            using var answer = await http.SendAsync(request, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.Unauthorized && attempt == 0)
            {
                await SignInAsync(cancellationToken);
                continue;
            }

            return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(cancellationToken) ?? new JsonObject();
        }
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(Credentials);
        using var answer = await http.PostAsync("/services/oauth2/token", form, cancellationToken);
        var token = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token!["access_token"]!);
    }
}
