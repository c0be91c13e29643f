using LeadSync.Hosting;
using LeadSync.Salesforce;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>
/// Finds people whose Opportunity was made, moved, won, lost or thrown away: by the Contact's role, and by the id of one that a lead follows, for roles come and go.
/// As long as no lead of ours is a Contact there is nothing to ask.
/// </summary>
internal sealed class OpportunityPoll(SalesforceConnector salesforce, SalesforceOrg org, Database database, Bells bells, TimeProvider time)
{
    private const string Mark = "poll/opportunities/cursor";

    /// <summary>Rows commit late, and stamps have whole seconds: so far back every poll looks again.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(90);

    /// <summary>Beyond this the oldest are forgotten; told twice is harmless.</summary>
    private const int MostKept = 20_000;

    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken token)
    {
        if (!await database.ReadAsync(LeadRows.AnyOnContacts, token) || (await org.GetAsync(token)).Visible("Opportunity").Count == 0) return;

        var since = await database.ReadAsync(session => Marks.Get(session, Mark), token) is { } mark
            ? DateTimeOffset.Parse(mark, System.Globalization.CultureInfo.InvariantCulture)
            : (salesforce.ServerTime ?? time.GetUtcNow()) - Overlap;
        var from = Soql.Time(since - Overlap);
        var answers = await salesforce.QueryManyAsync(
            [
                $"SELECT Id, ContactId, SystemModstamp, Opportunity.SystemModstamp FROM OpportunityContactRole WHERE SystemModstamp >= {from} OR Opportunity.SystemModstamp >= {from}",
                $"SELECT Id, SystemModstamp FROM Opportunity WHERE SystemModstamp >= {from}",
            ],
            all: true,
            token);
        var rows = answers.SelectMany(some => some).ToList();

        var newest = rows.Select(Stamp).Append(since).Max();
        await database.WriteAsync(session =>
        {
            foreach (var row in rows.Where(row => _told.GetValueOrDefault(row.Id) != Signature(row))) Touch(session, row);
            Marks.Set(session, Mark, newest.ToString("O"));
        });

        // Only what is on disk has been told.
        if (_told.Count + rows.Count > MostKept) _told.Clear();
        foreach (var row in rows) _told[row.Id] = Signature(row);
        if (rows.Count > 0) bells.Work.Ring();
    }

    private void Touch(SqlSession session, SalesforceRow row)
    {
        var leads = row.Type == "Opportunity" ? LeadRows.OfOpportunity(session, row.Id)
            : row.Identity("ContactId") is { } contact && LeadRows.ForCrmRecord(session, contact) is { } one ? [one.Lead] : [];
        foreach (var lead in leads) WorkRows.Touch(session, new Arrival(lead, Sides.Salesforce, Lane.Poll, time.GetUtcNow()));
    }

    private static DateTimeOffset Stamp(SalesforceRow row)
    {
        var (role, opportunity) = (row.Time("SystemModstamp")!.Value, row.Related("Opportunity")?.Time("SystemModstamp"));
        return opportunity > role ? opportunity.Value : role;
    }

    private static string Signature(SalesforceRow row) => $"{row.Text("SystemModstamp")} {row.Related("Opportunity")?.Text("SystemModstamp")}";
}
