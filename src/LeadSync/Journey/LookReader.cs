using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey;

/// <summary>All reads of a batch of looks, in bulk: the store first, then HubSpot, then Salesforce for those who need it.</summary>
internal sealed class LookReader(Database database, HubSpotConnector hubspot, SalesReader sales, TimeProvider time)
{
    /// <summary>How long a row that a poll brought counts as a read.</summary>
    public static readonly TimeSpan PollRowLasts = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<PreparedLook>> ReadAsync(IReadOnlyList<ClaimedWork> claims, Rulebook rules, Desk desk, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var remembered = await database.ReadAsync(session => claims.Select(work => Remember(session, work)).OfType<Remembered>().ToList(), token);
        var looks = await ReadHubSpotAsync(remembered, rules, now, token);

        // Whoever only waits for marketing is decided without a call to Salesforce: Decide itself says when it cannot do without.
        var asking = looks.Where(look => look.Link is not null && look.Work.Sides.HasFlag(Sides.Salesforce)
            || (!look.WaitsForCompany && LeadJourney.Decide(look.Lead, look.Marketing, look.Sales, desk, rules, now).AsksSales)).ToList();
        var answers = await sales.ReadAsync(asking, desk, now, token);
        return [.. looks.Select(look => answers.GetValueOrDefault(look.Lead.Id, look))];
    }

    private static Remembered? Remember(SqlSession session, ClaimedWork work)
    {
        if (LeadRows.Load(session, work.Lead) is not { ContactId: not null } lead) return null;

        var (receipts, last) = ReceiptRows.Of(session, work.Lead);
        return new Remembered(work, lead, LeadRows.Contact(session, work.Lead), receipts, last);
    }

    private async Task<List<PreparedLook>> ReadHubSpotAsync(List<Remembered> remembered, Rulebook rules, DateTimeOffset now, CancellationToken token)
    {
        var properties = WantedFields.OfContact(rules);
        var asking = Fingerprint.Of(properties);
        var fromPoll = remembered.Where(one => IsFresh(one.Work.HubSpot, one.Work.HubSpotAt, now))
            .Select(one => (one.Lead.ContactId, Row: StoredJson.Read<ContactRow>(one.Work.HubSpot!)))
            .Where(one => one.Row.Asked == asking)
            .ToDictionary(one => one.ContactId!, one => one.Row);

        // Rules that ask for more than was read cannot be answered by what was kept.
        var wanted = remembered.Where(one => !fromPoll.ContainsKey(one.Lead.ContactId!) && (one.Contact?.Asked != asking || one.Work.Sides.HasFlag(Sides.HubSpot)))
            .Select(one => one.Lead.ContactId!).ToList();
        var read = wanted.Count == 0
            ? new Dictionary<string, HubSpotContact>()
            : await hubspot.ReadContactsAsync(wanted, properties, token);

        return await database.ReadAsync(
            session => remembered.Select(one =>
            {
                var id = one.Lead.ContactId!;
                var asked = wanted.Contains(id);
                var row = asked
                    ? read.TryGetValue(id, out var contact) ? new ContactRow(contact.Id, contact.Properties, contact.CreatedAt, asking) : null
                    : fromPoll.GetValueOrDefault(id, one.Contact!);
                return Prepare(session, one, row, isNew: asked || fromPoll.ContainsKey(id));
            }).ToList(),
            token);
    }

    private static PreparedLook Prepare(SqlSession session, Remembered one, ContactRow? row, bool isNew)
    {
        var toHubSpot = one.Receipts.Where(receipt => receipt.Target == Target.HubSpot).ToList();
        var toSalesforce = one.Receipts.Where(receipt => receipt.Target != Target.HubSpot).ToList();
        var marketing = row is null
            ? MarketingView.Missing(one.Lead.ContactId!)
            : new MarketingView(
                true,
                row.Id,
                row.Properties,
                row.CreatedAt,
                EngagementRows.Of(session, row.Id, row.Properties.GetValueOrDefault("email")?.ToLowerInvariant()),
                ListRows.Of(session, row.Id));
        return new PreparedLook(
            one.Work,
            one.Lead,
            marketing with { Receipts = toHubSpot },
            SalesView.NotAsked with { Receipts = toSalesforce },
            one.LastReceipt,
            isNew && row is not null ? Fingerprint.Of(WantedFields.Inputs(row.Properties)) : null)
        {
            AskedHubSpot = row?.Asked,
        };
    }

    public static bool IsFresh(string? row, DateTimeOffset? at, DateTimeOffset now) => row is not null && at is { } read && now - read < PollRowLasts;

    private sealed record Remembered(ClaimedWork Work, Lead Lead, ContactRow? Contact, IReadOnlyList<Receipt> Receipts, long LastReceipt);
}
