using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Keeps in the store what people did, and asks for looks.</summary>
internal sealed class StoredEngagements(Database database, Bells bells, TimeProvider time) : IEngagementBook
{
    public Task<string?> CursorAsync(string mark, CancellationToken token) => database.ReadAsync(session => Marks.Get(session, mark), token);

    public Task<HashSet<string>> FormsSinceAsync(DateTimeOffset since, CancellationToken token) =>
        database.ReadAsync(session => EngagementRows.FormsSince(session, since), token);

    public async Task KeepAsync(IReadOnlyList<Told> page, Rulebook rules, Func<Engagement, Lane> laneOf)
    {
        var touched = await database.WriteAsync(session =>
        {
            var ledger = new EngagementLedger(session, rules, time.GetUtcNow());
            return page.GroupBy(told => (told.ContactId, told.Email)).Count(told =>
                ledger.Keep(told.Key.ContactId, told.Key.Email, told) is { Count: > 0 } news && Touch(session, LeadOf(session, told.First()), news.Min(laneOf)));
        });
        if (touched > 0) bells.Work.Ring();
    }

    public Task MoveAsync(string mark, DateTimeOffset newest) =>
        database.WriteAsync(session => Marks.Set(session, mark, newest.ToString("O")));

    /// <summary>Null for an address that no contact is known by yet: its first look finds what was kept for it.</summary>
    private LeadId? LeadOf(SqlSession session, Told told) => told.ContactId is { } contact
        ? LeadRows.ForContact(session, contact, time.GetUtcNow())?.Lead
        : LeadRows.ForEmail(session, told.Email!);

    private bool Touch(SqlSession session, LeadId? lead, Lane lane)
    {
        if (lead is not { } known) return false;

        WorkRows.Touch(session, new Arrival(known, Sides.HubSpot, lane, time.GetUtcNow()));
        return true;
    }
}
