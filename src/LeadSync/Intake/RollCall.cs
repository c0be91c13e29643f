using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>
/// Asks HubSpot, a part of the roll at a time, whether the contacts are still there: no search shows one that was deleted, restored unchanged or
/// erased for privacy, and a webhook may be lost. The whole roll takes a day at most.
/// </summary>
internal sealed class RollCall(HubSpotConnector hubspot, Database database, RulesInForce rules, Bells bells, TimeProvider time, ILogger<RollCall> logger)
{
    /// <summary>Called with every tenth poll for contacts.</summary>
    public const int Every = 10;

    /// <summary>Contacts a call of the roll: three batches.</summary>
    private const int Least = 300;
    private const int Most = 10_000;

    /// <summary>Missed at once by so many, and by most of those called, no person was deleted: the token belongs to another account, or HubSpot errs.</summary>
    private const int TooMany = 20;

    private const string Cursor = "poll/roll-call/cursor";

    private static readonly TimeSpan Round = TimeSpan.FromDays(1);

    /// <summary>A deleted contact can be restored for 90 days (HubSpot: Restore deleted records). Missed longer than this and gone from there, it was not erased, it ran out.</summary>
    private static readonly TimeSpan SurelyRestorable = TimeSpan.FromDays(80);

    public async Task RunAsync(CancellationToken token)
    {
        var (after, count) = await database.ReadAsync(session => (Marks.Get(session, Cursor) ?? "", RollRows.Count(session)), token);
        var share = count * (rules.Current.Settings.HubSpot.Poll * Every / Round);
        var called = await database.ReadAsync(session => RollRows.Next(session, after, (int)Math.Clamp(share, Least, Most)), token);
        if (called.Count > 0) await CallAsync(called, token);
        await database.WriteAsync(session => Marks.Set(session, Cursor, called is [.., var last] ? last.Lead.Value : ""));
    }

    private async Task CallAsync(List<RolledContact> called, CancellationToken token)
    {
        var found = await hubspot.ReadContactsAsync([.. called.Select(one => one.ContactId)], ["hs_object_id"], token);
        var missed = called.Where(one => !found.ContainsKey(one.ContactId)).ToList();
        if (missed.Count(one => !one.IsGone) is var news && news > TooMany && news > called.Count / 2)
        {
            RollCallLog.TooMany(logger, news, called.Count);
            return;
        }

        // What a look has missed before is missed for good where the archive lacks it, too.
        var erased = new List<RolledContact>();
        foreach (var one in missed.Where(IsNewlyGone))
            if (!await hubspot.IsArchivedAsync(one.ContactId, token)) erased.Add(one);

        var moved = called.Where(one => found.TryGetValue(one.ContactId, out var contact) ? one.IsGone || contact.Id != one.ContactId : !one.IsGone).ToList();
        if (erased.Count + moved.Count == 0) return;

        var now = time.GetUtcNow();
        await database.WriteAsync(session =>
        {
            foreach (var one in moved) WorkRows.Touch(session, new Arrival(one.Lead, Sides.HubSpot, Lane.Poll, now));
            foreach (var one in erased) Erasure.OfLead(session, one.Lead, now);
        });
        if (erased.Count > 0) RollCallLog.Erased(logger, erased.Count);
        bells.Work.Ring();
        if (erased.Count > 0) bells.RingDeliveries();
    }

    private bool IsNewlyGone(RolledContact one) => one is { IsGone: true, GoneSince: { } since } && time.GetUtcNow() - since < SurelyRestorable;
}

internal sealed class RollCallLoop(RollCall roll, RulesInForce rules, TimeProvider time, ILogger<RollCallLoop> logger)
    : PollLoop(() => rules.Current.Settings.HubSpot.Poll * RollCall.Every, time, logger)
{
    protected override Task PollAsync(CancellationToken stoppingToken) => roll.RunAsync(stoppingToken);
}

internal static partial class RollCallLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} contacts are gone from HubSpot for good, and not only deleted: these people are forgotten here, too")]
    public static partial void Erased(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "HubSpot shows {Missed} of {Called} contacts no longer: nothing is concluded from that. Check that hubspot.token belongs to the account that LeadSync was set up for; if they were really deleted, `leadsync erase` forgets each")]
    public static partial void TooMany(ILogger logger, int missed, int called);
}
