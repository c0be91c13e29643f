using LeadSync.Hosting;
using LeadSync.Journey.Agreement;
using LeadSync.Journey.Reading;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Rounds;

/// <summary>Asks for a look at every lead that nobody will work on, and counts them. The look decides what becomes of it.</summary>
internal sealed class OrphanSweep(Database database, DeskReader desks, RulesInForce rules, Bells bells, TimeProvider time, ILogger<OrphanSweep> logger)
{
    /// <summary>One sweep; gives what was found, by kind.</summary>
    public async Task<IReadOnlyDictionary<OrphanKind, int>> RunAsync(CancellationToken token)
    {
        var rulebook = rules.Current;
        var (desk, now) = (await desks.ReadAsync(rulebook, baselineAt: null, token), time.GetUtcNow());
        var leads = await database.ReadAsync(session => LeadRows.InStages(session, rulebook.Stages.WithSales), token);
        var orphans = leads.Select(lead => (lead.Id, Orphan: Orphans.Of(lead, desk, rulebook.Stages, now))).Where(one => one.Orphan is not null).ToList();
        var counts = orphans.CountBy(one => one.Orphan!.Kind).ToDictionary();

        await database.WriteAsync(session =>
        {
            foreach (var (lead, _) in orphans) WorkRows.Touch(session, new Arrival(lead, Sides.HubSpot | Sides.Salesforce, Lane.Poll, now));
            Marks.Set(session, Marks.Orphans, StoredJson.Write<IReadOnlyDictionary<string, int>>(counts.ToDictionary(one => one.Key.ToString(), one => one.Value)));
        });
        if (orphans.Count == 0) return counts;

        bells.Work.Ring();
        OrphanLog.Found(logger, orphans.Count, string.Join(", ", counts.Select(one => $"{one.Value} {one.Key}")));
        return counts;
    }
}

internal static partial class OrphanLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} leads have nobody who will work on them ({Kinds}): each is looked at, and its story says what becomes of it")]
    public static partial void Found(ILogger logger, int count, string kinds);
}
