using LeadSync.Cli;
using LeadSync.Rules;
using LeadSync.Sandbox;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

public sealed class LiveCheckTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_systems_have_what_good_rules_name()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        (await LiveCheck.RunAsync(Rules(sandbox), Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_and_whatever_is_missing_is_told_with_its_line()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var rules = Rules(sandbox);
        var stranger = new OwnerRule("dan", "dan@acme.example", null, null, null, null, null, [], new Position("routing.yaml", 12));
        rules = rules with
        {
            Routing = rules.Routing with { Owners = [stranger], Fallback = new Assignment.ToQueue("Nowhere") },
            Fields = new FieldRules([new FieldRule { HubSpot = "shoe_size", Salesforce = "Shoe_Size__c", At = new Position("fields.yaml", 7) }]),
            Sla = rules.Sla with { Recycling = rules.Sla.Recycling with { Queue = "Support_Cases" } },
        };

        var findings = (await LiveCheck.RunAsync(rules, Stop)).Select(finding => FindingsText.Line(finding, Purpose.CheckLive)).ToList();

        findings.ShouldContain(line => line.StartsWith("routing.yaml:12  Salesforce has no active user 'dan@acme.example'.", StringComparison.Ordinal));
        findings.ShouldContain(line => line.StartsWith("routing.yaml  Salesforce has no queue 'Nowhere'", StringComparison.Ordinal));
        findings.ShouldContain(line => line.StartsWith("sla.yaml  Salesforce has no queue 'Support_Cases' that takes Leads.", StringComparison.Ordinal));
        findings.ShouldContain(line => line.StartsWith("fields.yaml:7  HubSpot has no contact property 'shoe_size'.", StringComparison.Ordinal));
        findings.ShouldContain(line => line.StartsWith("fields.yaml:7  Salesforce shows our user no field 'Shoe_Size__c'", StringComparison.Ordinal));
        findings.Count.ShouldBe(5);
    }

    [Fact]
    public async Task What_LeadSync_needs_and_nobody_created_is_named()
    {
        await using var sandbox = await RunningSandbox.StartAsync(new SandboxOptions { Bare = true });

        var findings = await LiveCheck.RunAsync(Rules(sandbox), Stop);

        findings.ShouldContain(finding => finding.Wrong.Contains("'leadsync_id'"));
        findings.ShouldContain(finding => finding.Wrong.Contains("LeadSync_Id__c"));
    }

    [Fact]
    public async Task A_refused_secret_is_a_finding_and_shows_no_secret()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var rules = Rules(sandbox);
        var settings = rules.Settings with { HubSpot = rules.Settings.HubSpot with { Token = "pat-wrong-one" }, Salesforce = rules.Settings.Salesforce with { ClientSecret = "secret-wrong-one" } };

        var findings = await LiveCheck.RunAsync(rules with { Settings = settings }, Stop);

        findings.Count.ShouldBe(2);
        findings.ShouldAllBe(finding => finding.Stops(Purpose.CheckLive) && !finding.Wrong.Contains("wrong-one"));
    }

    /// <summary>The demo's rules without the three columns that only its list of leads has.</summary>
    private static Rulebook Rules(RunningSandbox sandbox)
    {
        var rules = RulebookReader.ReadDemo(_ => null).Rulebook!;
        return rules with
        {
            Settings = rules.Settings with
            {
                HubSpot = rules.Settings.HubSpot with { BaseUrl = sandbox.HubSpot.BaseAddress! },
                Salesforce = rules.Settings.Salesforce with { LoginUrl = sandbox.Salesforce.BaseAddress! },
            },
            Scoring = rules.Scoring with { Exclude = [], Fit = [] },
        };
    }
}
