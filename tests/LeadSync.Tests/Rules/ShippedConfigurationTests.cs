using LeadSync.Rules;

namespace LeadSync.Tests.Rules;

public sealed class ShippedConfigurationTests
{
    [Fact]
    public void The_shipped_configuration_has_no_mistake_and_asks_only_for_its_secrets()
    {
        using var config = TempConfig.Shipped();

        var reading = RulebookReader.Read(config.Directory, _ => null);

        reading.Findings.Where(finding => finding.Stops(Purpose.CheckOffline)).ShouldBeEmpty();
        reading.Findings.Where(finding => finding.Kind == FindingKind.Unset).Select(finding => finding.At.File).ShouldAllBe(file => file == "leadsync.yaml");
        reading.IsGoodFor(Purpose.CheckOffline).ShouldBeTrue();
        reading.IsGoodFor(Purpose.Run).ShouldBeFalse();
    }

    [Fact]
    public void With_its_secrets_set_the_shipped_configuration_runs()
    {
        using var config = TempConfig.Shipped();

        var reading = RulebookReader.Read(config.Directory, TempConfig.Secrets);

        reading.IsGoodFor(Purpose.Run).ShouldBeTrue(FindingsText.Of(reading.Findings, Purpose.Run));
        reading.Rulebook!.Settings.HubSpot.Token.ShouldBe("hubspot-token");
    }

    [Fact]
    public void An_empty_directory_runs_on_the_shipped_examples()
    {
        using var config = TempConfig.Empty();

        var reading = RulebookReader.Read(config.Directory, TempConfig.Secrets);

        reading.IsGoodFor(Purpose.Run).ShouldBeTrue(FindingsText.Of(reading.Findings, Purpose.Run));
        reading.Rulebook!.Stages.Stages.Count.ShouldBe(12);
        reading.Rulebook.Scoring.Fit.Count.ShouldBe(3);
        reading.Rulebook.Sla.Clocks.Count.ShouldBe(5);
        reading.Findings.Count.ShouldBe(8, "nobody is told about lines of files they never wrote");
        reading.Findings.ShouldAllBe(finding => finding.Wrong.Contains("shipped example is in force"));
    }

    [Fact]
    public void The_demo_runs_without_any_secret()
    {
        var reading = RulebookReader.ReadDemo(_ => null);

        reading.IsGoodFor(Purpose.Run).ShouldBeTrue(FindingsText.Of(reading.Findings, Purpose.Run));
        reading.Rulebook!.Settings.HubSpot.Poll.ShouldBe(TimeSpan.FromSeconds(5));
        reading.Rulebook.Settings.Brake.HandoffsPerHour.ShouldBeNull();
        reading.Rulebook.Sla.Clocks.Select(clock => (clock.Clock, clock.Within.TotalSeconds)).ShouldBe([("accept", 20), ("qualify", 40)]);
    }

    [Fact]
    public void The_demo_listens_where_the_environment_says()
    {
        var reading = RulebookReader.ReadDemo(name => name == "LEADSYNC__HUBSPOT__BASEURL" ? "http://127.0.0.1:5010" : null);

        reading.Rulebook!.Settings.HubSpot.BaseUrl.ShouldBe(new Uri("http://127.0.0.1:5010"));
    }

    [Fact]
    public void Every_shipped_file_begins_by_saying_what_it_is_for()
    {
        foreach (var file in ConfigDirectory.FileNames.Select(ConfigDirectory.Shipped).Concat(ConfigDirectory.Demo()).Where(file => ConfigDirectory.FileNames.Contains(file.Name)))
            file.Text.Split('\n')[1].ShouldStartWith("# LeadSync: ");
        foreach (var name in ConfigDirectory.TemplateNames) ConfigDirectory.Shipped(name).Text.ShouldStartWith("{{!-- LeadSync: ");
    }
}
