using LeadSync.Hosting;
using LeadSync.HubSpot;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Intake;

/// <summary>Who is on the HubSpot lists that a rule names. A removal leaves no trace there: the whole list is compared with what was seen before.</summary>
internal sealed class ListPoll(HubSpotConnector hubspot, Database database, RulesInForce rules, Bells bells, TimeProvider time, ILogger<ListPoll> logger)
{
    private readonly HashSet<string> _missing = new(StringComparer.OrdinalIgnoreCase);

    public async Task RunAsync(CancellationToken token)
    {
        var rulebook = rules.Current;
        foreach (var name in WantedFields.Lists(rulebook)) await ReadAsync(name, rulebook, token);
    }

    private async Task ReadAsync(string name, Rulebook rulebook, CancellationToken token)
    {
        var members = await ListMembers.ReadAsync(hubspot, name, token);
        if (members is not null) _missing.Remove(name);
        else if (_missing.Add(name)) ListPollLog.Missing(logger, name);

        await KeepAsync(name, members ?? [], new HandRaiseHints(rulebook.Scoring).NamesList(name));
    }

    private async Task KeepAsync(string name, IReadOnlyCollection<string> members, bool isHandRaise)
    {
        var mark = $"poll/list/{name}";
        var touched = await database.WriteAsync(session =>
        {
            var isFirst = Marks.Get(session, mark) is null;
            var moved = ListRows.Replace(session, name, members);
            var now = time.GetUtcNow();
            foreach (var contact in moved)
            {
                var lane = isFirst ? Lane.Bulk : isHandRaise && members.Contains(contact) ? Lane.HandRaiser : Lane.Event;
                if (LeadRows.ForContact(session, contact, now) is { } lead) WorkRows.Touch(session, new Arrival(lead.Lead, Sides.HubSpot, lane, now));
            }

            if (isFirst) Marks.Set(session, mark, now.ToString("O"));
            return moved.Count;
        });
        if (touched > 0) bells.Work.Ring();
    }
}

internal static partial class ListPollLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "HubSpot has no contact list named '{List}', which a rule asks for: nobody counts as being on it. Create it, or correct the name in scoring.yaml")]
    public static partial void Missing(ILogger logger, string list);
}
