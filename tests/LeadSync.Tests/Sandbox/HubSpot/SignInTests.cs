using System.Net;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.HubSpot;

public sealed class SignInTests
{
    [Theory]
    [InlineData("/oauth/v3/token")]
    [InlineData("/oauth/2026-03/token")]
    public async Task A_refresh_token_buys_an_access_token(string path)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        sandbox.HubSpot.DefaultRequestHeaders.Authorization = null;
        using var answer = await TokenAsync(sandbox, path, "sandbox-client-secret");
        var body = await answer.BodyAsync();
        body["access_token"]!.ToString().ShouldBe("sandbox-token");
        body["expires_in"]!.GetValue<int>().ShouldBe(1800);
        body["hub_id"]!.GetValue<int>().ShouldBe(24681357);
    }

    [Fact]
    public async Task A_wrong_secret_is_refused_in_the_language_of_oauth()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var refused = await TokenAsync(sandbox, "/oauth/v3/token", "wrong");
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.BodyAsync())["error"]!.ToString().ShouldBe("invalid_grant");
    }

    private static async Task<HttpResponseMessage> TokenAsync(RunningSandbox sandbox, string path, string secret)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["client_id"] = "x", ["client_secret"] = secret, ["refresh_token"] = "r" });
        return await sandbox.HubSpot.PostAsync(path, form, TestContext.Current.CancellationToken);
    }
}
