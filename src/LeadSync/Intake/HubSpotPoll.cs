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
        Lane LaneOf(HubSpotContact contact, IReadOnlyList<Engagement> did) =>
            isFirst ? Lane.Bulk : hints.Names(contact.Properties) || did.Any(hints.Names) ? Lane.HandRaiser : Lane.Poll;

        ContactSearch? next = new() { SinceMs = _window.From(cursor, start: 0, begun), Properties = wanted, Limit = pageSize };
        var newest = cursor ?? 0;
        while (next is not null)
        {
            await _looks.WaitAsync(token);
            var askedAt = time.GetUtcNow();
            var page = await hubspot.SearchContactsAsync(next, token);
            next = SearchWalk.Next(next, page);
            newest = page.Contacts.Select(SearchWalk.StampOf).Append(newest).Max();
            await KeepAsync(page, new Asking(rulebook, asked, askedAt, LaneOf), newest, finished: next is null ? begun : null);
        }

        _window.Done(newest, begun);
    }

    private async Task KeepAsync(ContactPage page, Asking asking, long newest, DateTimeOffset? finished)
    {
        var touched = await database.WriteAsync(session =>
        {
            var ledger = new EngagementLedger(session, asking.Rules, time.GetUtcNow());
            var changed = page.Contacts.Count(contact => Note(session, ledger, contact, asking));

            // The cursor moves with the page it stands for, and last: stopped before, the page is simply read again.
            _window.Move(session, newest);
            if (finished is { } at) Marks.Set(session, Marks.HubSpotPolled, at.ToString("O"));
            return changed;
        });
        if (touched > 0) bells.Work.Ring();
    }

    private bool Note(SqlSession session, EngagementLedger ledger, HubSpotContact contact, Asking asking)
    {
        var summary = new ContactSummary(contact.Id, contact.Properties);
        if (LeadRows.ForContact(session, contact.Id, asking.At, summary.FormerIds) is not { } lead) return false;

        var did = ledger.Hear(lead.Lead, summary);

        var isKnown = lead.Seen == Fingerprint.Of(WantedFields.Inputs(contact.Properties)) || IsOldNews(session, lead, contact);
        if (isKnown && did.Count == 0) return false;

        var row = isKnown ? null : StoredJson.Write(new ContactRow(contact.Id, contact.Properties, contact.CreatedAt, asking.Properties));
        var sides = isKnown ? Sides.None : Sides.HubSpot;
        WorkRows.Touch(session, new Arrival(lead.Lead, sides, asking.LaneOf(contact, did), time.GetUtcNow(), HubSpot: row, ReadAt: asking.At));
        return true;
    }

    /// <summary>A look has read the contact itself since, and the search does not know it yet.</summary>
    private static bool IsOldNews(SqlSession session, SeenLead lead, HubSpotContact contact) =>
        lead.Seen is not null && SearchWalk.Ms(LeadRows.ContactValue(session, lead.Lead, SearchWalk.StampProperty)) > SearchWalk.StampOf(contact);

    /// <param name="Properties">Fingerprint of what was asked for.</param>
    private sealed record Asking(Rulebook Rules, string Properties, DateTimeOffset At, Func<HubSpotContact, IReadOnlyList<Engagement>, Lane> LaneOf);
}
