using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class SignInTests
{
    private const string Token = "/services/oauth2/token";

    [Fact]
    public async Task Client_credentials_give_a_token_that_opens_the_api()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var answer = await org.Http.PostAsync(Token, SignedInOrg.Form(("grant_type", "client_credentials"), ("client_id", "sandbox-client"), ("client_secret", "sandbox-secret")), TestContext.Current.CancellationToken);
        var token = await answer.BodyAsync();

        token["token_type"]!.GetValue<string>().ShouldBe("Bearer");
        token["issued_at"]!.GetValue<string>().ShouldMatch(@"^\d{13}$");
        token.AsObject().ContainsKey("expires_in").ShouldBeFalse();
        new Uri(token["instance_url"]!.GetValue<string>()).ShouldBe(org.Http.BaseAddress);
        token["id"]!.GetValue<string>().ShouldEndWith(await org.UserAsync("leadsync@acme.example"));
        (await org.CallAsync("GET", "limits")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Id_and_secret_may_come_as_a_basic_header()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Token) { Content = SignedInOrg.Form(("grant_type", "client_credentials")) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("sandbox-client:sandbox-secret")));
        using var answer = await sandbox.Salesforce.SendAsync(request, TestContext.Current.CancellationToken);

        (await answer.BodyAsync())["access_token"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("client_credentials", "sandbox-client", "wrong", "invalid_client")]
    [InlineData("client_credentials", "wrong", "sandbox-secret", "invalid_client_id")]
    [InlineData("password", "sandbox-client", "sandbox-secret", "unsupported_grant_type")]
    [InlineData("", "sandbox-client", "sandbox-secret", "invalid_request")]
    public async Task A_wrong_request_is_refused_in_the_shape_of_oauth(string grant, string id, string secret, string error)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var answer = await sandbox.Salesforce.PostAsync(Token, SignedInOrg.Form(("grant_type", grant), ("client_id", id), ("client_secret", secret)), TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.BodyAsync())["error"]!.GetValue<string>().ShouldBe(error);
    }

    [Fact]
    public async Task A_login_host_does_not_serve_client_credentials()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Token) { Content = SignedInOrg.Form(("grant_type", "client_credentials"), ("client_id", "sandbox-client"), ("client_secret", "sandbox-secret")) };
        request.Headers.Host = "login.salesforce.com";
        using var answer = await sandbox.Salesforce.SendAsync(request, TestContext.Current.CancellationToken);

        (await answer.BodyAsync())["error"]!.GetValue<string>().ShouldBe("invalid_grant");
    }

    [Theory]
    [InlineData("ana@acme.example", 60, null)]
    [InlineData("dan@acme.example", 60, "user hasn't approved this consumer")]
    [InlineData("ana@acme.example", -60, "expired authorization code")]
    public async Task A_signed_claim_signs_in_the_user_it_names(string subject, int secondsLeft, string? refusal)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var claims = new JsonObject { ["iss"] = "sandbox-client", ["sub"] = subject, ["aud"] = "https://login.salesforce.com", ["exp"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + secondsLeft };
        var assertion = string.Join('.', new[] { """{"alg":"RS256","typ":"JWT"}""", claims.ToJsonString(), "signature" }.Select(part => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part))));
        using var answer = await sandbox.Salesforce.PostAsync(Token, SignedInOrg.Form(("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", assertion)), TestContext.Current.CancellationToken);

        (await answer.BodyAsync())["error_description"]?.GetValue<string>().ShouldBe(refusal);
        answer.IsSuccessStatusCode.ShouldBe(refusal is null);
    }

    [Fact]
    public async Task Expired_tokens_get_the_401_that_asks_for_a_new_login()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("expire-tokens", new { });

        (await org.RefusedAsync("GET", "limits")).ShouldBe((401, "INVALID_SESSION_ID", "Session expired or invalid"));
        await org.SignInAsync();
        (await org.CallAsync("GET", "limits")).Status.ShouldBe(200);
    }
}
