using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey;

/// <summary>All reads of a batch of looks, in bulk: the store first, then HubSpot, then whatever Decide says that it cannot do without.</summary>
internal sealed class LookReader(Database database, HubSpotConnector hubspot, SalesReader sales, TimeProvider time)
{
    /// <summary>How long a row that a poll brought counts as a read.</summary>
    public static readonly TimeSpan PollRowLasts = TimeSpan.FromSeconds(10);

    /// <summary>An answer can raise one more question: the record, then its other side, then what stood there before.</summary>
    private const int MostRounds = 3;

    private readonly MarketingReader _marketing = new(hubspot);

    public async Task<IReadOnlyList<PreparedLook>> ReadAsync(IReadOnlyList<ClaimedWork> claims, Rulebook rules, Desk desk, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var remembered = await database.ReadAsync(session => claims.Select(work => Remember(session, work)).OfType<Remembered>().ToList(), token);
        var looks = (await ReadHubSpotAsync(remembered, rules, now, token)).ToDictionary(look => look.Lead.Id);

        // Whoever only waits for marketing is decided without a call to Salesforce: Decide itself says when it cannot do without.
        var asking = looks.Values.Select(look => look with { Asks = FirstAsks(look, rules, desk, now) }).Where(look => look.Asks != Ask.None).ToList();
        for (var round = 0; asking.Count > 0 && round < MostRounds; round++)
        {
            var answered = await AnswerAsync(asking, rules, desk, mustBeFresh: round > 0, now, token);
            foreach (var look in answered) looks[look.Lead.Id] = look;
            asking = [.. answered.Select(look => look with { Asks = Decide(look, rules, desk, now).Asks }).Where(look => look.Asks != Ask.None)];
        }

        return [.. looks.Values];
    }

    private static Ask FirstAsks(PreparedLook look, Rulebook rules, Desk desk, DateTimeOffset now) =>
        (look.Link is not null && look.Work.Sides.HasFlag(Sides.Salesforce) ? Ask.Sales : Ask.None)
        | (look.WaitsForCompany ? Ask.None : Decide(look, rules, desk, now).Asks);

    private static Decision Decide(PreparedLook look, Rulebook rules, Desk desk, DateTimeOffset now) =>
        LeadJourney.Decide(look.Lead, look.Marketing, look.Sales, desk, rules, now);

    private async Task<List<PreparedLook>> AnswerAsync(
        List<PreparedLook> asking, Rulebook rules, Desk desk, bool mustBeFresh, DateTimeOffset now, CancellationToken token)
    {
        var answered = await _marketing.AnswerAsync(asking, rules, token);
        var toSales = answered.Where(look => look.Asks.HasFlag(Ask.Sales)).ToList();
        var answers = await sales.ReadAsync(toSales, desk, rules, mustBeFresh, now, token);
        return [.. answered.Select(look => answers.GetValueOrDefault(look.Lead.Id, look))];
    }

    private static Remembered? Remember(SqlSession session, ClaimedWork work)
    {
        if (LeadRows.Load(session, work.Lead) is not { ContactId: not null } lead) return null;

        var (receipts, last) = ReceiptRows.Of(session, work.Lead);
        return new Remembered(work, lead, LeadRows.Contact(session, work.Lead), receipts, last, OutboxRows.UnderWay(session, work.Lead));
    }

    private async Task<List<PreparedLook>> ReadHubSpotAsync(List<Remembered> remembered, Rulebook rules, DateTimeOffset now, CancellationToken token)
    {
        var asking = Fingerprint.Of(WantedFields.OfContact(rules));
        var fromPoll = remembered.Where(one => IsFresh(one.Work.HubSpot, one.Work.HubSpotAt, now))
            .Select(one => (one.Lead.ContactId, Row: StoredJson.Read<ContactRow>(one.Work.HubSpot!)))
            .Where(one => one.Row.Asked == asking)
            .ToDictionary(one => one.ContactId!, one => one.Row);

        // Rules that ask for more than was read cannot be answered by what was kept.
        var wanted = remembered.Where(one => !fromPoll.ContainsKey(one.Lead.ContactId!) && (one.Contact?.Asked != asking || one.Work.Sides.HasFlag(Sides.HubSpot)))
            .Select(one => one.Lead.ContactId!).ToHashSet(StringComparer.Ordinal);
        var read = await _marketing.ReadAsync(wanted, rules, token);

        return await database.ReadAsync(
            session => remembered.Select(one =>
            {
                var id = one.Lead.ContactId!;
                return wanted.Contains(id) ? Prepare(session, one, read.GetValueOrDefault(id), ContactSource.Read)
                    : fromPoll.TryGetValue(id, out var found) ? Prepare(session, one, found, ContactSource.Search)
                    : Prepare(session, one, one.Contact, ContactSource.Remembered);
            }).ToList(),
            token);
    }

    private static PreparedLook Prepare(SqlSession session, Remembered one, ContactRow? row, ContactSource source)
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
            marketing with { Receipts = toHubSpot, Source = source, IsBeingWritten = one.UnderWay.Contains(Target.HubSpot) },
            SalesView.NotAsked with { Receipts = toSalesforce, IsBeingWritten = one.UnderWay.Contains(Target.Crm) },
            one.LastReceipt,
            source != ContactSource.Remembered && row is not null ? Fingerprint.Of(WantedFields.Inputs(row.Properties)) : null)
        {
            AskedHubSpot = row?.Asked,
        };
    }

    public static bool IsFresh(string? row, DateTimeOffset? at, DateTimeOffset now) => row is not null && at is { } read && now - read < PollRowLasts;

    private sealed record Remembered(ClaimedWork Work, Lead Lead, ContactRow? Contact, IReadOnlyList<Receipt> Receipts, long LastReceipt, IReadOnlyList<string> UnderWay);
}
