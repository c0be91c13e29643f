namespace LeadSync.Tests.Rules;

/// <summary>The thirty mistakes of docs/configuration-mistakes.md.</summary>
internal static class ConfigurationMistakes
{
    public const int Unclosed = 11;

    public static readonly IReadOnlyList<ConfigurationMistake> All =
    [
        new(
            1,
            "leadsync.yaml",
            "token: ${HUBSPOT_TOKEN}",
            "tokn: ${HUBSPOT_TOKEN}",
            "unknown key 'tokn' in hubspot",
            "Did you mean 'token'? Known: baseUrl, apiVersion, token, webhooks, tier, budget, poll"),
        new(
            2,
            "leadsync.yaml",
            "poll: 60s",
            "poll: 60",
            "'poll' is '60'",
            "Write a number and a unit, such as 30s, 5m, 12h or 3d, and 1s or more"),
        new(
            3,
            "leadsync.yaml",
            "budget: 50%",
            "budget: 50",
            "'budget' is '50'",
            "Write a percentage such as 50%, more than 0% to 100%"),
        new(
            4,
            "leadsync.yaml",
            "baseUrl: https://api.hubapi.com",
            "baseUrl: api.hubapi.com",
            "'baseUrl' is 'api.hubapi.com', which is no whole address",
            "Write it with its scheme, such as https://api.hubapi.com"),
        new(
            5,
            "leadsync.yaml",
            "goLive: baseline ",
            "goLive: basline ",
            "'goLive' is 'basline'",
            "Did you mean 'baseline'? Known: baseline, everything"),

        new(
            6,
            "fields.yaml",
            "direction: both, conflict: newest",
            "direction: bothways, conflict: newest",
            "'direction' is 'bothways'",
            "Write one of toCrm, toMarketing, both"),
        new(
            7,
            "fields.yaml",
            "salesforce: Title",
            "salesforce: Phone",
            "'Phone' is written by two mappings, first on line LINE",
            "Remove one of the two, or keep them apart with on: [lead] and on: [contact]"),
        new(
            8,
            "fields.yaml",
            "salesforce: FirstName, direction: both",
            "salesforce: FirstName, transform: trim, direction: both",
            "'firstname' travels both ways, and the transform 'trim' has no way back",
            "Use direction: toCrm, or a map whose values all differ"),
        new(
            9,
            "fields.yaml",
            "salesforce: Company",
            "salesforce: LeadSync_Score__c",
            "'company' to 'LeadSync_Score__c' is LeadSync's own business, which it writes itself",
            "Remove the mapping"),
        new(
            10,
            "fields.yaml",
            "transform: [trim,",
            "transform: [trimm,",
            "unknown transform 'trimm'",
            "Did you mean 'trim'? Known: trim, upper, lower, title, digits, first, map, phone, country, date, number, join, template, cut"),
        new(
            Unclosed,
            "fields.yaml",
            "blank: never }",
            "blank: never",
            "'{' is never closed",
            "Close it with '}'"),

        new(
            12,
            "stages.yaml",
            "  unreachable:  {",
            "  recycled:     {",
            "'recycled' stands twice in stages, first on line LINE",
            "Keep one of the two"),
        new(
            13,
            "stages.yaml",
            "ends: return, coolOff: 90d",
            "ends: back, coolOff: 90d",
            "'ends' is 'back'",
            "Write one of good, return, never"),
        new(
            14,
            "stages.yaml",
            "Status: [Unqualified]",
            "Status: [Qualified]",
            "the Status 'Qualified' stands for two stages, 'sql' on line LINE and 'disqualified'",
            "Keep it in one of them; a lead is in exactly one stage"),

        new(
            15,
            "scoring.yaml",
            "hasWord: [vp",
            "hasWords: [vp",
            "unknown operator 'hasWords' on 'jobtitle'",
            "Did you mean 'hasWord'? Known: equals, in, contains, hasWord, startsWith, endsWith, atLeast, atMost, below, above, exists, not"),
        new(
            16,
            "scoring.yaml",
            "points: -20",
            "points: minus 20",
            "'points' is 'minus 20'",
            "Write a whole number"),
        new(
            17,
            "scoring.yaml",
            "event: download",
            "event: downloaded",
            "'event' is 'downloaded'",
            "Did you mean 'download'? Known: page_view, form_submit, email_click, email_open, download, custom"),
        new(
            18,
            "scoring.yaml",
            "qualifyAt: 60",
            "qualifyAt: { engagement: 40, grade: E }",
            "there is no grade 'E' in scoring.yaml",
            "Write one of A, B, C, D"),

        new(
            19,
            "routing.yaml",
            "members: [ana, bob]",
            "members: [ana, bop]",
            "there is no owner 'bop' in routing.yaml",
            "Did you mean 'bob'? Known: ana, bob, cho"),
        new(
            20,
            "routing.yaml",
            "{ name: DACH, when: { region: DACH }, assign: { pool: dach } }",
            "{ name: DACH, when: { region: DACH }, assign: { pool: dhac } }",
            "there is no pool 'dhac' in routing.yaml",
            "Write one of dach, named"),
        new(
            21,
            "routing.yaml",
            "Singapore",
            "Sinagpore",
            "'Sinagpore' in the region 'APAC' is no country by ISO 3166",
            "Did you mean 'Singapore'?"),
        new(
            22,
            "routing.yaml",
            "timezone: Asia/Tokyo",
            "timezone: Asia/Tokio",
            "there is no time zone 'Asia/Tokio'",
            "Did you mean 'Asia/Tokyo'?"),
        new(
            23,
            "routing.yaml",
            "2026-12-24..2027-01-02",
            "2027-01-02..2026-12-24",
            "'away' ends before it begins: '2027-01-02..2026-12-24'",
            "Turn it round: \"2026-12-24..2027-01-02\""),
        new(
            24,
            "routing.yaml",
            "fallback: { queue: Unassigned_Leads }",
            "",
            "there is no 'fallback' for leads that no rule matches",
            "Add fallback: { queue: Unassigned_Leads }",
            "regions: {"),

        new(
            25,
            "sla.yaml",
            "until: sal,",
            "until: sale,",
            "there is no stage 'sale' in stages.yaml",
            "Did you mean 'sal'?"),
        new(
            26,
            "sla.yaml",
            "within: 3d",
            "within: 0d",
            "'within' is '0d'",
            "Write a number and a unit, such as 30s, 5m, 12h or 3d, and 1s or more"),
        new(
            27,
            "sla.yaml",
            "from: assigned, until: sql, atLeast",
            "from: sql, until: assigned, atLeast",
            "the clock 'touches' runs from 'sql' until 'assigned', which does not come after it",
            "Turn the two round, or put the stages of stages.yaml in their order"),
        new(
            28,
            "sla.yaml",
            "from: \"09:00\", to: \"17:00\"",
            "from: \"17:00\", to: \"09:00\"",
            "the hours 'weekdays' end before they begin",
            "Let to be later than from; hours stay within one day"),
        new(
            29,
            "sla.yaml",
            "clock: respond, when: { handRaiser: true },",
            "clock: respond,",
            "this clock 'respond' never runs, the one on line LINE has no 'when' and takes every lead",
            "Put the one with a when first, or rename one of them",
            "clock: respond, from: assigned"),

        new(
            30,
            "alerts.yaml",
            "on: indicative,",
            "on: indicator,",
            "'on' is 'indicator'",
            "Did you mean 'indicative'? Known: assigned, handRaise, indicative, reminder, escalation, returned, orphan, digest, weekly, deadLetter, connectionDown, rateOutOfBand, brake"),
    ];
}
