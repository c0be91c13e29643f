namespace LeadSync.Tests.Month;

/// <summary>The agreement of the month: four regions, three reps each, every kind of clock and of step.</summary>
internal static class MonthRules
{
    public static readonly IReadOnlyList<string> Countries = ["Germany", "United States", "Japan", "Canada"];

    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["scoring.yaml"] = "qualifyAt: 60\nreadyWhen: [ { lifecyclestage: { equals: marketingqualifiedlead } } ]\n",
        ["fields.yaml"] = """
            fields:
              - { hubspot: email, salesforce: Email, direction: toCrm }
              - { hubspot: lastname, salesforce: LastName, direction: toCrm }
              - { hubspot: company, salesforce: Company, direction: toCrm, default: "[not provided]", on: [lead] }
            """,
        ["routing.yaml"] = $$"""
            owners:
            {{string.Join('\n', MonthReps.Names.Select(rep => $"  - {{ id: {rep.Id}, salesforce: {MonthReps.Address(rep.Id)}, timezone: {rep.Zone}, hours: weekdays, holidays: {rep.Holidays}, manager: {Manager(rep.Id)} }}"))}}
            pools:
              europe: { members: [anna, bert, cora], method: roundRobin }
              east:   { members: [dave, elle, finn], method: roundRobin }
              asia:   { members: [goro, hana, isao], method: leastBusy }
              west:   { members: { june: 2, kent: 1, lily: 1 }, method: weighted }
            rules:
              - { name: europe, when: { country: { in: [Germany] } }, assign: { pool: europe } }
              - { name: east, when: { country: { in: [United States] } }, assign: { pool: east } }
              - { name: asia, when: { country: { in: [Japan] } }, assign: { pool: asia } }
              - { name: west, assign: { pool: west } }
            fallback: { queue: Unassigned_Leads }
            """,
        ["sla.yaml"] = """
            timezone: Europe/Berlin
            hours: { weekdays: { days: mon-fri, from: "09:00", to: "17:00" } }
            holidays: { default: [2026-12-25, 2027-01-01], us: [2026-11-26, 2026-12-25, 2027-01-01] }
            sales:
              - { clock: respond, from: assigned, until: firstTouch, within: 1h, time: business, then: [ { at: 50%, remind: owner }, { at: 100%, escalate: manager } ] }
              - { clock: accept,  from: assigned, until: sal, within: 12h, time: elapsed, then: [ { at: 75%, remind: owner }, { at: 100%, revert: marketing } ] }
              - { clock: qualify, from: sal, until: sql, within: 3d, time: elapsed, then: [ { at: 100%, reassign: 1, otherwise: revert } ] }
              - { clock: touches, from: assigned, until: sql, atLeast: 6, within: 10d, time: business, then: [ { at: 100%, escalate: "sales@acme.example" } ] }
            stalled: { stages: [sal, sql], after: 14d, then: revert }
            recycling: { queue: Marketing, reasonRequired: true, reasons: [Timing, No budget, Poor fit], coolOff: 30d, mostReturns: 3, neverBackTo: lastOwner, scoreKeeps: 50% }
            """,
        ["alerts.yaml"] = """
            channels: {}
            tell:
              - { on: reminder, to: owner, by: [task] }
              - { on: escalation, to: owner, by: [task] }
            """,
    };

    private static string Manager(string rep) => rep == "anna" ? "goro" : "anna";
}
