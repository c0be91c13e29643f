using LeadSync.Rules;
using LeadSync.Rules.Templates;
using LeadSync.Tests.Journey.Reload;

namespace LeadSync.Tests.Rules;

public sealed class BriefFileTests
{
    [Fact]
    public void An_admins_template_is_in_force()
    {
        using var config = TempConfig.Shipped().Write(BriefTemplate.Name, "{{whyNow}} & nothing else {{nobody}}\n");

        var reading = config.Read();

        reading.IsGoodFor(Purpose.Run).ShouldBeTrue(FindingsText.Of(reading.Findings, Purpose.Run));
        reading.Rulebook!.BriefTemplate.Render(new Dictionary<string, object?> { ["whyNow"] = "asks & hopes" }).ShouldBe("asks & hopes & nothing else");
    }

    [Theory]
    [InlineData("one\n{{#if whyNow}}\nthree", 2)]
    [InlineData("one\n{{#if whyNow}}{{/each}}", 2)]
    [InlineData("one\ntwo {{whyNow", 2)]
    [InlineData("one\n{{#each next}}{{shout title}}{{/each}}", 0)] // no such helper, met only inside the block
    public void A_broken_template_is_a_finding_with_its_line(string text, int line)
    {
        using var config = TempConfig.Shipped().Write(BriefTemplate.Name, text);

        var finding = config.Read().Findings.Single(finding => finding.Stops(Purpose.CheckOffline));

        finding.At.ShouldBe(new Position(BriefTemplate.Name, line));
        finding.Wrong.ShouldStartWith("the template is broken: ");
    }

    [Fact]
    public void A_place_that_nothing_fills_is_told()
    {
        using var config = TempConfig.Shipped().Write(BriefTemplate.Name, "one\n{{#if whynow}}{{whynow}}{{else}}{{#each next}}{{title}} {{this}}{{/each}}{{/if}}");

        var finding = config.Read().Findings.Single(finding => finding.At.File == BriefTemplate.Name);

        (finding.At.Line, finding.IsNote, finding.Wrong).ShouldBe((2, true, "nothing fills 'whynow'"));
        finding.Remedy.ShouldStartWith("Did you mean 'whyNow'?");
    }

    [Fact]
    public async Task A_template_that_breaks_under_a_running_worker_leaves_the_old_one_in_force()
    {
        await using var here = await ConfigUnderWatch.StartAsync(TempConfig.Shipped().Write(BriefTemplate.Name, "first: {{whyNow}}"));
        var before = here.Rules.Current;

        here.Config.Write(BriefTemplate.Name, "second: {{#if whyNow}}");
        (await here.SettleAsync()).Rejected.ShouldNotBeNull().Findings.ShouldHaveSingleItem().At.File.ShouldBe(BriefTemplate.Name);
        here.Rules.Current.ShouldBeSameAs(before);

        here.Config.Write(BriefTemplate.Name, "third: {{whyNow}}");
        (await here.SettleAsync()).Rejected.ShouldBeNull();
        here.Rules.Current.BriefTemplate.Render(new Dictionary<string, object?> { ["whyNow"] = "now" }).ShouldBe("third: now");
    }

    [Fact]
    public void The_shipped_template_names_every_place_and_no_other() // its own comment aside, where all stand
    {
        var text = ConfigDirectory.Shipped(BriefTemplate.Name).Text.Split("--}}")[1];

        BriefTemplate.Names.Where(name => !text.Contains(name, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
