using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>The section <c>hubspot</c> of <c>leadsync.yaml</c>.</summary>
internal static class HubSpotSection
{
    public static HubSpotSettings Read(YamlMap map)
    {
        var shipped = new HubSpotSettings();
        var settings = new HubSpotSettings
        {
            BaseUrl = map.Address("baseUrl") ?? shipped.BaseUrl,
            ApiVersion = map.OneOf("apiVersion", "v3", "2026-03", "2026-09") ?? shipped.ApiVersion,
            Token = map.Secret("token", "the token of a private app or a service key"),
            Webhooks = Webhooks(map.Section("webhooks")),
            Tier = map.OneOf("tier", "free", "starter", "professional", "enterprise") ?? shipped.Tier,
            Budget = map.Percent("budget", above: 0) ?? shipped.Budget,
            Poll = map.Duration("poll", TimeSpan.FromSeconds(1)) ?? shipped.Poll,
        };
        map.RefuseOtherKeys();
        return settings;
    }

    private static HubSpotWebhookSettings Webhooks(YamlMap map)
    {
        var settings = new HubSpotWebhookSettings
        {
            Mode = map.OneOf("mode", "push", "journal", "none") ?? "push",

            // Without a secret no webhook can be trusted; the poll brings the same news later.
            ClientSecret = map.Texts("clientSecret", FindingKind.Note),
            AppId = map.Text("appId") ?? "",
            PublicUrl = map.Address("publicUrl"),
        };
        map.RefuseOtherKeys();
        if (settings.Mode == "journal") map.Judge.NotYetActedOn(NotYet.WebhookJournal, map.PositionOf("mode"));
        return settings;
    }

    /// <summary>A secret that the live system asks for; empty where it is not there, which matters only to who calls.</summary>
    public static string Secret(this YamlMap map, string key, string what)
    {
        var value = map.Text(key, FindingKind.Unset);
        if (value is { Length: > 0 }) return value;
        if (value is "" || !map.Has(key))
            map.Judge.Refuse(map.PositionOf(key), $"'{map.Name}.{key}' is empty", $"Give {what}, as {map.VariableOf(key)} in the environment for example", FindingKind.Unset);
        return "";
    }
}
