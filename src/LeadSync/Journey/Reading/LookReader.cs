using LeadSync.Content;
using LeadSync.HubSpot;
using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Reading;

/// <summary>All reads of a batch of looks, in bulk: the store first, then HubSpot, then whatever Decide says that it cannot do without.</summary>
internal sealed class LookReader(Database database, HubSpotConnector hubspot, SalesReader sales, TimeProvider time)
{
    /// <summary>How long a row that a poll brought counts as a read.</summary>
    public static readonly TimeSpan PollRowLasts = TimeSpan.FromSeconds(10);

    private readonly MarketingReader _marketing = new(hubspot);

    public async Task<IReadOnlyList<PreparedLook>> ReadAsync(IReadOnlyList<ClaimedWork> claims, Rulebook rules, Desk desk, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var remembered = await database.ReadAsync(session => claims.Select(work => Remembered.Of(session, work)).OfType<Remembered>().ToList(), token);
        var looks = await ReadHubSpotAsync(remembered, rules, now, token);
        return await LookRounds.AnswerAsync(looks, rules, desk, now, async (asking, mustBeFresh) =>
        {
            var answered = await _marketing.AnswerAsync(asking, rules, token);
            var answers = await sales.ReadAsync([.. answered.Where(look => look.Asks.HasFlag(Ask.Sales))], desk, rules, mustBeFresh, now, token);
            return [.. answered.Select(look => answers.GetValueOrDefault(look.Lead.Id, look))];
        });
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
        await KeepWhatTheyTellAsync(remembered, read, rules, now, token);

        return await database.ReadAsync(
            session => remembered.Select(one =>
            {
                var id = one.Lead.ContactId!;
                return wanted.Contains(id) ? Prepare(session, one, read.GetValueOrDefault(id), ContactSource.Read, rules.Content)
                    : fromPoll.TryGetValue(id, out var found) ? Prepare(session, one, found, ContactSource.Search, rules.Content)
                    : Prepare(session, one, one.Contact, ContactSource.Remembered, rules.Content);
            }).ToList(),
            token);
    }

    /// <summary>Who asks for us by a form is known by the contact's own properties before any source of forms is asked: it must not wait for the poll.</summary>
    private async Task KeepWhatTheyTellAsync(
        List<Remembered> remembered, IReadOnlyDictionary<string, ContactRow> read, Rulebook rules, DateTimeOffset now, CancellationToken token)
    {
        var told = remembered.Where(one => read.ContainsKey(one.Lead.ContactId!))
            .Select(one => (Lead: one.Lead.Id, Contact: new ContactSummary(one.Lead.ContactId!, read[one.Lead.ContactId!].Properties)))
            .ToList();
        if (told.Count == 0) return;

        var news = await database.ReadAsync(session => News(new EngagementLedger(session, rules, now)), token);
        if (news.Count > 0) await database.WriteAsync(session => Keep(new EngagementLedger(session, rules, now)));

        List<(LeadId Lead, ContactSummary Contact)> News(EngagementLedger ledger) => told.FindAll(one => ledger.IsNews(one.Contact));

        void Keep(EngagementLedger ledger)
        {
            foreach (var (lead, contact) in news) ledger.Hear(lead, contact);
        }
    }

    private static PreparedLook Prepare(SqlSession session, Remembered one, ContactRow? row, ContactSource source, ContentRules content) => row is null
        ? one.Prepare(null, source, [], [])
        : one.Prepare(row, source, Topics.Told(EngagementRows.Of(session, row.Id, row.Properties.GetValueOrDefault("email")?.ToLowerInvariant()), content), ListRows.Of(session, row.Id));

    public static bool IsFresh(string? row, DateTimeOffset? at, DateTimeOffset now) => row is not null && at is { } read && now - read < PollRowLasts;
}
