using LeadSync.Rules;
using LeadSync.Rules.Templates;

namespace LeadSync.Tests.Rules;

public sealed class AlertsFileTests
{
    [Fact]
    public void A_channel_without_its_secret_is_off_and_only_noted()
    {
        using var config = TempConfig.Shipped();

        var reading = config.Read();

        reading.IsGoodFor(Purpose.Run).ShouldBeTrue();
        reading.Rulebook!.Alerts.Off.ShouldBe(["mail", "slack"]);
        reading.Rulebook.Alerts.Mail.ShouldBeNull();
    }

    [Fact]
    public void With_its_secret_a_channel_is_on()
    {
        using var config = TempConfig.Shipped();

        var alerts = config.Read(name => TempConfig.Secrets(name) ?? name switch { "SMTP_PASSWORD" => "p", "SLACK_URL" => "https://hooks.slack.example/x", _ => null }).Rulebook!.Alerts;

        alerts.Off.ShouldBeEmpty();
        (alerts.Mail!.Host, alerts.Mail.Port, alerts.Mail.StartTls).ShouldBe(("smtp.acme.example", 587, true));
        alerts.Mail.ToString().ShouldNotContain("leadsync");
        alerts.Slack!.ToString().ShouldNotContain("hooks");
    }

    [Fact]
    public void A_server_that_asks_for_no_sign_in_needs_neither_user_nor_password()
    {
        using var config = TempConfig.Shipped().Write("alerts.yaml", """
            channels: { mail: { smtp: "localhost:2525", tls: none, from: leads@acme.example } }
            tell: [ { on: assigned, to: owner, by: [mail] } ]
            """);

        config.Read().Rulebook!.Alerts.Mail.ShouldBe(new MailChannel("localhost", 2525, "", "", StartTls: false, "leads@acme.example"));
    }

    [Theory]
    [InlineData("smtp.acme.example:587", "smtp.acme.example:465", "'smtp' names port 465, which speaks TLS from the first byte")]
    [InlineData("smtp.acme.example:587", "smtp acme", "'smtp' is 'smtp acme'")]
    [InlineData("from: leads@acme.example", "from: leads", "'from' is 'leads', which is no e-mail address")]
    [InlineData("password: \"${SMTP_PASSWORD}\", ", "", "the channel 'mail' has a 'user' and no 'password'")]
    [InlineData("event: download,    because", "because", "a rule of 'indicative' has neither 'event' nor 'afterSilence'")]
    [InlineData("event: download,    because: took a document", "event: download", "a rule of 'indicative' has no 'because'")]
    public void A_mistake_of_a_channel_or_a_sign_is_told(string right, string wrong, string said)
    {
        using var config = TempConfig.Shipped().Edit("alerts.yaml", right, wrong);

        config.Read().Findings.Where(finding => finding.Kind == FindingKind.Mistake).Select(finding => finding.Wrong).ShouldBe([said]);
    }

    [Fact]
    public void What_counts_as_a_sign_can_be_said()
    {
        using var config = TempConfig.Shipped().Write("alerts.yaml", """
            indicative:
              - { event: download, when: { topic: security }, because: took a security paper }
              - { afterSilence: 30d, because: is back }
            """);

        var rules = config.Read().Rulebook!.Alerts.Indicative;

        rules.Select(rule => (rule.Event, rule.AfterSilence?.Days, rule.Because)).ShouldBe([("download", null, "took a security paper"), (null, 30, "is back")]);
        rules[0].When.ShouldNotBeNull();
    }

    [Fact]
    public void The_shipped_signs_are_those_that_count_where_a_file_names_none()
    {
        using var config = TempConfig.Shipped();
        var shipped = config.Read().Rulebook!.Alerts.Indicative;

        config.Write("alerts.yaml", "tell: []\n");

        config.Read().Rulebook!.Alerts.Indicative.Select(Written).ShouldBe(shipped.Select(Written));

        static string Written(IndicativeRule rule) => $"{rule.Event} {string.Join(',', rule.When?.Names ?? [])} {rule.AfterSilence} {rule.Because}";
    }

    [Fact]
    public void Kinds_that_nothing_gives_rise_to_yet_are_named_one_by_one()
    {
        using var config = TempConfig.Shipped();

        config.Read().Findings.Where(finding => finding.At.File == "alerts.yaml" && finding.Wrong.Contains("not yet acted on")).Select(finding => finding.Wrong)
            .ShouldBe(["read, not yet acted on: telling anybody of 'digest'", "read, not yet acted on: telling anybody of 'weekly'"]);
    }

    [Theory]
    [InlineData("{{#if who}}\nfor you", "cannot be filled: Reached end of template before block expression 'if' was closed", false)]
    [InlineData("fine\nhello {{who", "cannot be filled: Reached end of template before the expression was closed", false)]
    [InlineData("{{shout who}}", "cannot be filled: Template references a helper that cannot be resolved", false)]
    [InlineData("{{> nowhere}}", "cannot be filled: Referenced partial name 'nowhere' could not be resolved", false)]
    [InlineData("{{whom}}", "nothing fills 'whom'", true)]
    public void A_broken_template_is_told_with_its_file(string text, string said, bool isNote)
    {
        using var config = TempConfig.Shipped();
        Directory.CreateDirectory(Path.Combine(config.Directory, "templates"));
        config.Write("templates/assigned.txt.hbs", text);

        config.Read().Findings.ShouldContain(finding => finding.At.File == "templates/assigned.txt.hbs" && finding.Wrong == said && finding.IsNote == isNote);
    }

    [Fact]
    public void Whoever_copies_the_shipped_templates_hears_nothing_of_them_and_sends_the_same()
    {
        using var config = TempConfig.Shipped();
        Directory.CreateDirectory(Path.Combine(config.Directory, "templates"));
        foreach (var name in TemplateSet.Names) config.Write($"templates/{name}.hbs", ConfigDirectory.Shipped($"templates/{name}.hbs").Text);

        var reading = config.Read();

        reading.Findings.Where(finding => finding.At.File.StartsWith("templates", StringComparison.Ordinal)).ShouldBeEmpty();
        foreach (var message in TemplateSet.Messages)
            reading.Rulebook!.Alerts.Templates.Fill(message, TemplateExample.Values).ShouldBe(TemplateSet.Shipped.Fill(message, TemplateExample.Values));
    }

    [Fact]
    public void A_broken_part_is_told_under_its_own_name()
    {
        using var config = TempConfig.Shipped();
        Directory.CreateDirectory(Path.Combine(config.Directory, "templates"));
        config.Write("templates/lead.html.hbs", "{{shout lead.name}}");

        config.Read().Findings.Where(finding => finding.Kind == FindingKind.Mistake).ShouldHaveSingleItem().At.File.ShouldBe("templates/lead.html.hbs");
    }

    [Fact]
    public void A_template_that_is_not_filled_is_noted_with_the_name_that_was_meant()
    {
        using var config = TempConfig.Shipped();
        Directory.CreateDirectory(Path.Combine(config.Directory, "templates"));
        config.Write("templates/asigned.txt.hbs", "hello");

        config.Read().Findings.ShouldContain(finding => finding.IsNote && finding.Wrong == "is not a template that LeadSync fills" && finding.Remedy.Contains("'assigned.txt'"));
    }

    [Fact]
    public void Another_template_is_another_configuration()
    {
        using var config = TempConfig.Shipped();
        var before = config.Read().Rulebook!.Hash;
        Directory.CreateDirectory(Path.Combine(config.Directory, "templates"));
        config.Write("templates/assigned.txt.hbs", "Yours: {{who}}");

        config.Read().Rulebook!.Hash.ShouldNotBe(before);
    }
}
