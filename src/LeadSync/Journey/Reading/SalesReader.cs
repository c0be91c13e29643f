using LeadSync.Journey.Fields;
using LeadSync.Journey.Handover;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Journey.Reading;

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
        var opportunities = new OpportunityQueries(rules.Settings.Salesforce.Opportunity, (await org.GetAsync(token)).Visible("Opportunity"));
        var found = toRead.Count == 0 ? SalesFindings.Nothing : await FindAsync(toRead, opportunities, rules, desk, token);

        return looks.ToDictionary(look => look.Lead.Id, look => fromPoll.TryGetValue(look.Lead.Id, out var row)
            ? Answer(look, row, look.Sales with { Asked = true, Record = CrmRecords.From(row, desk) })
            : Answer(look, found.Pinned(look.Link), View(look, found, opportunities, desk, rules)));
    }

    /// <summary>A poll's row may decide anything but a return, and nothing after a write of ours that it cannot have seen. It has no history.</summary>
    private static bool TrustsPoll(PreparedLook look, DateTimeOffset now) =>
        LookReader.IsFresh(look.Work.Salesforce, look.Work.SalesforceAt, now)
        && (look.Asks & (Ask.History | Ask.StatusHistory)) == Ask.None
        && look.Lead is { Crm: { TaskId: null }, Return: null } // where a Task carries the state, the Contact alone tells too little
        && StoredJson.Read<CrmRow>(look.Work.Salesforce!) is var row && row is { IsDeleted: false } && !row.Flag("IsConverted")
        && (look.Lead.DueAt is not { } due || due > now)
        && (look.Lead.WroteSalesforceAt is not { } wrote || look.Work.SalesforceAt > wrote)
        && look.Sales.Receipts.All(receipt => receipt.At < look.Work.SalesforceAt);

    private static PreparedLook Answer(PreparedLook look, CrmRow? row, SalesView view) =>
        look with { Sales = view, SeenSalesforce = row is null ? null : Fingerprint.Of(WantedFields.CrmInputs(row.Fields)) };

    private static SalesView View(PreparedLook look, SalesFindings found, OpportunityQueries opportunities, Desk desk, Rulebook rules)
    {
        var view = look.Sales with { Asked = true, Fresh = true, Accounts = Accounts(look, found, desk, rules), Spares = Spares(look, found, desk) };
        if (look.Link is not { } link) return Unpinned(view, look, found, opportunities, desk);

        var record = found.Pinned(link) is { } row ? CrmRecords.From(row, desk) : null;
        view = view with
        {
            Record = record,
            HandoffTask = found.Handoff(link) is { } task ? CrmRecords.Task(task, desk) : null,
            Became = found.Became(link) is { } successor ? CrmRecords.From(successor, desk) : null,
            IsDeleted = record is null && found.Pinned(link) is not null,
            Changes = found.Changes(link),
            AskedChanges = NeedsChanges(look),
            Activities = IsWithSales(look, rules) ? found.Activities(link) : null,
            Opportunities = Opportunities(look, [link.IsLead ? record?.ConvertedContactId : link.Id, found.Became(link)?.Id], found, opportunities, desk),
            GoneOpportunities = [.. opportunities.Gone(Followed(look, found), found)],
        };
        return record is null && view.Became is null ? Unpinned(view, look, found, opportunities, desk) : view;
    }

    private static List<CrmRecord> Spares(PreparedLook look, SalesFindings found, Desk desk) =>
        [.. look.Lead.Spares.Select(found.Pinned).OfType<CrmRow>().Select(row => CrmRecords.From(row, desk)).OfType<CrmRecord>()];

    private static SalesView Unpinned(SalesView view, PreparedLook look, SalesFindings found, OpportunityQueries opportunities, Desk desk)
    {
        var linked = LinkedIn(look, found, desk);
        var candidates = found.Candidates(look.Lead.Id, look.Addresses)
            .Select(row => CrmRecords.From(row, desk)).Prepend(linked).OfType<CrmRecord>().DistinctBy(record => record.Id)
            .OrderByDescending(record => record.Id == linked?.Id).ThenByDescending(IsSoldTo).ThenByDescending(record => record.LastModified).ThenBy(record => record.Id, StringComparer.Ordinal).ToList();
        var contacts = candidates.Where(record => record.Object == CrmLink.Contact).Select(record => record.Id);
        return view with { Candidates = candidates, Linked = linked, Opportunities = Opportunities(look, contacts, found, opportunities, desk) };

        // Of several Contacts with the address whichever is in an open Opportunity speaks for the person.
        bool IsSoldTo(CrmRecord record) => found.Roles(record.Id).Any(role => opportunities.OfRole(role, desk) is { IsOpen: true });
    }

    private static IReadOnlyList<CrmOpportunity> Opportunities(PreparedLook look, IEnumerable<string?> contacts, SalesFindings found, OpportunityQueries opportunities, Desk desk) =>
    [
        .. contacts.OfType<string>().SelectMany(found.Roles).Select(role => opportunities.OfRole(role, desk)).OfType<CrmOpportunity>()
            .Concat(from id in Followed(look, found)
                    where found.Opportunity(id) is { } row && !row.Flag("IsDeleted")
                    select opportunities.From(id, found.Opportunity(id)!, desk))
            .DistinctBy(one => one.Id),
    ];

    /// <summary>The Opportunity that the lead's story tells of, and the one its Lead was converted into: neither needs a role.</summary>
    private static IEnumerable<string> Followed(PreparedLook look, SalesFindings found) =>
        new[] { look.Lead.Opportunity?.Id, look.Link is { } link ? found.ConvertedOpportunity(link) : null }.OfType<string>().Where(SalesforceIds.IsValid).Distinct();

    private static IReadOnlyList<CrmAccount> Accounts(PreparedLook look, SalesFindings found, Desk desk, Rulebook rules)
    {
        var rows = look.Link is { } link ? [found.Pinned(link)] : found.Candidates(look.Lead.Id, look.Addresses).Concat(LinkedNatively(look, desk).Select(found.Pinned));
        return found.Accounts(
            MappedAccounts.Companies(look.Marketing, look.Link, rules, desk.Schema).Concat(PersonAccounts.Companies(look.Marketing, rules)),
            rows.OfType<CrmRow>().SelectMany(row => MappedAccounts.Ids(row, rules, desk.Schema).Concat(PersonAccounts.Ids(row, rules))));
    }

    private static bool NeedsChanges(PreparedLook look) =>
        look.Lead.Return is not null || look.Sales.AskedChanges || (look.Asks & (Ask.History | Ask.StatusHistory)) != Ask.None;

    private static bool IsWithSales(PreparedLook look, Rulebook rules) => look.Lead.AssignedAt is not null && rules.Stages.WithSales.Contains(look.Lead.Stage);

    private static CrmRecord? LinkedIn(PreparedLook look, SalesFindings found, Desk desk) =>
        LinkedNatively(look, desk).Select(found.Pinned).OfType<CrmRow>().Select(row => CrmRecords.From(row, desk)).FirstOrDefault();

    /// <summary>What HubSpot's own connector has linked the person with; a text that is no id would fail the whole query.</summary>
    private static IEnumerable<CrmLink> LinkedNatively(PreparedLook look, Desk desk) =>
        from link in NativeLink.Of(look.Marketing)
        where desk.Alongside && SalesforceIds.IsValid(link.Id)
        select link with { Id = SalesforceIds.Normalise(link.Id) };

    private async Task<SalesFindings> FindAsync(List<PreparedLook> looks, OpportunityQueries opportunities, Rulebook rules, Desk desk, CancellationToken token)
    {
        var picture = await org.GetAsync(token);
        var queries = new SalesQueries(rules, picture.Visible(CrmLink.Lead), picture.Visible(CrmLink.Contact));
        var activities = new ActivityQueries(picture.Visible("Task"), picture.Visible("Event"));
        var accounts = new AccountQueries(picture.Visible("Account"));
        var changed = looks.Where(NeedsChanges).Select(look => look.Link).OfType<CrmLink>();
        var unknown = looks.Where(look => look.Link is null).ToList();

        var statements = new List<string>();
        statements.AddRange(queries.ByIds(looks.Select(look => look.Link).OfType<CrmLink>().Concat(looks.SelectMany(look => look.Lead.Spares)).Concat(unknown.SelectMany(look => LinkedNatively(look, desk))).Distinct()));
        statements.AddRange(queries.Changes(changed));
        statements.AddRange(activities.About([.. looks.Where(look => IsWithSales(look, rules)).Select(look => look.Link).OfType<CrmLink>().Distinct()]));
        statements.AddRange(activities.Handoffs(looks.Select(look => look.Link?.TaskId).OfType<string>().Where(SalesforceIds.IsValid).Distinct()));
        // Our id stands on a record only where a handoff has once set out.
        statements.AddRange(queries.People([.. unknown.Where(look => look.Lead.Cycle > 0).Select(look => look.Lead.Id)], [.. unknown.SelectMany(look => look.Addresses)]));
        statements.AddRange(accounts.ByCompany(
            [.. looks.SelectMany(look => MappedAccounts.Companies(look.Marketing, look.Link, rules, desk.Schema).Concat(PersonAccounts.Companies(look.Marketing, rules))).Distinct(StringComparer.OrdinalIgnoreCase)]));
        var found = SalesFindings.From(await salesforce.QueryManyAsync(statements, all: false, token));

        // A record that is gone leads to what it was merged into or to who else has the address, a Contact to what is being negotiated: asked only where there are any.
        await FollowAsync(queries, found, [.. looks.Select(look => look.Link).OfType<CrmLink>().Where(link => found.Pinned(link) is null)], token);
        var gone = looks.Where(look => look.Link is { } link && found.Became(link) is null && found.Pinned(link) is null or { IsDeleted: true }).ToList();
        var employers = found.Records.SelectMany(row => PersonAccounts.Ids(row, rules)).ToList();
        var sold = opportunities.OfContacts(found.Contacts).Concat(opportunities.ByIds(looks.SelectMany(look => Followed(look, found)).Distinct())).ToList();
        if (sold.Count > 0) found.And(await salesforce.QueryManyAsync(sold, all: true, token));
        var more = queries.ByIds(gone.SelectMany(look => LinkedNatively(look, desk)).Distinct())
            .Concat(queries.People([], [.. gone.SelectMany(look => look.Addresses)]))
            .Concat(accounts.ByIds([.. found.Records.SelectMany(row => MappedAccounts.Ids(row, rules, desk.Schema)).Concat(employers).Distinct()]))
            .Concat(WantedFields.AsksForOpportunities(rules) ? AccountQueries.Opportunities([.. found.AccountIds.Concat(employers).Distinct()]) : []).ToList();
        return more.Count == 0 ? found : found.And(await salesforce.QueryManyAsync(more, all: false, token));
    }

    /// <summary>Where records went that are not what they were: merged into another, converted into a Contact, deleted.</summary>
    /// <param name="missing">Pinned records that no usual query shows.</param>
    private async Task FollowAsync(SalesQueries queries, SalesFindings found, List<CrmLink> missing, CancellationToken token)
    {
        var asked = new HashSet<CrmLink>();
        for (var next = missing.Concat(found.Successors).Distinct().ToList(); next.Count > 0; next = [.. found.Successors.Where(asked.Add)])
        {
            asked.UnionWith(next);
            found.And(await salesforce.QueryManyAsync([.. queries.ByIds(next)], all: true, token));
        }
    }
}
