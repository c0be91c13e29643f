using LeadSync.Hosting;
using LeadSync.Salesforce;
using LeadSync.Tests.Sandbox.Salesforce;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Salesforce;

/// <summary>The connector over real HTTP, against a Salesforce that behaves like the real one.</summary>
public sealed class SalesforceOnTheSandboxTests
{
    private const string ExternalId = "LeadSync_Id__c";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Creates_by_our_id_then_updates_and_reads_back()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = At(org);

        var created = await UpsertAsync(salesforce, Lead("ls-1", ("Phone", "1")), Lead("ls-2"));
        var updated = await UpsertAsync(salesforce, Lead("ls-1", ("Phone", null)), Lead("ls-3"));

        created.ShouldAllBe(outcome => outcome.Kind == OutcomeKind.Written && outcome.Created);
        updated.Select(outcome => outcome.Created).ShouldBe([false, true]);
        updated[0].Id.ShouldBe(created[0].Id);
        var rows = await salesforce.Connector.QueryAsync("SELECT Id, LeadSync_Id__c, Phone, CreatedDate FROM Lead ORDER BY LeadSync_Id__c", cancellationToken: Stop);
        rows.Select(row => row.Text(ExternalId)).ShouldBe(["ls-1", "ls-2", "ls-3"]);
        rows[0].Text("Phone").ShouldBeNull();
        rows[0].Time("CreatedDate").ShouldNotBeNull();
        salesforce.Connector.ServerTime.ShouldNotBeNull();
        salesforce.Connector.Budget.AccountUsed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Keeps_our_owner_unless_the_org_shall_choose()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { assignmentRule = true });
        using var salesforce = At(org);
        var ana = (await salesforce.Connector.GetUsersAsync(Stop)).Single(user => user.Username == "ana@acme.example");

        await UpsertAsync(salesforce, Lead("ours", ("OwnerId", ana.Id)));
        await salesforce.Connector.UpsertAsync("Lead", ExternalId, [Lead("theirs", ("OwnerId", ana.Id))], orgAssignsOwner: true, Stop);

        var rows = await salesforce.Connector.QueryAsync("SELECT OwnerId FROM Lead ORDER BY LeadSync_Id__c", cancellationToken: Stop);
        rows[0].Identity("OwnerId").ShouldBe(ana.Id);
        rows[1].Identity("OwnerId").ShouldNotBe(ana.Id);
    }

    [Fact]
    public async Task Goes_on_with_a_new_session_when_an_admin_ends_the_old_one()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = At(org);
        await salesforce.Connector.GetLimitsAsync(Stop);
        await org.ControlAsync("expire-tokens", new { });

        (await UpsertAsync(salesforce, Lead("ls-1"))).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Written);
    }

    [Fact]
    public async Task Is_not_let_in_with_a_wrong_secret()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = SalesforceUnderTest.At(org.Http.BaseAddress!, secret: "wrong");

        (await Should.ThrowAsync<ConnectionDownException>(salesforce.Connector.GetLimitsAsync(Stop))).Message.ShouldContain("clientSecret");
    }

    [Fact]
    public async Task Reads_more_rows_than_a_page_holds_and_longer_lists_than_an_address()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = At(org);
        var outcomes = await UpsertAsync(salesforce, [.. Enumerable.Range(0, 2100).Select(number => Lead($"ls-{number}"))]);
        outcomes.Count(outcome => outcome.Kind == OutcomeKind.Written).ShouldBe(2100);

        (await salesforce.Connector.QueryAsync("SELECT Id FROM Lead", cancellationToken: Stop)).Select(row => row.Id).Distinct().Count().ShouldBe(2100);
        var some = Soql.List(outcomes.Take(1500).Select(outcome => outcome.Id!));
        var results = await salesforce.Connector.QueryManyAsync([$"SELECT Id FROM Lead WHERE Id IN {some}", "SELECT Id FROM User WHERE Username = 'ana@acme.example'", $"SELECT Id FROM Lead WHERE LastName = {Soql.Quote("O'Brien")}"], cancellationToken: Stop);
        results.Select(rows => rows.Count).ShouldBe([1500, 1, 2100]);
    }

    [Fact]
    public async Task Names_the_contact_that_a_duplicate_rule_means()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { duplicateRule = "block" });
        var contact = await org.CreateAsync("Contact", new { LastName = "Okafor", Email = "ann@acme.example" });
        using var salesforce = At(org);

        var outcomes = await UpsertAsync(salesforce, Lead("ls-1", ("Email", "ann@acme.example")), Lead("ls-2", ("Email", "bea@acme.example"), ("LastName", "Unlike")));

        outcomes[0].Code.ShouldBe("DUPLICATES_DETECTED");
        outcomes[0].Matches.ShouldBe([contact]);
        outcomes[1].Kind.ShouldBe(OutcomeKind.Written);
    }

    [Fact]
    public async Task Writes_nothing_over_a_reps_edit_nor_over_a_converted_lead()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = At(org);
        var ids = (await UpsertAsync(salesforce, Lead("ls-1"), Lead("ls-2", ("LastName", "Two")), Lead("ls-3", ("LastName", "Three")))).Select(outcome => outcome.Id!).ToArray();
        var read = await salesforce.Connector.QueryAsync("SELECT LastModifiedDate FROM Lead", cancellationToken: Stop);
        await org.ControlAsync("clock", new { advance = "10s" });
        await org.UpdateAsync("Lead", ids[1], new { Status = "Working - Contacted" }, ("X-Sandbox-User", "ana@acme.example"));
        await org.ControlAsync("convert", new { leadId = ids[2] });

        var stamp = read.Max(row => row.Time("LastModifiedDate"))!.Value;
        var outcomes = await salesforce.Connector.UpdateGuardedAsync("Lead", [.. ids.Select(id => new GuardedUpdate(id, new Dictionary<string, object?> { ["Rating"] = "Hot" }, stamp))], Stop);
        var plain = await salesforce.Connector.UpdateAsync("Lead", [new(ids[2], new Dictionary<string, object?> { ["Rating"] = "Hot" })], Stop);

        outcomes.Select(outcome => outcome.Kind).ShouldBe([OutcomeKind.Written, OutcomeKind.Changed, OutcomeKind.Changed]);
        plain.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            outcome => outcome.Kind.ShouldBe(OutcomeKind.Changed), outcome => outcome.Code.ShouldBe("CANNOT_UPDATE_CONVERTED_LEAD"));
        (await salesforce.Connector.QueryAsync($"SELECT Rating FROM Lead WHERE Id = '{ids[1]}'", cancellationToken: Stop))[0].Text("Rating").ShouldBeNull();
    }

    [Fact]
    public async Task Shows_a_field_that_permissions_hide_as_what_it_is()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { hiddenField = "Lead.Industry" });
        using var salesforce = At(org);

        (await salesforce.Connector.DescribeAsync("Lead", Stop)).ShouldNotContain(field => field.Name == "Industry");
        (await Should.ThrowAsync<CallRefusedException>(salesforce.Connector.QueryAsync("SELECT Industry FROM Lead", cancellationToken: Stop))).Code.ShouldBe("INVALID_FIELD");
        (await UpsertAsync(salesforce, Lead("ls-1", ("Industry", "Energy")))).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(outcome => outcome.Kind.ShouldBe(OutcomeKind.Refused), outcome => outcome.Code.ShouldBe("INVALID_FIELD_FOR_INSERT_UPDATE"));
    }

    [Fact]
    public async Task Does_not_claim_to_know_when_the_line_dies_after_the_write()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.Http.SendAsync("/_sandbox/faults", new[] { new { method = "PATCH", path = "/composite/sobjects/*", times = 1, dieAfterCommit = true } });
        using var salesforce = At(org);

        (await UpsertAsync(salesforce, Lead("ls-1"))).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Unknown);
        (await UpsertAsync(salesforce, Lead("ls-1"))).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            outcome => outcome.Kind.ShouldBe(OutcomeKind.Written), outcome => outcome.Created.ShouldBeFalse());
    }

    [Fact]
    public async Task Knows_the_fields_the_queues_and_the_deleted()
    {
        await using var org = await SignedInOrg.StartAsync();
        using var salesforce = At(org);
        var id = (await UpsertAsync(salesforce, Lead("ls-1")))[0].Id!;
        await org.CallAsync("DELETE", $"sobjects/Lead/{id}");

        var fields = await salesforce.Connector.DescribeAsync("Lead", Stop);
        fields.Single(field => field.Name == ExternalId).ShouldSatisfyAllConditions(field => field.ExternalId.ShouldBeTrue(), field => field.Unique.ShouldBeTrue());
        fields.Single(field => field.Name == "Status").PicklistValues.Select(value => value.Value).ShouldContain("Open - Not Contacted");
        fields.Where(field => field.Required).Select(field => field.Name).ShouldBe(["Company", "LastName"], ignoreOrder: true);
        (await salesforce.Connector.GetQueuesAsync(Stop)).Select(queue => queue.DeveloperName).ShouldContain("Unassigned_Leads");
        (await salesforce.Connector.QueryAsync("SELECT Id FROM Lead", cancellationToken: Stop)).ShouldBeEmpty();
        (await salesforce.Connector.QueryAsync("SELECT Id, IsDeleted FROM Lead", all: true, Stop)).ShouldHaveSingleItem().Flag("IsDeleted").ShouldBeTrue();
        (await salesforce.Connector.UpdateAsync("Lead", [new(id, new Dictionary<string, object?> { ["Rating"] = "Hot" })], Stop)).ShouldHaveSingleItem().Kind.ShouldBe(OutcomeKind.Gone);
    }

    private static SalesforceUnderTest At(SignedInOrg org) => SalesforceUnderTest.At(org.Http.BaseAddress!);

    private static Task<IReadOnlyList<RecordOutcome>> UpsertAsync(SalesforceUnderTest salesforce, params SalesforceRecord[] records) =>
        salesforce.Connector.UpsertAsync("Lead", ExternalId, records, cancellationToken: Stop);

    private static SalesforceRecord Lead(string id, params (string Field, object? Value)[] more)
    {
        var fields = new Dictionary<string, object?> { [ExternalId] = id, ["LastName"] = "O'Brien", ["Company"] = "Acme" };
        foreach (var (field, value) in more)
            fields[field] = value;
        return new SalesforceRecord(null, fields);
    }
}
