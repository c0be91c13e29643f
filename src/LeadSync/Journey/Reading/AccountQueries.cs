using LeadSync.Mapping;
using LeadSync.Salesforce;

namespace LeadSync.Journey.Reading;

/// <summary>The questions for accounts, by what companies are called and by id.</summary>
/// <param name="visible">Fields of Account that our user may see; none where the org keeps accounts from it.</param>
internal sealed class AccountQueries(IReadOnlySet<string> visible)
{
    /// <summary>A statement has 100,000 characters (SOQL: Limits); fields and quotes take their part.</summary>
    private const int MostCharacters = 80_000;

    private const int MostInOne = 1000;

    /// <param name="companies">Names, domains, web addresses.</param>
    public IEnumerable<string> ByCompany(IReadOnlyCollection<string> companies) => Together(companies).Select(some =>
    {
        var byWebsite = visible.Contains("Website") ? some.Select(AccountBook.Domain).OfType<string>().SelectMany(AccountBook.Websites).ToList() : [];
        var websites = byWebsite.Count > 0 ? $" OR Website IN {Soql.List(byWebsite)} OR {string.Join(" OR ", byWebsite.Select(site => $"Website LIKE {Soql.Like(site + "/", "%")}"))}" : "";
        return Select($"Name IN {Soql.List(some.Select(name => name.Trim()))}{websites}");
    });

    public IEnumerable<string> ByIds(IReadOnlyCollection<string> ids) => visible.Count == 0 ? [] : ids.Chunk(MostInOne).Select(some => Select($"Id IN {Soql.List(some)}"));

    /// <summary>Which of the accounts somebody is selling to.</summary>
    public static IEnumerable<string> Opportunities(IReadOnlyCollection<string> ids) =>
        ids.Chunk(MostInOne).Select(some => $"SELECT Id, AccountId FROM Opportunity WHERE AccountId IN {Soql.List(some)} AND IsClosed = false");

    /// <summary>As many as fit into one statement; a domain is asked for in a dozen spellings.</summary>
    private IEnumerable<IReadOnlyList<string>> Together(IReadOnlyCollection<string> companies)
    {
        if (visible.Count == 0) yield break;

        var some = new List<string>();
        var characters = 0;
        foreach (var company in companies)
        {
            var takes = AccountBook.Domain(company) is null ? company.Length + 5 : 14 * (company.Length + 35);
            if (some.Count > 0 && characters + takes > MostCharacters)
            {
                yield return some;
                (some, characters) = ([], 0);
            }

            some.Add(company);
            characters += takes;
        }

        if (some.Count > 0) yield return some;
    }

    private string Select(string where) =>
        $"SELECT Id, Name{string.Concat(((string[])["Website", "Type", "OwnerId"]).Where(visible.Contains).Select(field => $", {field}"))} FROM Account WHERE {where}";
}
