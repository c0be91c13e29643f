using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Sandbox;

namespace LeadSync.Tests.Support;

/// <summary>A sandbox on free ports with a client for each side, driven over HTTP like by anybody else.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    private readonly SandboxHost host;

    private RunningSandbox(SandboxHost host)
    {
        this.host = host;
        HubSpot = new HttpClient { BaseAddress = host.HubSpotUrl };
        HubSpot.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-token");
        Salesforce = new HttpClient { BaseAddress = host.SalesforceUrl };
    }

    public HttpClient HubSpot { get; }

    public HttpClient Salesforce { get; }

    public static async Task<RunningSandbox> StartAsync(SandboxOptions? options = null) =>
        new(await SandboxHost.StartAsync((options ?? new()) with { HubSpotPort = 0, SalesforcePort = 0 }, TestContext.Current.CancellationToken));

    /// <summary>Lets <see cref="Salesforce"/> act as LeadSync's own user.</summary>
    public async Task SignInAsync()
    {
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "sandbox-client"), new("client_secret", "sandbox-secret")]);
        using var answer = await Salesforce.PostAsync("/services/oauth2/token", form, TestContext.Current.CancellationToken);
        Salesforce.DefaultRequestHeaders.Authorization = new("Bearer", (string)(await answer.BodyAsync())["access_token"]!);
    }

    public async ValueTask DisposeAsync()
    {
        HubSpot.Dispose();
        Salesforce.Dispose();
        await host.DisposeAsync();
    }
}

internal static class JsonCalls
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<JsonNode> JsonAsync(this HttpClient client, string path) =>
        (await client.GetFromJsonAsync<JsonNode>(path, Stop))!;

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, object body) => client.PostAsJsonAsync(path, body, Stop);

    public static Task<HttpResponseMessage> PatchAsync(this HttpClient client, string path, object body) => client.PatchAsJsonAsync(path, body, Stop);

    public static async Task<JsonNode> BodyAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonNode>(Stop))!;

    /// <summary>Posts and expects success.</summary>
    public static async Task<JsonNode?> SendAsync(this HttpClient client, string path, object body)
    {
        using var response = await client.PostAsync(path, body);
        var text = await response.Content.ReadAsStringAsync(Stop);
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
