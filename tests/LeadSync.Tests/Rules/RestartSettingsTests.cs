using LeadSync.Rules;

namespace LeadSync.Tests.Rules;

public sealed class RestartSettingsTests
{
    private static readonly LeadSyncSettings Started = new();

    private static readonly LeadSyncSettings Wanted = new()
    {
        Mode = WorkMode.Observe,
        GoLive = GoLive.Everything,
        HubSpot = new HubSpotSettings
        {
            BaseUrl = new Uri("https://hubspot.example"),
            ApiVersion = "v3",
            Token = "other",
            Tier = "free",
            Budget = 0.9,
            Poll = TimeSpan.FromSeconds(7),
            Webhooks = new HubSpotWebhookSettings { ClientSecret = ["other"] },
        },
        Salesforce = new SalesforceSettings
        {
            LoginUrl = new Uri("https://salesforce.example"),
            ClientId = "other",
            ClientSecret = "other",
            Username = "other",
            PrivateKeyFile = "other",
            ApiVersion = "66.0",
            Budget = 0.9,
            Poll = TimeSpan.FromSeconds(7),
            PersonAccounts = true,
        },
        Storage = "sqlite:other.db",
        Redis = "other:6379",
        Http = new HttpSettings { Url = new Uri("http://0.0.0.0:9090"), AdminToken = "other" },
    };

    [Fact]
    public void What_a_connector_was_made_with_stays_as_it_was()
    {
        var kept = RestartSettings.Keep(Started, Wanted);

        Connections.HubSpot(kept).ShouldBe(Connections.HubSpot(Started));
        Connections.Salesforce(kept).ShouldBe(Connections.Salesforce(Started));
    }

    [Fact]
    public void Each_value_that_stays_is_named_and_each_that_is_named_stays()
    {
        RestartSettings.Changed(Started, RestartSettings.Keep(Started, Wanted)).ShouldBeEmpty();
        RestartSettings.Changed(Started, Wanted).Count.ShouldBe(15);

        // Put back one by one, the kept values are those of the keys and no others.
        RestartSettings.Keep(Wanted, RestartSettings.Keep(Started, Wanted)).ShouldBe(Wanted);
    }

    [Fact]
    public void What_is_read_in_every_round_is_in_force_at_once()
    {
        var kept = RestartSettings.Keep(Started, Wanted);

        kept.HubSpot.Poll.ShouldBe(TimeSpan.FromSeconds(7));
        kept.Salesforce.Poll.ShouldBe(TimeSpan.FromSeconds(7));
        kept.HubSpot.Webhooks.ClientSecret.ShouldBe(["other"]);
        kept.Http.AdminToken.ShouldBe("other");
        kept.Salesforce.PersonAccounts.ShouldBeTrue();
        kept.GoLive.ShouldBe(GoLive.Everything);
    }
}
