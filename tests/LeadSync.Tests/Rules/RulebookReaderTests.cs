using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Tests.Rules;

public sealed class RulebookReaderTests
{
    [Fact]
    public void The_shipped_rules_are_read_word_for_word()
    {
        using var config = TempConfig.Shipped();

        var rules = config.Read().Rulebook!;

        rules.Fields.Fields.Single(field => field.HubSpot == "country").Transforms.Select(step => step.Name).ShouldBe(["trim", "map"]);
        rules.Fields.Fields.Single(field => field.HubSpot == "company").HoldsFor("Contact").ShouldBeFalse();
        rules.Fields.Fields.Single(field => field.HubSpot == "hs_email_optout").Consent.ShouldBeTrue();
        rules.Stages["sql"].Salesforce.Count.ShouldBe(2);
        rules.Stages["assigned"].Status.ShouldBe("Open - Not Contacted");
        rules.Stages["lost"].CoolOff.ShouldBe(TimeSpan.FromDays(90));
        rules.Scoring.QualifyAt.ShouldBe(new QualifyAt(60, null, null));
        rules.Scoring.Grades.ShouldBe([new("A", 40), new("B", 20), new("C", 0), new("D", null)]);
        rules.Scoring.HandRaisers[1].ShouldBe(new HandRaiserRule(null, "/contact-sales", "asked to be called"));
        rules.Routing.Pools["named"].Members.ShouldBe([new PoolMember("ana", 2), new PoolMember("bob", 1)]);
        rules.Routing.Owners[0].Away.ShouldBe([new DayRange(new DateOnly(2026, 12, 24), new DateOnly(2027, 1, 2))]);
        rules.Routing.Rules[1].VerifyWithQueue.ShouldBe("Inside_Sales");
        rules.Routing.Rules[5].Assign.ShouldBeOfType<Assignment.BySalesforceRules>();
        rules.Routing.Fallback.ShouldBe(new Assignment.ToQueue("Unassigned_Leads"));
        rules.Sla.Hours["weekdays"].Days.Count.ShouldBe(5);
        rules.Sla.Holidays["us"].ShouldBe([new DateOnly(2026, 11, 26), new DateOnly(2026, 12, 25)]);
        rules.Sla.Clocks[3].Then.ShouldBe([new LadderStep(1, LadderDeed.Reassign, "", 1, LadderDeed.Revert)]);
        rules.Sla.Recycling.Reasons.Count.ShouldBe(5);
        rules.Alerts.Tell[6].To.Count.ShouldBe(2);
        rules.Content.Content.Single().Recommend.ShouldNotBeNull();
        rules.Content.Keep.ShouldBe(new KeepRule(TimeSpan.FromDays(365), 500));
    }

    [Theory]
    [InlineData("sat-mon", 3)]
    [InlineData("mon, wed, fri", 3)]
    [InlineData("sun", 1)]
    public void Days_of_office_hours_may_run_over_the_weekend(string days, int count)
    {
        using var config = TempConfig.Shipped().Edit("sla.yaml", "days: mon-fri", $"days: \"{days}\"");

        config.Read().Rulebook!.Sla.Hours["weekdays"].Days.Count.ShouldBe(count);
    }

    [Theory]
    [InlineData("keep: { age: 30d, perLead: 20 }", 30, 20)]
    [InlineData("keep: { perLead: 20 }", 365, 20)]
    [InlineData("", 365, 500)]
    public void What_people_did_is_kept_by_age_and_number(string written, int days, int perLead)
    {
        using var config = TempConfig.Shipped().Edit("content.yaml", "keep: { age: 365d, perLead: 500 }", written);

        config.Read().Rulebook!.Content.Keep.ShouldBe(new KeepRule(TimeSpan.FromDays(days), perLead));
    }

    [Theory]
    [InlineData("brake: off")]
    [InlineData("brake: { handoffsPerHour: off, revertsPerHour: off }")]
    public void The_brake_can_be_off(string written)
    {
        using var config = TempConfig.Shipped().Edit("leadsync.yaml", "brake: { handoffsPerHour: 200, revertsPerHour: 20% }", written);

        config.Read().Rulebook!.Settings.Brake.ShouldBe(new BrakeSettings { HandoffsPerHour = null, RevertsPerHour = null });
    }

    [Fact]
    public void Own_files_beside_shipped_ones_need_not_know_the_names_of_the_example()
    {
        using var config = TempConfig.Empty()
            .Write("sla.yaml", "sales:\n  - { clock: accept, from: assigned, until: sal, within: 20s, then: [ { at: 100%, revert: marketing } ] }\n")
            .Write("leadsync.yaml", "goLive: everything\n");

        var reading = config.Read();

        reading.Findings.ShouldNotContain(finding => finding.Kind == FindingKind.Mistake);
        reading.Rulebook!.Routing.Owners.Select(owner => (owner.Hours, owner.Holidays)).ShouldBe([("weekdays", null), ("weekdays", null), ("weekdays", null)]);
        reading.Rulebook.Sla.Hours.Keys.ShouldContain("weekdays");
    }

    [Fact]
    public void Own_stages_beside_the_shipped_agreement_drop_what_the_example_says_of_others()
    {
        using var config = TempConfig.Empty().Write("stages.yaml", """
            stages:
              nurture: {}
              mql: {}
              assigned: { salesforce: { Status: [New] } }
              sal: { salesforce: { Status: [Working] } }
              sql: { salesforce: { IsConverted: true } }
              recycled: { salesforce: { Status: [Back] }, ends: return }
            """);

        config.Read().Rulebook!.Sla.Clocks.ShouldAllBe(clock => clock.From == "assigned" || clock.From == "sal");
    }

    [Fact]
    public void Observing_is_a_mode_and_the_environment_may_switch_it()
    {
        using var config = TempConfig.Shipped().Edit("leadsync.yaml", "mode: live ", "mode: observe ");

        config.Read().Rulebook!.Settings.Mode.ShouldBe(WorkMode.Observe);
        config.Read(name => name == "LEADSYNC__MODE" ? "live" : TempConfig.Secrets(name)).Rulebook!.Settings.Mode.ShouldBe(WorkMode.Live);
    }

    [Fact]
    public void What_is_not_yet_acted_on_is_said_once_a_file_with_all_its_lines()
    {
        using var config = TempConfig.Shipped().Edit("alerts.yaml", "on: weekly", "on: digest");

        var notes = config.Read().Findings.Where(finding => finding.Wrong.StartsWith("read, not yet acted on")).ToList();

        notes.ShouldAllBe(note => note.IsNote);
        notes.Select(note => (note.At.File, note.Wrong)).ShouldBeUnique();
        notes.ShouldContain(note => note.At.File == "alerts.yaml" && note.Wrong.Contains("(lines 22, 23)"));
    }

    [Theory]
    [InlineData("leadsync.yaml", "recordType: \"\"", "recordType: Inbound", "the record type of new leads")]
    [InlineData("leadsync.yaml", "organizationId: \"\"", "organizationId: 00D000000000001", "webhooks of Salesforce")]
    [InlineData("sla.yaml", "from: assigned, until: sal", "from: mql, until: sal", "a clock that starts before sales has the lead")]
    [InlineData("sla.yaml", "marketing:", "marketing:", "what marketing promises sales a month")]
    public void A_key_without_effect_says_so(string file, string written, string instead, string note)
    {
        using var config = TempConfig.Shipped().Edit(file, written, instead);

        config.Read().Findings.ShouldContain(finding => finding.IsNote && finding.At.File == file && finding.Wrong.Contains(note));
    }

    [Fact]
    public void The_hash_names_the_rules_in_force()
    {
        using var config = TempConfig.Shipped();
        var hash = config.Read().Rulebook!.Hash;

        hash.ShouldMatch("^[0-9a-f]{12}$");
        config.Read().Rulebook!.Hash.ShouldBe(hash);
        using var empty = TempConfig.Empty();
        empty.Read().Rulebook!.Hash.ShouldBe(hash, "the shipped examples are the same rules, wherever they come from");
        config.Edit("scoring.yaml", "points: 20, because: decision", "points: 21, because: decision").Read().Rulebook!.Hash.ShouldNotBe(hash);
    }
}
