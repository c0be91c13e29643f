using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Matching;
using LeadSync.Rules;

namespace LeadSync.Journey.Handover;

/// <summary>Which accounts a person's company is in Salesforce: asked for only where a rule leans on it, and judged only once it was read.</summary>
internal static class PersonAccounts
{
    /// <summary>What was read of the account of somebody who stays with marketing: nobody tells us when it changes.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    /// <summary>By what a company is sought: its domain on the web or in the address, unless anybody can have one there, then its name.</summary>
    public static IReadOnlyList<string> Companies(MarketingView who, Rulebook rules)
    {
        if (!WantedFields.AsksForAccounts(rules)) return [];

        var domains = new[] { who[WantedFields.Website], who["email"] }.OfType<string>().Select(AccountBook.Domain).OfType<string>();
        return [.. domains.Where(domain => !SharedDomains.Has(domain)).Append(who["company"]).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A Contact stands in an account already.</summary>
    public static IEnumerable<string> Ids(CrmRow row, Rulebook rules) =>
        row.Object == CrmLink.Contact && WantedFields.AsksForAccounts(rules) && row["AccountId"] is { } account ? [account] : [];

    /// <summary>The accounts of the person's company: the Contact's own first, then those with the domain, then those with the name.</summary>
    public static IReadOnlyList<CrmAccount> Of(Look look)
    {
        if (look.Sales.Accounts is not { Count: > 0 } accounts) return [];

        var book = AccountBook.Of(accounts);
        var own = look.Sales.Candidates.Append(look.Sales.Record).OfType<CrmRecord>().Where(record => record.Object == CrmLink.Contact).Select(contact => contact["AccountId"]).OfType<string>();
        return [.. own.Concat(Companies(look.Marketing, look.Rules).SelectMany(company => book.Find(company).Order(StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).Select(id => book[id]).OfType<CrmAccount>()];
    }

    /// <summary>Some rule asks for accounts, and this look has not read them.</summary>
    public static bool AreMissing(Look look) => look.Sales.Accounts is null && WantedFields.AsksForAccounts(look.Rules);

    /// <summary>The org keeps its accounts from our user: there may be one all the same.</summary>
    public static bool AreHidden(Look look) => look.Desk.Schema.Field("Account", "Name") is null;

    /// <summary>Remembers what was read, and forgets what is too old to say anything.</summary>
    public static Look TakeNote(Look look)
    {
        var known = look.Lead.Account;
        if (!WantedFields.AsksForAccounts(look.Rules)) return known is null ? look : look.With(look.Lead with { Account = null });

        var soughtBy = string.Join(';', Companies(look.Marketing, look.Rules));
        if (look.Sales.Accounts is not null && !AreHidden(look))
        {
            var read = Standing(look, soughtBy);
            return known is not null && read with { ReadAt = known.ReadAt } == known && look.Now - known.ReadAt < Lasts ? look : look.With(look.Lead with { Account = read });
        }

        return look.IsWithMarketing && known is not null && (known.SoughtBy != soughtBy || look.Now - known.ReadAt >= Lasts)
            ? look.With(look.Lead with { Account = null })
            : look;
    }

    private static AccountStanding Standing(Look look, string soughtBy)
    {
        var accounts = Of(look);
        var types = string.Join(';', accounts.Select(account => account.Type).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase));
        return new AccountStanding(
            soughtBy,
            accounts.Count > 0,
            types.Length > 0 ? types : null,
            look.Sales.OpenOpportunity is not null || accounts.Any(account => account.HasOpenOpportunity),
            look.Now);
    }
}
