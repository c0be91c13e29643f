using LeadSync.Rules;

namespace LeadSync.Tests.Rules;

public sealed class EnvironmentOverridesTests
{
    [Fact]
    public void A_variable_outranks_the_file()
    {
        var settings = Read(("LEADSYNC__HUBSPOT__TOKEN", "from-outside"), ("LEADSYNC__SALESFORCE__POLL", "7s"), ("LEADSYNC__GOLIVE", "everything")).Rulebook!.Settings;

        settings.HubSpot.Token.ShouldBe("from-outside");
        settings.Salesforce.Poll.ShouldBe(TimeSpan.FromSeconds(7));
        settings.GoLive.ShouldBe(GoLive.Everything);
        settings.HubSpot.Poll.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_variable_sets_what_the_file_does_not_mention()
    {
        using var config = TempConfig.Shipped().Write("leadsync.yaml", "mode: live\n");

        var settings = config.Read(name => name switch
        {
            "LEADSYNC__HUBSPOT__WEBHOOKS__APPID" => "4711",
            "LEADSYNC__HTTP__IDENTITYPROVIDER__ROLES__ADMIN" => "admins, owners",
            "LEADSYNC__HTTP__IDENTITYPROVIDER__AUTHORITY" => "https://login.example.com",
            _ => null,
        }).Rulebook!.Settings;

        settings.HubSpot.Webhooks.AppId.ShouldBe("4711");
        settings.Http.IdentityProvider!.Admins.ShouldBe(["admins", "owners"]);
    }

    [Fact]
    public void A_list_is_written_with_commas_or_by_number()
    {
        Read(("LEADSYNC__HUBSPOT__WEBHOOKS__CLIENTSECRET", "new,old")).Rulebook!.Settings.HubSpot.Webhooks.ClientSecret.ShouldBe(["new", "old"]);
        Read(("LEADSYNC__HUBSPOT__WEBHOOKS__CLIENTSECRET__0", "new"), ("LEADSYNC__HUBSPOT__WEBHOOKS__CLIENTSECRET__1", "old"))
            .Rulebook!.Settings.HubSpot.Webhooks.ClientSecret.ShouldBe(["new", "old"]);
    }

    [Fact]
    public void A_wrong_value_is_named_by_its_variable()
    {
        var finding = Read(("LEADSYNC__HUBSPOT__POLL", "soon")).Findings.Where(finding => finding.Kind == FindingKind.Mistake).ShouldHaveSingleItem();

        FindingsText.Line(finding, Purpose.Run).ShouldBe("LEADSYNC__HUBSPOT__POLL  'poll' is 'soon'. Write a number and a unit, such as 30s, 5m, 12h or 3d, and 1s or more.");
    }

    [Fact]
    public void A_secret_from_outside_is_taken_as_it_is() =>
        Read(("LEADSYNC__SALESFORCE__CLIENTSECRET", "a${b}c")).Rulebook!.Settings.Salesforce.ClientSecret.ShouldBe("a${b}c");

    [Fact]
    public void An_empty_variable_counts_as_none() =>
        Read(("LEADSYNC__SALESFORCE__POLL", "")).Rulebook!.Settings.Salesforce.Poll.ShouldBe(TimeSpan.FromSeconds(30));

    [Fact]
    public void A_secret_may_stand_in_a_file_of_its_own()
    {
        using var config = TempConfig.Shipped().Write("token.txt", "from-a-file\n").Edit("leadsync.yaml", "${HUBSPOT_TOKEN}", "${file:token.txt}");

        config.Read().Rulebook!.Settings.HubSpot.Token.ShouldBe("from-a-file");
    }

    [Fact]
    public void A_missing_secret_names_the_variable_or_the_file_and_stops_only_who_calls()
    {
        using var config = TempConfig.Shipped().Edit("leadsync.yaml", "${HUBSPOT_TOKEN}", "${file:nowhere}");

        var findings = config.Read(_ => null).Findings.Where(finding => finding.Kind == FindingKind.Unset).Select(finding => finding.Wrong).ToList();

        findings.ShouldContain("'token' asks for the file nowhere, which is not there or empty");
        findings.ShouldContain("'clientSecret' asks for the variable SALESFORCE_CLIENT_SECRET, which is not there or empty");
    }

    [Fact]
    public void A_webhook_secret_that_is_not_set_is_no_secret_at_all()
    {
        using var config = TempConfig.Shipped();

        config.Read().Rulebook!.Settings.HubSpot.Webhooks.ClientSecret.ShouldBeEmpty("an empty key would sign anything");
        config.Edit("leadsync.yaml", "${HUBSPOT_CLIENT_SECRET}", "").Read().Rulebook!.Settings.HubSpot.Webhooks.ClientSecret.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_variable_in_a_rule_is_a_mistake()
    {
        using var config = TempConfig.Shipped().Edit("routing.yaml", "queue: Unassigned_Leads", "queue: \"${QUEUE}\"");

        config.Read().Findings.ShouldContain(finding => finding.Kind == FindingKind.Mistake && finding.Wrong.Contains("the variable QUEUE"));
    }

    [Fact]
    public void A_misspelt_variable_is_noticed()
    {
        using var config = TempConfig.Shipped();

        var findings = RulebookReader.Read(config.Directory, TempConfig.Secrets, ["PATH", "LEADSYNC__HUBSPOT__TOKN", "LeadSync__HubSpot__Poll"]).Findings;

        var note = findings.Where(finding => finding.At.Line == 0).ShouldHaveSingleItem();
        note.IsNote.ShouldBeTrue();
        note.ToString().ShouldContain("LEADSYNC__HUBSPOT__TOKN");
        note.Remedy.ShouldBe("Did you mean 'LEADSYNC__HUBSPOT__TOKEN'?");
    }

    private static RulebookReading Read(params (string Name, string Value)[] variables)
    {
        using var config = TempConfig.Shipped();
        return config.Read(name => variables.Where(variable => variable.Name == name).Select(variable => variable.Value).FirstOrDefault() ?? TempConfig.Secrets(name));
    }
}
