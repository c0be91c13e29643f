using LeadSync.Mapping;
using LeadSync.Salesforce;

namespace LeadSync.Journey;

/// <summary>The questions for accounts, by what companies are called and by id.</summary>
/// <param name="visible">Fields of Account that our user may see; none where the org keeps accounts from it.</param>
internal sealed class AccountQueries(IReadOnlySet<string> visible)
{
    /// <summary>A company's name is longer than an address, and a domain is asked for in a dozen spellings: a statement has 100,000 characters (SOQL: Limits).</summary>
    private const int MostInOne = 100;

    /// <param name="companies">Names, domains, web addresses.</param>
    public IEnumerable<string> ByCompany(IReadOnlyCollection<string> companies) => companies.Chunk(MostInOne).SelectMany(some =>
    {
        var websites = visible.Contains("Website") ? some.SelectMany(AccountBook.Websites).ToList() : [];
        var byWebsite = websites.Count > 0 ? $" OR Website IN {Soql.List(websites)}" : "";
        return Select($"Name IN {Soql.List(some.Select(name => name.Trim()))}{byWebsite}");
    });

    public IEnumerable<string> ByIds(IReadOnlyCollection<string> ids) => ids.Chunk(MostInOne).SelectMany(some => Select($"Id IN {Soql.List(some)}"));

    private IEnumerable<string> Select(string where) => visible.Count == 0 ? [] : [$"SELECT Id, Name{(visible.Contains("Website") ? ", Website" : "")} FROM Account WHERE {where}"];
}
