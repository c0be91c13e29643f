using LeadSync.Leads;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Month;

/// <summary>What a rep does in Salesforce at a time, if the lead is still theirs then.</summary>
/// <param name="Due">The accept clock's deadline, for an acceptance.</param>
internal sealed record Deed(DateTimeOffset At, LeadId Lead, int Cycle, Owner Rep, string Status, string? Reason, DateTimeOffset? Due = null);

/// <summary>Twelve reps in four zones: some accept, some reject, some forget. The same seed gives the same month.</summary>
internal sealed class MonthReps(RunningSandbox sandbox, int seed)
{
    public static readonly IReadOnlyList<(string Id, string Zone, string Holidays)> Names =
    [
        ("anna", "Europe/Berlin", "default"), ("bert", "Europe/Berlin", "default"), ("cora", "Europe/Berlin", "default"),
        ("dave", "America/New_York", "us"), ("elle", "America/New_York", "us"), ("finn", "America/New_York", "us"),
        ("goro", "Asia/Tokyo", "default"), ("hana", "Asia/Tokyo", "default"), ("isao", "Asia/Tokyo", "default"),
        ("june", "America/Los_Angeles", "us"), ("kent", "America/Los_Angeles", "us"), ("lily", "America/Los_Angeles", "us"),
    ];

    private readonly Random _chance = new(seed);
    private readonly HashSet<(LeadId, int, string, DateTimeOffset)> _planned = [];

    public static string Address(string rep) => $"{rep}@acme.example";

    public async Task JoinAsync()
    {
        foreach (var (id, zone, _) in Names)
        {
            await sandbox.Salesforce.SendAsync("/services/data/v67.0/sobjects/User", new
            {
                Username = Address(id), Email = Address(id), FirstName = id, LastName = "Rep", Alias = id, TimeZoneSidKey = zone, IsActive = true,
            });
        }
    }

    /// <summary>What follows from a lead that has just come to a rep, or was accepted.</summary>
    public IEnumerable<Deed> Plan(Lead lead)
    {
        if (lead is not { Owner: { IsQueue: false } rep, AssignedAt: { } assigned, Return: null } || !_planned.Add((lead.Id, lead.Cycle, $"{rep.CrmId}/{lead.Stage}", assigned))) yield break;

        var chance = _chance.NextDouble();
        if (lead.Stage == Stage.Assigned)
        {
            var due = lead.Clocks.First(clock => clock is { Name: "accept", IsOpen: true }).Due;
            var soon = Later(assigned, TimeSpan.FromHours(11.9));
            if (chance < 0.5) yield return Of("Working - Contacted", soon, null, due);
            else if (chance < 0.62) yield return Of("Recycled", soon, "Timing");
            else if (chance < 0.67) yield return Of("Unqualified", soon, "Poor fit");
            else if (chance < 0.72) yield return Of("Recycled", soon, null);
        }
        else if (lead is { Stage: Stage.Sal, AcceptedAt: { } accepted })
        {
            var later = Later(accepted, TimeSpan.FromHours(71));
            if (chance < 0.5) yield return Of("Qualified", later, null);
            else if (chance < 0.65) yield return Of("Recycled", later, "No budget");
        }

        Deed Of(string status, DateTimeOffset at, string? reason, DateTimeOffset? due = null) => new(at, lead.Id, lead.Cycle, rep, status, reason, due);
    }

    public async Task DoAsync(Deed deed, string record)
    {
        var fields = new Dictionary<string, string> { ["Status"] = deed.Status };
        if (deed.Reason is { } reason) fields["LeadSync_Return_Reason__c"] = reason;
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/services/data/v67.0/sobjects/Lead/{record}") { Content = System.Net.Http.Json.JsonContent.Create(fields) };
        request.Headers.Add("X-Sandbox-User", Address(deed.Rep.Label.Split(' ')[0]));
        request.Headers.Add("Sforce-Auto-Assign", "FALSE");
        using var answer = await sandbox.Salesforce.SendAsync(request, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Deeds fall on whole ten minutes: many reps act between two looks at the clock.</summary>
    private DateTimeOffset Later(DateTimeOffset from, TimeSpan most)
    {
        var at = from + (most * _chance.NextDouble());
        return new DateTimeOffset((at.UtcTicks / Step.Ticks * Step.Ticks) + Step.Ticks, TimeSpan.Zero) is var mark && mark <= from + most ? mark : at;
    }

    public static readonly TimeSpan Step = TimeSpan.FromMinutes(10);
}
