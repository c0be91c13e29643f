using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Cli;
using LeadSync.Rules;
using LeadSync.Salesforce;
using LeadSync.Sandbox;
using LeadSync.Tests.Salesforce;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

public sealed class LiveCheckTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_systems_have_what_good_rules_name()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        (await LiveCheck.RunAsync(Rules(sandbox), Stop)).Where(finding => !finding.IsNote).ShouldBeEmpty();
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

        findings.ShouldContain(line => line.StartsWith("routing.yaml:12  'dan@acme.example' is a user who is not active in Salesforce.", StringComparison.Ordinal));
        findings.ShouldContain(line => line.StartsWith("routing.yaml  Salesforce has no queue 'Nowhere'", StringComparison.Ordinal));
        findings.ShouldContain(line => line.StartsWith("sla.yaml  Salesforce has no queue 'Support_Cases' that takes Leads.", StringComparison.Ordinal));
        findings.ShouldContain(line => line.StartsWith("fields.yaml:7  HubSpot has no contact property 'shoe_size'.", StringComparison.Ordinal));
        findings.ShouldContain(line => line.StartsWith("fields.yaml:7  Salesforce shows our user no field 'Shoe_Size__c'", StringComparison.Ordinal));
        findings.Count(line => !line.Contains("note: ")).ShouldBe(5);
    }

    /// <summary>"`check` warns when tracking is off".</summary>
    [Fact]
    public async Task Whether_reps_answered_in_time_can_be_seen_is_told()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        const string warning = "sla.yaml  note: Salesforce keeps no history of a Lead's Status";
        (await LinesAsync()).ShouldNotContain(line => line.StartsWith(warning, StringComparison.Ordinal));

        await sandbox.Salesforce.SendAsync("/_sandbox/org", new { trackHistory = new[] { "Lead.OwnerId" } });

        (await LinesAsync()).ShouldContain(line => line.StartsWith(warning, StringComparison.Ordinal));

        async Task<List<string>> LinesAsync() => [.. (await LiveCheck.RunAsync(Rules(sandbox), Stop)).Select(finding => FindingsText.Line(finding, Purpose.CheckLive))];
    }

    [Fact]
    public async Task What_LeadSync_needs_and_nobody_created_is_named()
    {
        await using var sandbox = await RunningSandbox.StartAsync(new SandboxOptions { Bare = true });

        var findings = await LiveCheck.RunAsync(Rules(sandbox), Stop);

        findings.ShouldContain(finding => finding.Wrong.Contains("'leadsync_id'"));
        findings.ShouldContain(finding => finding.Wrong.Contains("LeadSync_Id__c"));
    }

    /// <summary>
    /// "A picklist value unknown to Salesforce, a 300-character value in an 80-character field, a date in a number field,
    /// a mapping to a formula field: a clear finding in <c>check</c>".
    /// </summary>
    [Fact]
    public async Task What_would_be_refused_later_is_told_before_with_its_line()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await PropertyAsync(sandbox, "company_size", "enumeration", "select", "small", "galactic");
        await PropertyAsync(sandbox, "essay", "string", "text");
        await PropertyAsync(sandbox, "born_on", "date", "date");
        await FormulaAsync(sandbox, "Sum__c");
        await sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts", new { properties = new Dictionary<string, string> { ["email"] = "ann@globex.example", ["essay"] = new('x', 300) } });
        var rules = Rules(sandbox) with
        {
            Fields = new FieldRules([Map(3, "company_size", "Rating"), Map(4, "essay", "LastName"), Map(5, "born_on", "NumberOfEmployees"), Map(6, "essay", "Sum__c")]),
        };

        var lines = (await LiveCheck.RunAsync(rules, Stop)).Select(finding => FindingsText.Line(finding, Purpose.CheckLive)).ToList();

        lines.ShouldContain(line => line.StartsWith("fields.yaml:3  Lead.Rating does not take 'small', 'galactic' of 'company_size'", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("fields.yaml:4  note: 1 of ", StringComparison.Ordinal) && line.Contains("300 characters where 80 fit"));
        lines.ShouldContain(line => line.StartsWith("fields.yaml:5  'born_on' is a date and Lead.NumberOfEmployees a number", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("fields.yaml:6  Lead.Sum__c is a formula or computed otherwise", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fields_that_HubSpots_own_connector_keeps_as_well_are_named_once_it_has_linked_somebody()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await PropertyAsync(sandbox, "salesforceleadid", "string", "text");
        var before = await LiveCheck.RunAsync(Rules(sandbox), Stop);
        await sandbox.HubSpot.SendAsync("/crm/v3/objects/contacts", new { properties = new { email = "ann@globex.example", salesforceleadid = "00Q000000000001AAA" } });

        var after = await LiveCheck.RunAsync(Rules(sandbox), Stop);

        before.ShouldNotContain(finding => finding.Wrong.Contains("own Salesforce connector"));
        after.ShouldContain(finding => finding.Wrong.StartsWith("both LeadSync and HubSpot's own Salesforce connector would write 'phone' and Phone") && finding.At.Line > 0);
    }

    [Fact]
    public async Task A_scope_that_is_missing_is_one_finding_and_the_rest_is_asked_all_the_same()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.HubSpot.SendAsync("/_sandbox/faults", new[]
        {
            new { method = "GET", path = "/crm/properties/*/contacts", status = 403, times = 1, body = new { status = "error", category = "MISSING_SCOPES", message = "This app hasn't been granted all required scopes" } },
        });
        var rules = Rules(sandbox) with { Routing = Rules(sandbox).Routing with { Fallback = new Assignment.ToQueue("Nowhere") } };

        var findings = (await LiveCheck.RunAsync(rules, Stop)).Where(finding => !finding.IsNote).ToList();

        findings.ShouldContain(finding => finding.Remedy.Contains("crm.schemas.contacts.read"));
        findings.ShouldContain(finding => finding.Wrong.Contains("'Nowhere'"));
        findings.Count.ShouldBe(2);
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

    private static FieldRule Map(int line, string hubSpot, string salesforce) => new() { HubSpot = hubSpot, Salesforce = salesforce, On = ["lead"], At = new Position("fields.yaml", line) };

    private static Task<JsonNode?> PropertyAsync(RunningSandbox sandbox, string name, string type, string fieldType, params string[] options) => sandbox.HubSpot.SendAsync(
        "/crm/v3/properties/contacts",
        new { name, label = name, type, fieldType, groupName = "contactinformation", options = options.Select(value => new { value, label = value }) });

    /// <summary>A formula that our user may see.</summary>
    private static async Task FormulaAsync(RunningSandbox sandbox, string name)
    {
        using var salesforce = SalesforceUnderTest.At(sandbox.Salesforce.BaseAddress!);
        var session = await salesforce.Connector.SessionAsync(Stop);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/data/v67.0/tooling/sobjects/CustomField")
        {
            Content = JsonContent.Create(new Dictionary<string, object> { ["FullName"] = $"Lead.{name}", ["Metadata"] = new { type = "Number", label = name, formula = "1 + 1", precision = 5, scale = 0 } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        (await sandbox.Salesforce.SendAsync(request, Stop)).EnsureSuccessStatusCode();

        var set = (await salesforce.Connector.CreateAsync("PermissionSet", [new SalesforceRecord(null, new Dictionary<string, object?> { ["Name"] = "Sums", ["Label"] = "Sums" })], cancellationToken: Stop))[0].Id;
        await salesforce.Connector.CreateAsync("FieldPermissions", [new SalesforceRecord(null, new Dictionary<string, object?> { ["ParentId"] = set, ["SobjectType"] = "Lead", ["Field"] = $"Lead.{name}", ["PermissionsRead"] = true })], cancellationToken: Stop);
        await salesforce.Connector.CreateAsync("PermissionSetAssignment", [new SalesforceRecord(null, new Dictionary<string, object?> { ["PermissionSetId"] = set, ["AssigneeId"] = session.UserId })], cancellationToken: Stop);
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
