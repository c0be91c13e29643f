using System.Text.Json;

namespace LeadSync.Cli.Demo;

/// <summary>Ana, Bob and Cho at work: they look at their lists, take leads from the queue, accept, reject, qualify, forget.</summary>
internal sealed class Reps(SalesDesk sales, RepTemper temper, DemoNews news, TimeProvider time)
{
    private const string OpenLeads =
        "SELECT Id, Status, OwnerId FROM Lead WHERE LeadSync_Id__c != null AND IsConverted = false AND Status IN ('Open - Not Contacted', 'Working - Contacted')";

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly string[] Everybody = ["ana@acme.example", "bob@acme.example", "cho@acme.example"];

    private readonly Dictionary<string, DateTimeOffset> _seen = [];
    private readonly HashSet<string> _done = [];
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private DateTimeOffset _lookedInQueue = time.GetUtcNow();

    public async Task WorkAsync(CancellationToken token)
    {
        _names = (await sales.QueryAsync("SELECT Id, Username FROM User WHERE IsActive = true", token))
            .ToDictionary(user => user.GetProperty("Id").GetString()!, user => user.GetProperty("Username").GetString()!);
        while (true)
        {
            var open = (await sales.QueryAsync(OpenLeads, token)).ConvertAll(Listed);
            var due = open.Where(lead => lead.Rep is not null).Select(Judge).OfType<Deed>().Concat(TakeFromQueue(open)).ToList();
            foreach (var ofRep in due.GroupBy(deed => deed.Rep))
            {
                await sales.UpdateAsync(ofRep.Key, ofRep.Select(deed => deed.Edit), token);
                Tell(ofRep.Key, [.. ofRep]);
            }

            await Task.Delay(Pace, time, token);
        }
    }

    /// <summary>What happens to a lead now; null while it is left alone.</summary>
    private Deed? Judge(ListedLead lead)
    {
        var phase = $"{lead.Id}/{lead.Status}/{lead.Rep}";
        var now = time.GetUtcNow();
        if (_seen.TryAdd(phase, now) || _done.Contains(phase)) return null;

        var waited = now - _seen[phase];
        var deed = DeedFor(lead, temper.PlanFor(lead.Id), waited);
        if (deed is not null) _done.Add(phase);
        return deed;
    }

    private static Deed? DeedFor(ListedLead lead, RepPlan plan, TimeSpan waited) => lead switch
    {
        { IsAccepted: true } => plan.Qualifies && waited >= plan.QualifiesAfter ? Set(lead, "qualified", waited, ("Status", "Qualified")) : null,
        _ when waited < plan.After => null,
        _ => plan.Deed switch
        {
            RepDeed.Accept => Set(lead, "accepted", waited, ("Status", "Working - Contacted")),
            RepDeed.Reject => Set(lead, $"rejected ({plan.Reason})", waited, ("Status", "Unqualified"), ("LeadSync_Return_Reason__c", plan.Reason)),
            _ => null,
        },
    };

    /// <summary>Each goes to the queue now and then, and takes a few.</summary>
    private IEnumerable<Deed> TakeFromQueue(List<ListedLead> open)
    {
        var waited = time.GetUtcNow() - _lookedInQueue;
        if (waited < temper.LooksInQueue) return [];

        _lookedInQueue = time.GetUtcNow();
        return open.Where(lead => lead.Rep is null).Take(temper.TakesAtOnce * Everybody.Length).Select((lead, place) =>
        {
            var rep = Everybody[place % Everybody.Length];
            var userId = _names.Single(user => user.Value == rep).Key;
            return new Deed(rep, "took from the queue", waited, new LeadEdit(lead.Id, new Dictionary<string, string> { ["OwnerId"] = userId }));
        });
    }

    private ListedLead Listed(JsonElement row) => new(
        row.GetProperty("Id").GetString()!,
        row.GetProperty("Status").GetString()!,
        _names.GetValueOrDefault(row.GetProperty("OwnerId").GetString()!));

    private static Deed Set(ListedLead lead, string deed, TimeSpan waited, params (string Field, string Value)[] fields) =>
        new(lead.Rep!, deed, waited, new LeadEdit(lead.Id, fields.ToDictionary(field => field.Field, field => field.Value)));

    private void Tell(string rep, List<Deed> deeds)
    {
        foreach (var same in deeds.GroupBy(deed => deed.What))
        {
            var what = same.Count() == 1 ? $"lead {same.First().Edit.Id} ({same.First().Waited.TotalSeconds:0} s)" : $"{same.Count()} leads";
            news.Tell($"{rep[..rep.IndexOf('@', StringComparison.Ordinal)]} {same.Key}: {what}");
        }
    }

    private sealed record Deed(string Rep, string What, TimeSpan Waited, LeadEdit Edit);

    /// <param name="Rep">User name of the owner; null while a queue has it.</param>
    private sealed record ListedLead(string Id, string Status, string? Rep)
    {
        public bool IsAccepted => Status == "Working - Contacted";
    }
}
