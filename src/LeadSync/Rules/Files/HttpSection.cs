using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary>The section <c>http</c> of <c>leadsync.yaml</c>.</summary>
internal static class HttpSection
{
    public static HttpSettings Read(YamlMap map)
    {
        var settings = new HttpSettings
        {
            Url = map.Address("url") ?? new HttpSettings().Url,

            // Without it the dashboard stays closed; leads travel all the same.
            AdminToken = map.Text("adminToken", FindingKind.Note) ?? "",
            IdentityProvider = IdentityProvider(map.Section("identityProvider")),
        };
        map.RefuseOtherKeys();
        return settings;
    }

    /// <summary>An empty authority means none, as the example has it.</summary>
    private static IdentityProviderSettings? IdentityProvider(YamlMap map)
    {
        var roles = map.Section("roles");
        var provider = new IdentityProviderSettings(
            map.Text("authority") ?? "",
            map.Text("audience") ?? "",
            roles.Texts("admin"),
            roles.Texts("viewer"));
        roles.RefuseOtherKeys();
        map.RefuseOtherKeys();
        if (provider.Authority.Length == 0) return null;
        map.Judge.NotYetActedOn(NotYet.IdentityProvider, map.At);
        return provider;
    }
}
