using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Sandbox;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.Salesforce;

/// <summary>A Salesforce lookalike with a signed-in client, and the calls that every test makes.</summary>
internal sealed class SignedInOrg : IAsyncDisposable
{
    public const string Data = "/services/data/v67.0";

    /// <summary>The names of metadata members are case-sensitive, unlike those of fields.</summary>
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.General);

    private readonly RunningSandbox sandbox;

    private SignedInOrg(RunningSandbox sandbox) => this.sandbox = sandbox;

    public HttpClient Http => sandbox.Salesforce;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SignedInOrg> StartAsync(SandboxOptions? options = null)
    {
        var org = new SignedInOrg(await RunningSandbox.StartAsync(options));
        await org.SignInAsync();
        return org;
    }

    public async Task SignInAsync()
    {
        using var answer = await Http.PostAsync("/services/oauth2/token", Form(("grant_type", "client_credentials"), ("client_id", "sandbox-client"), ("client_secret", "sandbox-secret")), Stop);
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)(await answer.BodyAsync())["access_token"]!);
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.ToDictionary(field => field.Name, field => field.Value));

    /// <summary>Sends a body with headers and gives back the status and the JSON, null when there is none.</summary>
    public async Task<(int Status, JsonNode? Body, HttpResponseHeaders Headers)> CallAsync(string method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.StartsWith("/services") ? path : $"{Data}/{path}");
        if (body is not null) request.Content = JsonContent.Create(body, options: AsWritten);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);

        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response.Headers);
    }

    public async Task<string> CreateAsync(string type, object record, params (string Name, string Value)[] headers)
    {
        var (status, body, _) = await CallAsync("POST", $"sobjects/{type}", record, headers);
        status.ShouldBe(201, body?.ToJsonString());
        return (string)body!["id"]!;
    }

    public Task<string> LeadAsync(string lastName = "Okafor", string company = "Globex", string? email = null) =>
        CreateAsync("Lead", new { LastName = lastName, Company = company, Email = email });

    /// <summary>That many leads, 200 a call, each with its LeadSync id.</summary>
    public async Task LeadsAsync(int count, int from = 0)
    {
        foreach (var chunk in Enumerable.Range(from, count).Chunk(200))
        {
            var (_, body, _) = await UpsertAsync([.. chunk.Select(number => new { attributes = new { type = "Lead" }, LeadSync_Id__c = $"lead-{number}", LastName = $"Name {number}", Company = $"Company {number}", Email = $"person{number}@x.example" })]);
            body!.AsArray().ShouldAllBe(result => result!["success"]!.GetValue<bool>());
        }
    }

    /// <summary>A collection upserted by LeadSync id.</summary>
    public Task<(int Status, JsonNode? Body, HttpResponseHeaders Headers)> UpsertAsync(object[] records, bool allOrNone = false) =>
        CallAsync("PATCH", "composite/sobjects/Lead/LeadSync_Id__c", new { allOrNone, records }, ("Sforce-Auto-Assign", "FALSE"));

    public async Task<JsonNode> ReadAsync(string type, string id, string? fields = null)
    {
        var (status, body, _) = await CallAsync("GET", $"sobjects/{type}/{id}{(fields is null ? "" : $"?fields={fields}")}");
        status.ShouldBe(200, body?.ToJsonString());
        return body!;
    }

    public async Task UpdateAsync(string type, string id, object fields, params (string Name, string Value)[] headers)
    {
        var (status, body, _) = await CallAsync("PATCH", $"sobjects/{type}/{id}", fields, headers);
        status.ShouldBe(204, body?.ToJsonString());
    }

    /// <summary>The refusal of a call: its status and first error.</summary>
    public async Task<(int Status, string Code, string Message)> RefusedAsync(string method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var (status, answer, _) = await CallAsync(method, path, body, headers);
        var error = answer.ShouldBeOfType<JsonArray>()[0]!;
        return (status, (string)error["errorCode"]!, (string)error["message"]!);
    }

    public async Task<JsonNode> QueryAsync(string soql, string resource = "query")
    {
        var (status, body, _) = await CallAsync("GET", $"{resource}?q={Uri.EscapeDataString(soql)}");
        status.ShouldBe(200, body?.ToJsonString());
        return body!;
    }

    /// <summary>One column of a query's rows.</summary>
    public async Task<string?[]> ColumnAsync(string soql, string column = "Id") =>
        [.. (await QueryAsync(soql))["records"]!.AsArray().Select(row => row![column]?.ToString())];

    public async Task<string> UserAsync(string username) => (await ColumnAsync($"SELECT Id FROM User WHERE Username = '{username}'"))[0]!;

    public async Task<string> QueueAsync(string developerName) => (await ColumnAsync($"SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = '{developerName}'"))[0]!;

    public Task<JsonNode?> ControlAsync(string path, object body) => Http.SendAsync($"/_sandbox/{path}", body);

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();
}
