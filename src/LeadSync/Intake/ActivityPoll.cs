using LeadSync.Hosting;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Notices that somebody finished a Task about a lead of ours: a call, an e-mail, a handoff; and, on a Contact, that the handoff Task was touched. What it was, the look reads.</summary>
/// <param name="pageSize">Tasks a query, 1 to 2,000.</param>
internal sealed class ActivityPoll(
    SalesforceConnector salesforce,
    SalesforceOrg org,
    Database database,
    RulesInForce rules,
    Bells bells,
    TimeProvider time,
    int pageSize = 2000)
{
    private const string KeyField = "LeadSync_Key__c";

    /// <summary>The Status that a handoff Task is made with. Stamps have whole seconds, and a quick hand is within the one that it was made in.</summary>
    private const string Untouched = "Not Started";

    /// <summary>Ids of Contacts begin so (Salesforce: Object key prefixes).</summary>
    private const string ContactPrefix = "003";

    /// <summary>How far back the first poll of all looks: what happened before is found by the looks themselves.</summary>
    private static readonly TimeSpan AtFirst = TimeSpan.FromHours(1);

    /// <summary>Beyond this what was told is forgotten; told twice is harmless.</summary>
    private const int MostKept = 20_000;

    private readonly PollWindow _window = new("poll/salesforce/tasks");
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>Since when nobody in sales had a lead of ours; null while somebody has.</summary>
    private DateTimeOffset? _idleSince;

    /// <summary>One poll, to its end. It costs no call while sales has no lead.</summary>
    public async Task RunAsync(CancellationToken token)
    {
        var begun = time.GetUtcNow();
        var (cursor, isIdle) = await database.ReadAsync(session => (_window.Cursor(session), !LeadRows.AnyInSalesforce(session, rules.Current.Stages.WithSales)), token);
        if (isIdle)
        {
            _idleSince ??= begun;
            return;
        }

        var start = ((salesforce.ServerTime ?? begun) - AtFirst).ToUnixTimeMilliseconds();
        var from = _window.From(cursor, start, begun);

        // Whoever had no lead then finished nothing about one.
        if (_idleSince is { } idle) from = Math.Max(from, (idle - AtFirst).ToUnixTimeMilliseconds());
        _idleSince = null;

        var which = (await org.GetAsync(token)).Visible("Task").Contains(KeyField) ? $"(IsClosed = true OR {KeyField} != null)" : "IsClosed = true";
        var newest = cursor ?? start;
        IReadOnlyList<SalesforceRow> page;
        SalesforceRow? last = null;
        do
        {
            page = await salesforce.QueryAsync(Query(which, DateTimeOffset.FromUnixTimeMilliseconds(from), last), all: true, token);
            newest = page.Select(StampWalk.StampOf).Append(newest).Max();
            await KeepAsync(page, newest);
            last = page.Count > 0 ? page[^1] : null;
        }
        while (page.Count == pageSize);

        _window.Done(newest, begun);
    }

    private string Query(string which, DateTimeOffset since, SalesforceRow? after) =>
        $"SELECT Id, WhoId, Status, IsClosed, CreatedDate, SystemModstamp FROM Task WHERE {which} AND WhoId != null AND {StampWalk.Where(since, after)} ORDER BY SystemModstamp, Id LIMIT {pageSize}";

    private async Task KeepAsync(IReadOnlyList<SalesforceRow> page, long newest)
    {
        var news = page.Where(row => IsNews(row) && !_told.Contains(Signature(row))).ToList();
        var touched = await database.WriteAsync(session =>
        {
            var leads = news.Select(row => LeadRows.ForCrmRecord(session, row.Identity("WhoId") ?? "")?.Lead).OfType<LeadId>().ToHashSet();
            foreach (var lead in leads) WorkRows.Touch(session, new Arrival(lead, Sides.Salesforce, Lane.Poll, time.GetUtcNow()));

            // The cursor moves with the page it stands for, and last: stopped before, the page is simply read again.
            _window.Move(session, newest);
            return leads.Count;
        });

        // Only what is on disk has been told.
        if (_told.Count + news.Count > MostKept) _told.Clear();
        _told.UnionWith(news.Select(Signature));
        if (touched > 0) bells.Work.Ring();
    }

    /// <summary>Finished; or a Task of ours on a Contact that somebody touched after it was made, whether it is open, put off or thrown away.</summary>
    private static bool IsNews(SalesforceRow row) =>
        row.Flag("IsClosed") || (row.Text("WhoId")!.StartsWith(ContactPrefix, StringComparison.Ordinal) && (row.Text("Status") != Untouched || row.Text("SystemModstamp") != row.Text("CreatedDate")));

    private static string Signature(SalesforceRow row) => $"{row.Id} {row.Text("SystemModstamp")}";
}
