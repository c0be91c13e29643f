using LeadSync.Tests.Rules;

namespace LeadSync.Tests.Journey.Simulating;

/// <summary>Sixty people whose score, country and rep's answer follow from their number, and a configuration under which all that can be worked out by hand.</summary>
internal static class SalesTeam
{
    public const int People = 60;

    /// <summary>Of ten people the last becomes interesting only later: 50 points, then 57 a day later, then 65.</summary>
    public static bool IsLate(int person) => person % 10 == 9;

    /// <summary>Points in the end: 55 to 84.</summary>
    public static int Score(int person) => IsLate(person) ? 65 : 55 + (person * 7 % 30);

    /// <summary>The hour they first appear.</summary>
    public static int Arrives(int person) => person / 6 * 4;

    /// <summary>Points at an hour.</summary>
    public static int ScoreAt(int person, int hour) => !IsLate(person) ? Score(person) : (hour - Arrives(person)) switch { < 24 => 50, < 48 => 57, _ => 65 };

    public static bool IsInJapan(int person) => person % 5 == 0;

    /// <summary>What a rep does, hours after getting the lead: Status and reason.</summary>
    public static IReadOnlyList<(int After, string Status, string? Reason)> Answers(int person) => (person % 4) switch
    {
        0 => [(2, "Working - Contacted", null)],
        1 => [],
        2 => [(5, "Working - Contacted", null), (24, "Qualified", null)],
        _ => [(3, "Recycled", "Timing")],
    };

    /// <summary>The promise that is broken by whoever gets the lead: nobody ever answered, or it was never qualified.</summary>
    public static string? Breaks(int person) => (person % 4) switch { 1 => "accept", 0 => "qualify", _ => null };

    public static TempConfig Config(int qualifyAt = 60, string[]? reps = null, string accept = "12h")
    {
        reps ??= ["ana", "bob", "cho"];
        return TempConfig.Shipped()
            .Write("leadsync.yaml", """
                goLive: everything
                nativeSync: absent
                brake: { handoffsPerHour: off, revertsPerHour: off }
                hubspot: { token: t }
                salesforce: { clientId: c, clientSecret: s }
                """)
            .Write("scoring.yaml", $$"""
                scope: { exclude: [] }
                qualifyAt: {{qualifyAt}}
                readyWhen: [ { lifecyclestage: { in: [marketingqualifiedlead, salesqualifiedlead] } } ]   # which LeadSync itself writes once sales has qualified a lead
                handRaisers: []
                fit:
                {{string.Join('\n', Enumerable.Range(50, 35).Select(points => $"  - {{ when: {{ jobtitle: p{points} }}, points: {points}, because: is worth {points} }}"))}}
                grades: { A: 80, D: below }
                engagement: { rules: [] }
                """)
            .Write("routing.yaml", $$"""
                owners: [ {{string.Join(", ", reps.Select(rep => $"{{ id: {rep}, salesforce: {rep}@acme.example }}"))}} ]
                pools: { team: { members: [{{string.Join(", ", reps)}}], method: roundRobin } }
                rules:
                  - { name: Japan, when: { country: { in: [Japan] } }, assign: { owner: bob } }
                  - { name: everybody, assign: { pool: team } }
                fallback: { queue: Unassigned_Leads }
                """)
            .Write("sla.yaml", $$"""
                timezone: Etc/UTC
                hours: { always: { days: mon-sun, from: "00:00", to: "23:59" } }
                sales:
                  - { clock: accept,  from: assigned, until: sal, within: {{accept}}, time: elapsed, then: [ { at: 100%, revert: marketing } ] }
                  - { clock: qualify, from: sal, until: sql, within: 3d, time: elapsed, then: [ { at: 100%, revert: marketing } ] }
                recycling: { queue: Marketing, reasonRequired: true, coolOff: 30d }
                """);
    }
}
