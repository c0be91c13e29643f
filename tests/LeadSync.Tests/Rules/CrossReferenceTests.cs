using LeadSync.Rules;

namespace LeadSync.Tests.Rules;

public sealed class CrossReferenceTests
{
    [Theory]
    [InlineData("routing.yaml", "id: cho", "id: bob", "the owner 'bob' is defined twice")]
    [InlineData("routing.yaml", "name: named, when", "name: DACH, when", "the rule 'DACH' is defined twice")]
    [InlineData("routing.yaml", "holidays: us", "holidays: usa", "there is no holidays 'usa' in sla.yaml")]
    [InlineData("routing.yaml", "Tokyo, hours: weekdays", "Tokyo, hours: nights", "there is no office hours 'nights' in sla.yaml")]
    [InlineData("routing.yaml", "us, manager: cho", "us, manager: dan", "there is no owner 'dan' in routing.yaml")]
    [InlineData("routing.yaml", "us, manager: cho", "us, manager: bob", "'bob' is named as their own manager")]
    [InlineData("routing.yaml", "assign: { owner: bob }", "assign: { owner: dan }", "there is no owner 'dan' in routing.yaml")]
    [InlineData("routing.yaml", "assign: { owner: bob }", "assign: { owner: bob, queue: APAC_Leads }", "'assign' names more than one way")]
    [InlineData("routing.yaml", "assign: { owner: bob }", "assign: {}", "'assign' is empty")]
    [InlineData("routing.yaml", "assign: { accountOwner: true }", "assign: { accountOwner: false }", "'accountOwner' is not true, and says nothing of who gets the lead")]
    [InlineData("routing.yaml", "assign: { salesforceRules: true }", "assign: { salesforceRules: false }", "'salesforceRules' is not true, and says nothing of who gets the lead")]
    [InlineData("stages.yaml", ", salesforce: { Status: [Verifying] }", "", "the rule 'verify first' has leads checked first, and the stage 'verifying' of stages.yaml has no Status that would say so")]
    [InlineData("stages.yaml", "  verifying: ", "  checking: ", "the rule 'verify first' has leads checked first, and the stage 'verifying' of stages.yaml has no Status that would say so")]
    [InlineData("routing.yaml", "when: { region: APAC }", "when: { region: EMEA }", "there is no region 'EMEA' in routing.yaml")]
    [InlineData("routing.yaml", "when: { company: { in: [Globex] } }, ", "", "the rule 'first come first served' is never reached, 'named' on line 25 has no 'when' and takes every lead")]
    [InlineData("routing.yaml", "{ ana: 2, bob: 1 }", "{ ana: 2, bob: 0 }", "'bob' is '0'")]
    [InlineData("routing.yaml", "members: [ana, bob]", "members: [ana, ana]", "'ana' is in the pool 'dach' twice")]
    [InlineData("routing.yaml", "members: [ana, bob]", "members: []", "the pool 'dach' has no members")]
    [InlineData("routing.yaml", "2026-12-24..2027-01-02", "Christmas", "'away' is 'Christmas'")]
    [InlineData("scoring.yaml", "qualifyAt: 60", "qualifyAt: { grade: B }", "'qualifyAt' has no 'engagement'")]
    [InlineData("scoring.yaml", "{ A: 40, B: 20,", "{ A: 40, B: 50,", "the grade 'B' can never be given, 'A' before it takes all its leads")]
    [InlineData("scoring.yaml", "points: 15, atMost: 30", "points: 15, atMost: 10", "'atMost' is 10 and one event already gives 15 points")]
    [InlineData("scoring.yaml", "- { page: /contact-sales,", "- { page: /contact-sales, form: Contact,", "a hand-raiser names a form or a page, one of the two")]
    [InlineData("stages.yaml", "  sal:     ", "  sale:    ", "there is no stage 'sal'")]
    [InlineData("stages.yaml", "opportunity: lost", "opportunity: won", "opportunity: won stands for two stages, 'won' on line 19 and 'lost'")]
    [InlineData("stages.yaml", "lifecycle: forwardOnly", "lifecycle: forward", "'lifecycle' is 'forward'")]
    [InlineData("sla.yaml", "timezone: Europe/Berlin", "timezone: Berlin", "there is no time zone 'Berlin'")]
    [InlineData("sla.yaml", "2026-11-26", "2026-11-31", "the day is '2026-11-31'")]
    [InlineData("sla.yaml", "at: 75%", "at: 75", "'at' is '75'")]
    [InlineData("sla.yaml", "revert: marketing", "revert: sales", "'revert' is 'sales'")]
    [InlineData("sla.yaml", "remind: owner }, { at: 100%, revert", "remind: everybody }, { at: 100%, revert", "'remind' names 'everybody'")]
    [InlineData("sla.yaml", "stalled: { stages: [sal, sql]", "stalled: { stages: [sal, sqll]", "there is no stage 'sqll' in stages.yaml")]
    [InlineData("sla.yaml", "queue: Marketing", "queue: \"\"", "'recycling' has an empty 'queue'")]
    [InlineData("sla.yaml", "days: mon-fri", "days: workdays", "'days' is 'workdays'")]
    [InlineData("sla.yaml", "within: 12h, ", "", "the clock 'accept' has no 'within'")]
    [InlineData("alerts.yaml", "by: [mail, slack]", "by: [mail, teams]", "there is no channel 'teams' in alerts.yaml")]
    [InlineData("alerts.yaml", "mon 07:00", "monday 7", "'at' is 'monday 7'")]
    [InlineData("alerts.yaml", "  slack:", "  slak:", "unknown key 'slak' in channels")]
    [InlineData("content.yaml", "stage: mql", "stage: mqll", "there is no stage 'mqll' in stages.yaml")]
    [InlineData("content.yaml", "stage: { in: [assigned, sal] }", "stage: { in: [assigned, sale] }", "there is no stage 'sale' in stages.yaml")]
    [InlineData("fields.yaml", "salesforce: Country", "salesforce: Status", "'Status' is written by the handoff itself")]
    [InlineData("fields.yaml", "on: [lead]", "on: [account]", "'on' names 'account', no Salesforce object that LeadSync writes")]
    [InlineData("fields.yaml", "hubspot: jobtitle,  ", "", "a field mapping has no 'hubspot'")]
    [InlineData("leadsync.yaml", "apiVersion: 2026-03", "apiVersion: 2026-3", "'apiVersion' is '2026-3'")]
    [InlineData("leadsync.yaml", "apiVersion: \"67.0\"", "apiVersion: 67", "'apiVersion' is '67'")]
    [InlineData("leadsync.yaml", "tier: professional", "tier: gold", "'tier' is 'gold'")]
    [InlineData("leadsync.yaml", "poll: 30s", "poll: 0s", "'poll' is '0s'")]
    [InlineData("leadsync.yaml", "storage: sqlite:data/leadsync.db", "storage: data/leadsync.db", "'storage' names neither SQLite nor PostgreSQL")]
    [InlineData("leadsync.yaml", "personAccounts: false", "personAccounts: no", "'personAccounts' is 'no'")]
    [InlineData("leadsync.yaml", "handoffsPerHour: 200", "handoffsPerHour: lots", "'handoffsPerHour' is 'lots'")]
    [InlineData("leadsync.yaml", "organizationId: \"\"", "organizationId: [1]", "'organizationId' is a list, a single value is expected")]
    public void What_two_places_say_together_is_judged(string file, string right, string wrong, string said)
    {
        using var config = TempConfig.Shipped().Edit(file, right, wrong);

        var reading = config.Read();

        reading.Rulebook.ShouldBeNull();
        reading.Findings.Where(finding => finding.Kind == FindingKind.Mistake).Select(finding => finding.Wrong.Split(", first on line")[0]).ShouldContain(said);
    }

    [Theory]
    [InlineData("routing.yml", "is not a file that LeadSync reads", false)]
    [InlineData("rotuing.yaml", "is not a file that LeadSync reads", false)]
    [InlineData("docker.yaml", "is not a file that LeadSync reads", true)]
    public void A_misspelt_file_is_not_passed_over(string name, string said, bool isNote)
    {
        using var config = TempConfig.Empty().Write(name, "rules: []\n");

        config.Read().Findings.ShouldContain(finding => finding.At.File == name && finding.Wrong == said && finding.IsNote == isNote);
    }

    [Fact]
    public void A_directory_that_is_not_there_is_a_mistake() =>
        RulebookReader.Read("no/such/directory", TempConfig.Secrets).Findings.ShouldContain(finding => finding.Wrong == "there is no such directory" && !finding.IsNote);

    [Fact]
    public void The_same_field_may_be_mapped_apart_for_leads_and_contacts()
    {
        using var config = TempConfig.Shipped().Write("fields.yaml", """
            fields:
              - { hubspot: phone,       salesforce: Phone, on: [lead] }
              - { hubspot: mobilephone, salesforce: Phone, on: [contact] }
            """);

        config.Read().Rulebook!.Fields.Fields.Count.ShouldBe(2);
    }

    [Fact]
    public void A_map_whose_values_all_differ_travels_both_ways()
    {
        using var config = TempConfig.Shipped().Edit("fields.yaml", "salesforce: Phone,     direction: both", "salesforce: Phone, transform: { map: { a: b, c: d } }, direction: both");

        config.Read().Rulebook.ShouldNotBeNull();
        config.Edit("fields.yaml", "{ a: b, c: d }", "{ a: b, c: B }").Read().Rulebook.ShouldBeNull();
    }
}
