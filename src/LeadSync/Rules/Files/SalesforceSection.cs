using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>The section <c>salesforce</c> of <c>leadsync.yaml</c>.</summary>
internal static class SalesforceSection
{
    public static SalesforceSettings Read(YamlMap map)
    {
        var shipped = new SalesforceSettings();
        var (webhooks, opportunity) = (map.Section("webhooks"), map.Section("opportunity"));
        var settings = new SalesforceSettings
        {
            LoginUrl = map.Address("loginUrl") ?? shipped.LoginUrl,
            ClientId = map.Secret("clientId", "the consumer key of the connected app"),
            ClientSecret = map.Secret("clientSecret", "the consumer secret of the connected app"),
            Username = map.Text("username") ?? "",
            PrivateKeyFile = map.Text("privateKeyFile") ?? "",
            ApiVersion = ApiVersion(map) ?? shipped.ApiVersion,
            Changes = map.OneOf("changes", "poll", "cdc") ?? shipped.Changes,
            Poll = map.Duration("poll", TimeSpan.FromSeconds(1)) ?? shipped.Poll,
            Budget = map.Percent("budget", above: 0) ?? shipped.Budget,
            RecordType = map.Text("recordType") ?? "",
            WebhookOrganizationId = webhooks.Text("organizationId") ?? "",
            WebhookSecret = webhooks.Text("secret", FindingKind.Note) ?? "",
            PersonAccounts = map.Flag("personAccounts"),
            Opportunity = new OpportunityFields(opportunity.Text("lostReason") ?? "", opportunity.Text("competitor") ?? "", opportunity.Text("currency") ?? ""),
        };
        webhooks.RefuseOtherKeys();
        opportunity.RefuseOtherKeys();
        map.RefuseOtherKeys();

        if (settings.RecordType.Length > 0) map.Judge.NotYetActedOn(NotYet.RecordType, map.PositionOf("recordType"));
        if (settings.WebhookOrganizationId.Length + settings.WebhookSecret.Length > 0) map.Judge.NotYetActedOn(NotYet.SalesforceWebhooks, map.PositionOf("webhooks"));
        if (settings.Changes == "cdc") map.Judge.NotYetActedOn(NotYet.ChangeEvents, map.PositionOf("changes"));
        if (settings.Username.Length + settings.PrivateKeyFile.Length > 0) map.Judge.NotYetActedOn(NotYet.KeySignIn, map.PositionOf("username"));
        return settings;
    }

    private static string? ApiVersion(YamlMap map)
    {
        if (map.Word("apiVersion") is not { } word) return null;
        var parts = word.Text.Split('.');
        if (parts is [var major, "0"] && Units.Whole(major) is >= 58 and <= 99) return word.Text;
        map.Judge.Refuse(word.At, $"'apiVersion' is '{word.Text}'", "Write a version of Salesforce's API with its decimal, from \"58.0\" on, such as \"67.0\"");
        return null;
    }
}
