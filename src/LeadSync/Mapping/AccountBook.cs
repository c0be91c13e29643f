using LeadSync.Leads;

namespace LeadSync.Mapping;

/// <summary>Salesforce's accounts as a person's company finds them: by name, or by web domain.</summary>
internal sealed class AccountBook
{
    public static readonly AccountBook Empty = Of([]);

    private readonly ILookup<string, string> idsByKey;
    private readonly Dictionary<string, string> nameById;

    private AccountBook(IReadOnlyList<CrmAccount> accounts)
    {
        idsByKey = accounts
            .SelectMany(account => new[] { account.Name, account.Website ?? "" }.Select(Key).Where(key => key.Length > 0).Distinct().Select(key => (key, account.Id)))
            .ToLookup(pair => pair.key, pair => pair.Id, StringComparer.Ordinal);
        nameById = accounts.DistinctBy(account => account.Id).ToDictionary(account => account.Id, account => account.Name, StringComparer.Ordinal);
    }

    public static AccountBook Of(IReadOnlyList<CrmAccount> accounts) => new(accounts);

    /// <summary>How a web address may be typed in Salesforce, for a domain as a person or an e-mail address names it; empty for a plain name.</summary>
    public static IReadOnlyList<string> Websites(string company) => Key(company) is var domain && domain.Contains('.', StringComparison.Ordinal) && !domain.Contains(' ', StringComparison.Ordinal)
        ? [.. from scheme in (string[])["", "http://", "https://"] from www in (string[])["", "www."] from end in (string[])["", "/"] select $"{scheme}{www}{domain}{end}"]
        : [];

    /// <summary>Ids of the accounts with this name or domain; several where the org has it twice.</summary>
    /// <param name="company">A name, a web address, a domain, or an e-mail address of the company.</param>
    public IReadOnlyList<string> Find(string company) => [.. idsByKey[Key(company)].Distinct(StringComparer.Ordinal)];

    /// <summary>The name of an account; null where the id is not known.</summary>
    public string? NameOf(string id) => nameById.GetValueOrDefault(id);

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
