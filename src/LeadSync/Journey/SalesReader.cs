using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Journey;

/// <summary>What sales knows of a batch of people, in one call: pinned records by id, unknown people by our id and by e-mail.</summary>
internal sealed class SalesReader(SalesforceConnector salesforce, SalesforceOrg org)
{
    /// <param name="mustBeFresh">A poll's row is not enough: the look has seen it, and asks all the same.</param>
    public async Task<IReadOnlyDictionary<LeadId, PreparedLook>> ReadAsync(
        IReadOnlyList<PreparedLook> looks, Desk desk, Rulebook rules, bool mustBeFresh, DateTimeOffset now, CancellationToken token)
    {
        if (looks.Count == 0) return new Dictionary<LeadId, PreparedLook>();

        var fromPoll = looks.Where(look => !mustBeFresh && TrustsPoll(look, now)).ToDictionary(look => look.Lead.Id, look => StoredJson.Read<CrmRow>(look.Work.Salesforce!));
        var toRead = looks.Where(look => !fromPoll.ContainsKey(look.Lead.Id)).ToList();
        var found = toRead.Count == 0 ? SalesFindings.Nothing : await FindAsync(toRead, rules, desk.Schema, token);

        return looks.ToDictionary(look => look.Lead.Id, look => fromPoll.TryGetValue(look.Lead.Id, out var row)
            ? Answer(look, row, look.Sales with { Asked = true, Record = CrmRecords.From(row, desk) })
            : Answer(look, found.Pinned(look.Link), View(look, found, desk)));
    }

    /// <summary>A poll's row may decide anything but a return, and nothing after a write of ours that it cannot have seen.</summary>
    private static bool TrustsPoll(PreparedLook look, DateTimeOffset now) =>
        LookReader.IsFresh(look.Work.Salesforce, look.Work.SalesforceAt, now)
        && look.Lead is { Crm: not null, Return: null }
        && (look.Lead.DueAt is not { } due || due > now)
        && (look.Lead.WroteSalesforceAt is not { } wrote || look.Work.SalesforceAt > wrote)
        && look.Sales.Receipts.All(receipt => receipt.At < look.Work.SalesforceAt);

    private static PreparedLook Answer(PreparedLook look, CrmRow? row, SalesView view) =>
        look with { Sales = view, SeenSalesforce = row is null ? null : Fingerprint.Of(WantedFields.CrmInputs(row.Fields)) };

    private static SalesView View(PreparedLook look, SalesFindings found, Desk desk)
    {
        var view = look.Sales with { Asked = true, Fresh = true, Accounts = found.Accounts };
        if (look.Link is { } link)
        {
            return view with
            {
                Record = found.Pinned(link) is { } row ? CrmRecords.From(row, desk) : null,
                Changes = found.Changes(link),
            };
        }

        var candidates = found.Candidates(look.Lead.Id, look.Marketing["email"])
            .Select(row => CrmRecords.From(row, desk)).OfType<CrmRecord>()
            .OrderByDescending(record => record.LastModified).ThenBy(record => record.Id, StringComparer.Ordinal).ToList();
        var contact = candidates.Find(record => record.Object == CrmLink.Contact);
        return view with { Candidates = candidates, OpenOpportunity = contact is null ? null : found.Opportunity(contact.Id, desk) };
    }

    private async Task<SalesFindings> FindAsync(List<PreparedLook> looks, Rulebook rules, Schema schema, CancellationToken token)
    {
        var picture = await org.GetAsync(token);
        var queries = new SalesQueries(rules, picture.Visible(CrmLink.Lead), picture.Visible(CrmLink.Contact));
        var accounts = new AccountQueries(picture.Visible("Account"));
        var changed = looks.Where(look => look.Lead.Return is not null || look.Asks.HasFlag(Ask.History)).Select(look => look.Link).OfType<CrmLink>();
        var unknown = looks.Where(look => look.Link is null).ToList();

        var statements = new List<string>();
        statements.AddRange(queries.ByIds(looks.Select(look => look.Link).OfType<CrmLink>()));
        statements.AddRange(queries.Changes(changed));
        // Our id stands on a record only where a handoff has once set out.
        statements.AddRange(queries.People([.. unknown.Where(look => look.Lead.Cycle > 0).Select(look => look.Lead.Id)], [.. unknown.Select(look => look.Marketing["email"]).OfType<string>()]));
        statements.AddRange(accounts.ByCompany([.. looks.SelectMany(look => MappedAccounts.Companies(look, rules, schema)).Distinct(StringComparer.OrdinalIgnoreCase)]));
        var found = SalesFindings.From(await salesforce.QueryManyAsync(statements, all: false, token));

        // A converted Lead leads to its Contact, and a Contact to what is being negotiated: asked only where there are any.
        var more = queries.Converted(found).Concat(SalesQueries.Opportunities(found))
            .Concat(accounts.ByIds([.. found.Records.SelectMany(row => MappedAccounts.Ids(row, rules, schema)).Distinct()])).ToList();
        return more.Count == 0 ? found : found.And(await salesforce.QueryManyAsync(more, all: false, token));
    }
}
