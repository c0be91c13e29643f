using LeadSync.Leads;

namespace LeadSync.Mapping;

/// <summary>Salesforce's accounts as a person's company finds them: by name, or by web domain.</summary>
internal sealed class AccountBook
{
    public static readonly AccountBook Empty = Of([]);

    private readonly ILookup<string, string> idsByKey;
    private readonly Dictionary<string, CrmAccount> byId;

    private AccountBook(IReadOnlyList<CrmAccount> accounts)
    {
        idsByKey = accounts
            .SelectMany(account => new[] { account.Name, account.Website ?? "" }.Select(Key).Where(key => key.Length > 0).Distinct().Select(key => (key, account.Id)))
            .ToLookup(pair => pair.key, pair => pair.Id, StringComparer.Ordinal);
        byId = accounts.DistinctBy(account => account.Id).ToDictionary(account => account.Id, StringComparer.Ordinal);
    }

    public static AccountBook Of(IReadOnlyList<CrmAccount> accounts) => new(accounts);

    /// <summary>The domain in a web or e-mail address, without <c>www.</c>; null for a plain name.</summary>
    public static string? Domain(string company) =>
        Key(company) is var domain && domain.Contains('.', StringComparison.Ordinal) && !domain.Contains(' ', StringComparison.Ordinal) ? domain : null;

    /// <summary>How a web address of this domain may be typed in Salesforce; behind each may stand a slash and a path.</summary>
    public static IReadOnlyList<string> Websites(string domain) =>
        [.. from scheme in (string[])["", "http://", "https://"] from www in (string[])["", "www."] select $"{scheme}{www}{domain}"];

    /// <summary>Ids of the accounts with this name or domain; several where the org has it twice.</summary>
    /// <param name="company">A name, a web address, a domain, or an e-mail address of the company.</param>
    public IReadOnlyList<string> Find(string company) => [.. idsByKey[Key(company)].Distinct(StringComparer.Ordinal)];

    /// <summary>The account with this id; null where it is not known.</summary>
    public CrmAccount? this[string id] => byId.GetValueOrDefault(id);

    /// <summary>The name of an account; null where the id is not known.</summary>
    public string? NameOf(string id) => this[id]?.Name;

    /// <summary>Case, scheme, <c>www.</c> and path do not matter: <c>https://www.Acme.example/de</c> is <c>acme.example</c>.</summary>
    private static string Key(string text)
    {
        var key = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (key.Contains(' ', StringComparison.Ordinal) || !key.Contains('.', StringComparison.Ordinal)) return key;

        var afterScheme = key[(key.LastIndexOf("//", StringComparison.Ordinal) is var slashes and >= 0 ? slashes + 2 : 0)..];
        var host = afterScheme[(afterScheme.LastIndexOf('@') + 1)..].Split('/', '?', '#', ':')[0];
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
