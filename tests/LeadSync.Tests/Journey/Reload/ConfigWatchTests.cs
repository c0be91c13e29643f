using LeadSync.Leads;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Logging;

namespace LeadSync.Tests.Journey.Reload;

public sealed class ConfigWatchTests
{
    [Fact]
    public async Task What_nobody_changed_is_neither_judged_nor_spoken_of()
    {
        await using var here = await ConfigUnderWatch.StartAsync();
        var before = here.Rules.State;

        (await here.SettleAsync()).ShouldBeSameAs(before);

        here.Log.Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_valid_change_comes_into_force_and_names_its_hash_and_its_time()
    {
        await using var here = await ConfigUnderWatch.StartAsync();
        var before = here.Rules.Current.Hash;
        here.Config.Edit("scoring.yaml", "qualifyAt: 60", "qualifyAt: 25");

        var state = await here.SettleAsync();

        state.Rules.Scoring.QualifyAt.Score.ShouldBe(25);
        state.Rules.Hash.ShouldBe(here.Config.Read().Rulebook!.Hash);
        state.Since.ShouldBe(here.Time.GetUtcNow());
        state.Rejected.ShouldBeNull();
        here.Log.Said.ShouldHaveSingleItem().ShouldBe((LogLevel.Information, $"Rules {state.Rules.Hash} are in force, in place of {before}"));
    }

    [Fact]
    public async Task Files_that_are_still_being_written_are_not_judged()
    {
        await using var here = await ConfigUnderWatch.StartAsync();
        var before = here.Rules.State;

        here.Config.Edit("scoring.yaml", "qualifyAt: 60", "qualifyAt: 25");
        await here.LookAsync();
        here.Config.Edit("sla.yaml", "coolOff: 30d", "coolOff: 60d");
        await here.LookAsync();
        here.Rules.State.ShouldBeSameAs(before);
        here.IsUnsettled.ShouldBeTrue();

        await here.LookAsync();
        here.Rules.Current.Scoring.QualifyAt.Score.ShouldBe(25);
        here.Rules.Current.Sla.Recycling.CoolOff.ShouldBe(TimeSpan.FromDays(60));
        here.IsUnsettled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_mistake_keeps_the_old_rules_as_a_whole_and_is_said_once_with_file_line_and_remedy()
    {
        await using var here = await ConfigUnderWatch.StartAsync();
        var before = here.Rules.State;
        here.Config.Edit("scoring.yaml", "qualifyAt: 60", "qualifyAt: 25").Edit("sla.yaml", "within: 3d", "within: 3");

        var state = await here.SettleAsync();
        await here.SettleAsync();

        state.Rules.ShouldBeSameAs(before.Rules);
        state.Since.ShouldBe(before.Since);
        state.Rejected!.Hash.ShouldNotBe(before.Rules.Hash);
        state.Rejected.At.ShouldBe(here.Time.GetUtcNow() - TimeSpan.FromHours(1));
        state.Rejected.Findings.ShouldHaveSingleItem().Wrong.ShouldBe("'within' is '3'");
        here.Log.Said.Select(line => line.Level).ShouldBe([LogLevel.Error, LogLevel.Error]);
        here.Log.Said[0].Text.ShouldContain($"rules {before.Rules.Hash} stay in force");
        here.Log.Said[1].Text.ShouldStartWith("sla.yaml:20  'within' is '3'. Write a number and a unit");
    }

    [Fact]
    public async Task A_mistake_taken_back_leaves_no_trace()
    {
        await using var here = await ConfigUnderWatch.StartAsync();
        var since = here.Rules.State.Since;
        here.Config.Edit("sla.yaml", "within: 3d", "within: 3");
        (await here.SettleAsync()).Rejected.ShouldNotBeNull();

        here.Config.Edit("sla.yaml", "within: 3,", "within: 3d,");
        var state = await here.SettleAsync();

        state.Rejected.ShouldBeNull();
        state.Since.ShouldBe(since);
        here.Log.Said[^1].Text.ShouldStartWith("The configuration is again what is in force");
    }

    [Fact]
    public async Task A_misspelt_file_name_is_a_mistake_in_a_running_configuration_too()
    {
        await using var here = await ConfigUnderWatch.StartAsync();
        File.Move(Path.Combine(here.Config.Directory, "routing.yaml"), Path.Combine(here.Config.Directory, "rooting.yaml"));

        (await here.SettleAsync()).Rejected!.Findings.ShouldHaveSingleItem().Remedy.ShouldBe("Rename it to routing.yaml");
    }

    [Fact]
    public async Task A_mount_that_went_away_does_not_hand_leads_to_the_owners_of_the_examples()
    {
        await using var here = await ConfigUnderWatch.StartAsync(TempConfig.Shipped().Edit("routing.yaml", "capacity: 40", "capacity: 41"));
        foreach (var file in Directory.GetFiles(here.Config.Directory)) File.Delete(file);

        var state = await here.SettleAsync();

        state.Rules.Routing.Owners[0].Capacity.ShouldBe(41);
        state.Rejected!.Findings.ShouldHaveSingleItem().Wrong.ShouldBe("has none of the configuration's files any more");
    }

    [Fact]
    public async Task A_stage_cannot_go_while_leads_stand_in_it()
    {
        await using var here = await ConfigUnderWatch.StartAsync();
        await here.Database.WriteAsync(session => ToldLead.Put(session, Some.Lead() with { ContactId = "501", Stage = Stage.Unreachable }));
        var line = File.ReadLines(Path.Combine(here.Config.Directory, "stages.yaml")).Single(text => text.Contains("unreachable:", StringComparison.Ordinal));
        here.Config.Edit("stages.yaml", line, "");

        var finding = (await here.SettleAsync()).Rejected!.Findings.ShouldHaveSingleItem();
        $"{finding.At}  {finding.Wrong}. {finding.Remedy}".ShouldBe("stages.yaml  1 lead stands in the stage 'unreachable', which is not there any more. Put it back until they have left it");

        await here.Database.WriteAsync(session => session.Run("UPDATE leads SET stage = 'nurture'"));
        here.Config.Edit("stages.yaml", "unknownStatus: keep", "unknownStatus: hold");
        (await here.SettleAsync()).Rejected.ShouldBeNull();
    }

    [Fact]
    public async Task A_new_address_waits_for_a_restart_and_is_named_and_the_rest_of_the_change_is_in_force()
    {
        await using var here = await ConfigUnderWatch.StartAsync();
        here.Config.Edit("leadsync.yaml", "baseUrl: https://api.hubapi.com", "baseUrl: https://other.example").Edit("leadsync.yaml", "poll: 60s", "poll: 20s");

        var state = await here.SettleAsync();

        state.AwaitsRestart.ShouldBe(["hubspot.baseUrl"]);
        state.Rules.Settings.HubSpot.BaseUrl.Host.ShouldBe("api.hubapi.com");
        state.Rules.Settings.HubSpot.Poll.ShouldBe(TimeSpan.FromSeconds(20));
        here.Log.Said[^1].ShouldBe((LogLevel.Warning, "Takes effect after a restart: hubspot.baseUrl"));
    }

    [Fact]
    public async Task A_secret_that_was_changed_in_its_own_file_is_taken_up()
    {
        var config = TempConfig.Shipped().Edit("leadsync.yaml", "adminToken: ${LEADSYNC_ADMIN_TOKEN}", "adminToken: \"${file:admin.token}\"").Write("admin.token", "first");
        await using var here = await ConfigUnderWatch.StartAsync(config);
        here.Rules.Current.Settings.Http.AdminToken.ShouldBe("first");

        config.Write("admin.token", "second\n");

        (await here.SettleAsync()).Rules.Settings.Http.AdminToken.ShouldBe("second");
        here.Log.Said.ShouldNotContain(line => line.Text.Contains("second"));
    }
}
