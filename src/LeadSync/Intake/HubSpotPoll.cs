using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Finds contacts that changed in HubSpot, whatever webhooks did or did not say. On the first run: all of them.</summary>
/// <param name="pageSize">Contacts a page, 1 to 200.</param>
internal sealed class HubSpotPoll(HubSpotConnector hubspot, Database database, RulesInForce rules, Bells bells, TimeProvider time, int pageSize = 200)
{
    private readonly PollWindow _window = new("poll/hubspot/cursor");
    private readonly CatchUp _looks = new(database);

    /// <summary>One poll, to its end. Stopped in between, it goes on where it was.</summary>
    public async Task RunAsync(CancellationToken token)
    {
        var begun = time.GetUtcNow();
        var rulebook = rules.Current;
        var (cursor, isFirst) = await database.ReadAsync(session => (_window.Cursor(session), Marks.Get(session, Marks.HubSpotPolled) is null), token);
        var hints = new HandRaiseHints(rulebook.Scoring);
        var wanted = WantedFields.OfContact(rulebook);
        var asked = Fingerprint.Of(wanted);
        Lane LaneOf(HubSpotContact contact) => isFirst ? Lane.Bulk : hints.Names(contact.Properties) ? Lane.HandRaiser : Lane.Poll;

        ContactSearch? next = new() { SinceMs = _window.From(cursor, start: 0, begun), Properties = wanted, Limit = pageSize };
        var newest = cursor ?? 0;
        while (next is not null)
        {
            await _looks.WaitAsync(token);
            var askedAt = time.GetUtcNow();
            var page = await hubspot.SearchContactsAsync(next, token);
            next = SearchWalk.Next(next, page);
            newest = page.Contacts.Select(SearchWalk.StampOf).Append(newest).Max();
            await KeepAsync(page, asked, LaneOf, askedAt, newest, finished: next is null ? begun : null);
        }

        _window.Done(newest, begun);
    }

    private async Task KeepAsync(ContactPage page, string asked, Func<HubSpotContact, Lane> laneOf, DateTimeOffset askedAt, long newest, DateTimeOffset? finished)
    {
        var touched = await database.WriteAsync(session =>
        {
            var changed = page.Contacts.Count(contact => Note(session, contact, asked, laneOf, askedAt));

            // The cursor moves with the page it stands for, and last: stopped before, the page is simply read again.
            _window.Move(session, newest);
            if (finished is { } at) Marks.Set(session, Marks.HubSpotPolled, at.ToString("O"));
            return changed;
        });
        if (touched > 0) bells.Work.Ring();
    }

    private bool Note(SqlSession session, HubSpotContact contact, string asked, Func<HubSpotContact, Lane> laneOf, DateTimeOffset askedAt)
    {
        var lead = LeadRows.ForContact(session, contact.Id, askedAt);
        if (lead.Seen == Fingerprint.Of(WantedFields.Inputs(contact.Properties)) || IsOldNews(session, lead, contact)) return false;

        var row = StoredJson.Write(new ContactRow(contact.Id, contact.Properties, contact.CreatedAt, asked));
        WorkRows.Touch(session, new Arrival(lead.Lead, Sides.HubSpot, laneOf(contact), time.GetUtcNow(), HubSpot: row, ReadAt: askedAt));
        return true;
    }

    /// <summary>A look has read the contact itself since, and the search does not know it yet.</summary>
    private static bool IsOldNews(SqlSession session, SeenLead lead, HubSpotContact contact) =>
        lead.Seen is not null && SearchWalk.Ms(LeadRows.ContactValue(session, lead.Lead, SearchWalk.StampProperty)) > SearchWalk.StampOf(contact);
}
