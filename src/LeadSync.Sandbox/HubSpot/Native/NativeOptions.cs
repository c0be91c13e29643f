using System.Text.Json.Serialization;

namespace LeadSync.Sandbox.HubSpot.Native;

/// <summary>Which way values travel.</summary>
internal enum NativeDirection
{
    [JsonStringEnumMemberName("both")] Both,
    [JsonStringEnumMemberName("toSalesforce")] ToSalesforce,
    [JsonStringEnumMemberName("toHubSpot")] ToHubSpot,
}

/// <summary>The body of POST /_sandbox/native: HubSpot's own Salesforce connector is installed and works from now on.</summary>
/// <param name="Salesforce">Base address of the Salesforce lookalike.</param>
/// <param name="Fields">Pairs of a contact property and a field of Lead (and of Contact, where it has it).</param>
/// <param name="InclusionList">Only members of this list are synced; absent: every contact with an e-mail address.</param>
/// <param name="Delay">How long after a contact's last change it gets to Salesforce, by the portal's clock.</param>
/// <param name="Every">How often it looks, in real time; 0s: only when told by POST /_sandbox/native/run.</param>
/// <param name="CreateContacts">Leads and contacts of Salesforce that HubSpot does not know become contacts.</param>
internal sealed record NativeOptions(
    Uri? Salesforce,
    IReadOnlyList<IReadOnlyList<string>>? Fields = null,
    string? InclusionList = null,
    TimeSpan Delay = default,
    TimeSpan? Every = null,
    bool CreateContacts = true)
{
    private static readonly TimeSpan UsualEvery = TimeSpan.FromSeconds(1);

    private static readonly IReadOnlyList<FieldPair> UsualPairs =
        [new("firstname", "FirstName"), new("lastname", "LastName"), new("email", "Email"), new("company", "Company"), new("phone", "Phone")];

    [JsonConverter(typeof(JsonStringEnumConverter<NativeDirection>))]
    public NativeDirection Direction { get; init; }

    [JsonIgnore]
    public IReadOnlyList<FieldPair> Pairs { get; } = Fields is null ? UsualPairs : [.. Fields.Select(pair => new FieldPair(pair[0], pair[1]))];

    [JsonIgnore]
    public TimeSpan Looks => Every ?? UsualEvery;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem =>
        Salesforce is not { IsAbsoluteUri: true } ? "salesforce is missing or not absolute: write the address of the Salesforce lookalike, such as http://127.0.0.1:4020."
        : Fields?.Any(pair => pair.Count != 2) is true ? "fields: each is a pair of a contact property and a field of Lead."
        : null;
}

/// <summary>A property and the field it is kept equal to.</summary>
internal sealed record FieldPair(string Property, string Field);
