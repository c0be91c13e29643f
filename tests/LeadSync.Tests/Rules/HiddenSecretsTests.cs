using LeadSync.Rules;

namespace LeadSync.Tests.Rules;

public sealed class HiddenSecretsTests
{
    [Theory]
    [InlineData("  token: pat-eu1-1234", "  token: \"${HIDDEN}\"")]
    [InlineData("  token: \"pat eu1\"   # ours", "  token: \"${HIDDEN}\"   # ours")]
    [InlineData("  webhooks: { organizationId: \"00D\", secret: s3cret }", "  webhooks: { organizationId: \"00D\", secret: \"${HIDDEN}\" }")]
    [InlineData("    clientSecret: [\"one\", \"two\"]", "    clientSecret: \"${HIDDEN}\"")]
    [InlineData("http: { url: \"http://0.0.0.0:8080\", adminToken: 'letmein' }", "http: { url: \"http://0.0.0.0:8080\", adminToken: \"${HIDDEN}\" }")]
    public void A_secret_that_stands_in_a_file_is_not_kept(string written, string kept) => HiddenSecrets.Of(new ConfigFile("leadsync.yaml", written, IsShipped: false)).ShouldBe(kept);

    [Theory]
    [InlineData("  token: ${HUBSPOT_TOKEN}          # service key")]
    [InlineData("    clientSecret: [\"${HUBSPOT_CLIENT_SECRET}\"]")]
    [InlineData("  clientId: ${file:/run/secrets/id}")]
    [InlineData("    publicUrl: https://leadsync.example.com/webhooks/hubspot")]
    public void Where_a_secret_is_to_be_found_is_no_secret(string line) => HiddenSecrets.Of(new ConfigFile("leadsync.yaml", line, IsShipped: false)).ShouldBe(line);

    [Fact]
    public void Whoever_knows_the_address_of_the_chat_may_post_there() =>
        HiddenSecrets.Of(new ConfigFile("alerts.yaml", "channels: { slack: { url: https://hooks.slack.example/T1/B2 } }", IsShipped: false)).ShouldBe("channels: { slack: { url: \"${HIDDEN}\" } }");

    [Fact]
    public void The_shipped_files_have_none()
    {
        foreach (var name in ConfigDirectory.FileNames) HiddenSecrets.Of(ConfigDirectory.Shipped(name)).ShouldBe(ConfigDirectory.Shipped(name).Text, name);
    }
}
