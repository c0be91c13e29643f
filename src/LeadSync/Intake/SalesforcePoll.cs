using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Finds our records that changed in Salesforce: taken, answered, converted, merged, deleted, undeleted.</summary>
/// <param name="pageSize">Records a query, 1 to 2,000.</param>
internal sealed class SalesforcePoll(
    SalesforceConnector salesforce,
    SalesforceOrg org,
    Database database,
    RulesInForce rules,
    Bells bells,
    TimeProvider time,
    ILogger<SalesforcePoll> logger,
    int pageSize = 2000)
{
    /// <summary>How far back the first poll of all looks: what happened before is found by the looks themselves.</summary>
    private static readonly TimeSpan AtFirst = TimeSpan.FromHours(1);

    /// <summary>Addresses in one statement: it has 100,000 characters (SOQL: Limits). Whoever is not among them is found when the wait is over.</summary>
    private const int MostAwaited = 1000;

    /// <summary>Contacts are asked for with every fifth poll: of what happens there only merges and deletions are not found by a look.</summary>
    private const int ContactsEvery = 5;

    private const string OurId = "LeadSync_Id__c";

    private readonly PollWindow _leads = new("poll/salesforce/cursor");
    private readonly PollWindow _contacts = new("poll/salesforce-contacts/cursor");
    private readonly CrmNews _news = new();
    private bool _isBlind;
    private int _polls;

    /// <summary>One poll, to its end. Stopped in between, it goes on where it was.</summary>
    public async Task RunAsync(CancellationToken token)
    {
        var picture = await org.GetAsync(token);
        if (!Sees(picture.Visible(CrmLink.Lead))) return;

        var (awaited, anyContacts) = await database.ReadAsync(session => (LeadRows.Awaiting(session, MostAwaited), LeadRows.AnyOnContacts(session)), token);
        await ReadAsync(CrmLink.Lead, picture.Visible(CrmLink.Lead), awaited, _leads, Marks.SalesforcePolled, token);
        if (anyContacts && _polls++ % ContactsEvery == 0 && picture.Visible(CrmLink.Contact).Contains(OurId))
            await ReadAsync(CrmLink.Contact, picture.Visible(CrmLink.Contact), [], _contacts, polled: null, token);
    }

    private async Task ReadAsync(string crmObject, IReadOnlySet<string> visible, IReadOnlyCollection<string> awaited, PollWindow window, string? polled, CancellationToken token)
    {
        var begun = time.GetUtcNow();
        var cursor = await database.ReadAsync(window.Cursor, token);

        // Salesforce's clock, never ours: the org has just been asked for its picture, or some time before.
        var start = ((salesforce.ServerTime ?? begun) - AtFirst).ToUnixTimeMilliseconds();
        var since = DateTimeOffset.FromUnixTimeMilliseconds(window.From(cursor, start, begun));
        var newest = cursor ?? start;
        IReadOnlyList<SalesforceRow> page;
        SalesforceRow? last = null;
        do
        {
            var askedAt = time.GetUtcNow();
            var query = ChangedLeads.Query(crmObject, WantedFields.OfRecord(rules.Current, crmObject, visible), awaited, since, last, pageSize);
            page = await AskAsync(query, token);
            newest = page.Select(StampWalk.StampOf).Append(newest).Max();
            await KeepAsync(page, askedAt, session =>
            {
                // The cursor moves with the page it stands for, and last: stopped before, the page is simply read again.
                window.Move(session, newest);
                if (polled is not null && page.Count < pageSize) Marks.Set(session, polled, begun.ToString("O"));
            });
            last = page.Count > 0 ? page[^1] : null;
        }
        while (page.Count == pageSize);

        window.Done(newest, begun);
    }

    /// <summary>A question that is refused may name a field that has vanished: the next poll asks for those that are there.</summary>
    private async Task<IReadOnlyList<SalesforceRow>> AskAsync(string query, CancellationToken token)
    {
        try
        {
            return await salesforce.QueryAsync(query, all: true, token);
        }
        catch (CallRefusedException)
        {
            org.Expire();
            throw;
        }
    }

    private async Task KeepAsync(IReadOnlyList<SalesforceRow> page, DateTimeOffset askedAt, Action<SqlSession> move)
    {
        var told = await database.WriteAsync(session =>
        {
            var touched = page.Where(row => _news.Note(session, row, askedAt, time.GetUtcNow())).ToList();
            move(session);
            return touched;
        });
        _news.Kept(told);
        if (told.Count > 0) bells.Work.Ring();
    }

    /// <summary>Without our id no lead of ours can be told from the others.</summary>
    private bool Sees(IReadOnlySet<string> visible)
    {
        var sees = visible.Contains(OurId);
        if (!sees && !_isBlind) SalesforcePollLog.Blind(logger);
        _isBlind = !sees;
        return sees;
    }
}

internal static partial class SalesforcePollLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Salesforce is not polled: Lead.LeadSync_Id__c is missing or hidden from the integration user. Run `leadsync provision`, or give the user the permission set LeadSync_Integration")]
    public static partial void Blind(ILogger logger);
}
