namespace LeadSync.Rules;

/// <summary>Settings that a worker takes once, when it starts: whom it calls and as whom, where it keeps its state, where it listens.</summary>
/// <remarks>A connection that changed under a running worker would mix two accounts in one store.</remarks>
internal static class RestartSettings
{
    private static readonly IReadOnlyList<(string Key, Func<LeadSyncSettings, object> Value)> Fixed =
    [
        ("hubspot.baseUrl", settings => settings.HubSpot.BaseUrl),
        ("hubspot.apiVersion", settings => settings.HubSpot.ApiVersion),
        ("hubspot.token", settings => settings.HubSpot.Token),
        ("hubspot.tier", settings => settings.HubSpot.Tier),
        ("hubspot.budget", settings => settings.HubSpot.Budget),
        ("salesforce.loginUrl", settings => settings.Salesforce.LoginUrl),
        ("salesforce.clientId", settings => settings.Salesforce.ClientId),
        ("salesforce.clientSecret", settings => settings.Salesforce.ClientSecret),
        ("salesforce.username", settings => settings.Salesforce.Username),
        ("salesforce.privateKeyFile", settings => settings.Salesforce.PrivateKeyFile),
        ("salesforce.apiVersion", settings => settings.Salesforce.ApiVersion),
        ("salesforce.budget", settings => settings.Salesforce.Budget),
        ("storage", settings => settings.Storage),
        ("redis", settings => settings.Redis),
        ("http.url", settings => settings.Http.Url),
    ];

    /// <summary>Keys of those whose value is another than at the start.</summary>
    public static IReadOnlyList<string> Changed(LeadSyncSettings started, LeadSyncSettings wanted) =>
        [.. Fixed.Where(setting => !setting.Value(started).Equals(setting.Value(wanted))).Select(setting => setting.Key)];

    /// <summary>The wanted settings with the values of the start where only a restart can change them: what is in force.</summary>
    public static LeadSyncSettings Keep(LeadSyncSettings started, LeadSyncSettings wanted) => wanted with
    {
        HubSpot = wanted.HubSpot with
        {
            BaseUrl = started.HubSpot.BaseUrl,
            ApiVersion = started.HubSpot.ApiVersion,
            Token = started.HubSpot.Token,
            Tier = started.HubSpot.Tier,
            Budget = started.HubSpot.Budget,
        },
        Salesforce = wanted.Salesforce with
        {
            LoginUrl = started.Salesforce.LoginUrl,
            ClientId = started.Salesforce.ClientId,
            ClientSecret = started.Salesforce.ClientSecret,
            Username = started.Salesforce.Username,
            PrivateKeyFile = started.Salesforce.PrivateKeyFile,
            ApiVersion = started.Salesforce.ApiVersion,
            Budget = started.Salesforce.Budget,
        },
        Storage = started.Storage,
        Redis = started.Redis,
        Http = wanted.Http with { Url = started.Http.Url },
    };
}
