namespace LeadSync.Rules;

/// <summary><c>leadsync.yaml</c>: connections and the few technical switches.</summary>
internal sealed record LeadSyncSettings
{
    public WorkMode Mode { get; init; } = WorkMode.Live;
    public GoLive GoLive { get; init; } = GoLive.Baseline;
    public HubSpotSettings HubSpot { get; init; } = new();
    public SalesforceSettings Salesforce { get; init; } = new();
    public NativeSync NativeSync { get; init; } = NativeSync.Detect;
    public BrakeSettings Brake { get; init; } = new();

    /// <summary><c>sqlite:PATH</c>, relative to the data directory's parent.</summary>
    public string Storage { get; init; } = "sqlite:data/leadsync.db";

    /// <summary><c>host:port</c>, or empty where one worker runs alone.</summary>
    public string Redis { get; init; } = "";
    public HttpSettings Http { get; init; } = new();
}

internal enum WorkMode { Live, Observe }

internal enum GoLive { Baseline, Everything }

internal enum NativeSync { Detect, Alongside, Absent }

internal sealed record HubSpotSettings
{
    public Uri BaseUrl { get; init; } = new("https://api.hubapi.com");
    public string ApiVersion { get; init; } = "2026-03";
    public string Token { get; init; } = "";
    public HubSpotWebhookSettings Webhooks { get; init; } = new();
    public string Tier { get; init; } = "professional";

    /// <summary>Share of the account's daily calls that is ours, 0 to 1.</summary>
    public double Budget { get; init; } = 0.5;
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(60);
}

internal sealed record HubSpotWebhookSettings
{
    /// <summary><c>push</c>, <c>journal</c> or <c>none</c>.</summary>
    public string Mode { get; init; } = "push";

    /// <summary>One secret; two while it is being rotated.</summary>
    public IReadOnlyList<string> ClientSecret { get; init; } = [];
    public string AppId { get; init; } = "";

    /// <summary>The address as HubSpot calls it: what is signed, whatever proxy stands between.</summary>
    public Uri? PublicUrl { get; init; }
}

internal sealed record SalesforceSettings
{
    public Uri LoginUrl { get; init; } = new("https://login.salesforce.com");
    public string ClientId { get; init; } = "";
    public string ClientSecret { get; init; } = "";
    public string Username { get; init; } = "";
    public string PrivateKeyFile { get; init; } = "";
    public string ApiVersion { get; init; } = "67.0";

    /// <summary><c>poll</c> or <c>cdc</c>.</summary>
    public string Changes { get; init; } = "poll";
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Share of the org's daily calls that is ours, 0 to 1.</summary>
    public double Budget { get; init; } = 0.4;
    public string RecordType { get; init; } = "";
    public string WebhookOrganizationId { get; init; } = "";
    public string WebhookSecret { get; init; } = "";

    /// <summary>True: Company stays empty.</summary>
    public bool PersonAccounts { get; init; }
    public OpportunityFields Opportunity { get; init; } = new("", "", "");
}

/// <summary>What no org has from the start of an Opportunity.</summary>
/// <param name="LostReason">Field that says why it was lost; empty: the usual names are tried.</param>
/// <param name="Competitor">Field that names the competitor; empty: the usual names are tried.</param>
/// <param name="Currency">ISO code of an org of one currency; empty: amounts go without.</param>
internal sealed record OpportunityFields(string LostReason, string Competitor, string Currency);

/// <summary>Null means off.</summary>
internal sealed record BrakeSettings
{
    public int? HandoffsPerHour { get; init; } = 200;

    /// <summary>Share of the leads with an open clock, 0 to 1.</summary>
    public double? RevertsPerHour { get; init; } = 0.2;
}

internal sealed record HttpSettings
{
    public Uri Url { get; init; } = new("http://0.0.0.0:8080");
    public string AdminToken { get; init; } = "";
    public IdentityProviderSettings? IdentityProvider { get; init; }
}

internal sealed record IdentityProviderSettings(
    string Authority,
    string Audience,
    IReadOnlyList<string> Admins,
    IReadOnlyList<string> Viewers);
