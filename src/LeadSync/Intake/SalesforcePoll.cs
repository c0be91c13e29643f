using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Finds our leads that changed in Salesforce: taken, answered, converted, deleted.</summary>
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

    private readonly PollWindow _window = new("poll/salesforce/cursor");
    private readonly CrmNews _news = new();
    private bool _isBlind;

    /// <summary>One poll, to its end. Stopped in between, it goes on where it was.</summary>
    public async Task RunAsync(CancellationToken token)
    {
        var begun = time.GetUtcNow();
        var visible = (await org.GetAsync(token)).Visible(CrmLink.Lead);
        if (!Sees(visible)) return;

        var (cursor, awaited) = await database.ReadAsync(session => (_window.Cursor(session), LeadRows.Awaiting(session, MostAwaited)), token);

        // Salesforce's clock, never ours: the org has just been asked for its picture, or some time before.
        var start = ((salesforce.ServerTime ?? begun) - AtFirst).ToUnixTimeMilliseconds();
        var since = DateTimeOffset.FromUnixTimeMilliseconds(_window.From(cursor, start, begun));
        var newest = cursor ?? start;
        IReadOnlyList<SalesforceRow> page;
        SalesforceRow? last = null;
        do
        {
            var askedAt = time.GetUtcNow();
            var query = ChangedLeads.Query(WantedFields.OfRecord(rules.Current, CrmLink.Lead, visible), awaited, since, last, pageSize);
            page = await AskAsync(query, token);
            newest = page.Select(StampWalk.StampOf).Append(newest).Max();
            await KeepAsync(page, askedAt, newest, finished: page.Count < pageSize ? begun : null);
            last = page.Count > 0 ? page[^1] : null;
        }
        while (page.Count == pageSize);

        _window.Done(newest, begun);
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

    private async Task KeepAsync(IReadOnlyList<SalesforceRow> page, DateTimeOffset askedAt, long newest, DateTimeOffset? finished)
    {
        var told = await database.WriteAsync(session =>
        {
            var touched = page.Where(row => _news.Note(session, row, askedAt, time.GetUtcNow())).ToList();

            // The cursor moves with the page it stands for, and last: stopped before, the page is simply read again.
            _window.Move(session, newest);
            if (finished is { } at) Marks.Set(session, Marks.SalesforcePolled, at.ToString("O"));
            return touched;
        });
        _news.Kept(told);
        if (told.Count > 0) bells.Work.Ring();
    }

    /// <summary>Without our id no lead of ours can be told from the others.</summary>
    private bool Sees(IReadOnlySet<string> visible)
    {
        var sees = visible.Contains("LeadSync_Id__c");
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
