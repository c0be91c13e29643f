using System.Diagnostics;
using System.Text;

namespace LeadSync.Tests.Sandbox.Salesforce;

public sealed class BulkIngestTests(ITestOutputHelper output)
{
    private static readonly object Upsert = new { @object = "Lead", operation = "upsert", externalIdFieldName = "LeadSync_Id__c", contentType = "CSV", lineEnding = "LF" };

    [Fact]
    public async Task A_job_creates_and_updates_and_tells_of_each_record()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.LeadsAsync(1);
        var job = await org.LoadAsync(Upsert, "LeadSync_Id__c,LastName,Company,Email,Phone\nlead-0,,,,\"1, \"\"two\"\"\"\na,Okafor,Globex,,\nb,Ito,,,\nc,Ito,Acme,nonsense,\n");

        ((string)job["state"]!, job["numberRecordsProcessed"]!.GetValue<int>(), job["numberRecordsFailed"]!.GetValue<int>()).ShouldBe(("JobComplete", 4, 2));
        var id = (string)job["id"]!;
        var good = await org.LinesAsync(id, "successfulResults");
        good[0].ShouldBe("\"sf__Id\",\"sf__Created\",\"LeadSync_Id__c\",\"LastName\",\"Company\",\"Email\",\"Phone\"");
        good[1].ShouldEndWith(",\"false\",\"lead-0\",\"\",\"\",\"\",\"1, \"\"two\"\"\"");
        good[2].ShouldEndWith(",\"true\",\"a\",\"Okafor\",\"Globex\",\"\",\"\"");
        (await org.LinesAsync(id, "failedResults"))[1..].ShouldBe([
            "\"\",\"REQUIRED_FIELD_MISSING:Required fields are missing: [Company]:Company --\",\"b\",\"Ito\",\"\",\"\",\"\"",
            "\"\",\"INVALID_EMAIL_ADDRESS:Email: invalid email address: nonsense:Email --\",\"c\",\"Ito\",\"Acme\",\"nonsense\",\"\"",
        ]);
        (await org.LinesAsync(id, "unprocessedrecords")).Length.ShouldBe(1);
        (await org.ColumnAsync("SELECT Phone FROM Lead WHERE LeadSync_Id__c = 'lead-0'", "Phone")).ShouldBe(["1, \"two\""]);
    }

    [Fact]
    public async Task An_empty_cell_leaves_a_field_alone_and_a_marked_one_clears_it()
    {
        await using var org = await SignedInOrg.StartAsync();
        var id = await org.CreateAsync("Lead", new { LastName = "Ito", Company = "Acme", Phone = "1", Title = "CTO", NumberOfEmployees = 7 });
        var job = await org.LoadAsync(new { @object = "Lead", operation = "update" }, $"Id,Phone,Title,NumberOfEmployees,DoNotCall\n{id},,#N/A,8,1\n");

        job["numberRecordsFailed"]!.GetValue<int>().ShouldBe(0);
        var lead = await org.ReadAsync("Lead", id);
        ((string?)lead["Phone"], (string?)lead["Title"], lead["NumberOfEmployees"]!.GetValue<int>(), lead["DoNotCall"]!.GetValue<bool>()).ShouldBe(("1", null, 8, true));
        await org.ControlAsync("org", new { bulkBlankClears = true });
        await org.LoadAsync(new { @object = "Lead", operation = "update" }, $"Id,Phone\n{id},\n");
        ((string?)(await org.ReadAsync("Lead", id))["Phone"]).ShouldBeNull();
    }

    [Fact]
    public async Task Every_kind_of_operation_works()
    {
        await using var org = await SignedInOrg.StartAsync();
        var made = await org.LoadAsync(new { @object = "Contact", operation = "insert", lineEnding = "CRLF", columnDelimiter = "SEMICOLON" }, "LastName;Email\r\nIto;ito@x.example\r\n");
        var id = (await org.ColumnAsync("SELECT Id FROM Contact WHERE Email = 'ito@x.example'"))[0]!;
        (await org.LinesAsync((string)made["id"]!, "successfulResults"))[1].ShouldBe($"\"{id}\";\"true\";\"Ito\";\"ito@x.example\"");
        (await org.LoadAsync(new { @object = "Contact", operation = "delete" }, $"Id\n{id}\n003000000000000AAA\n"))["numberRecordsFailed"]!.GetValue<int>().ShouldBe(1);
        (await org.ColumnAsync("SELECT Id FROM Contact")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Nothing__c,LeadSync_Id__c\nx,y\n", "InvalidBatch : Field name not found : Nothing__c")]
    [InlineData("LastName,Company\nx,y\n", "InvalidBatch : Field name not found : LeadSync_Id__c")]
    [InlineData("LeadSync_Id__c,LastName\r\nx,y\r\n", "LineEnding is invalid on user data. Current LineEnding setting is LF")]
    public async Task An_upload_that_cannot_be_read_fails_the_job_with_its_reason(string csv, string reason)
    {
        await using var org = await SignedInOrg.StartAsync();
        var job = await org.LoadAsync(Upsert, csv);

        ((string)job["state"]!, (string)job["errorMessage"]!).ShouldBe(("Failed", reason));
        (await org.ColumnAsync("SELECT Id FROM Lead")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_and_a_field_of_no_right_fail_their_record_alone()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { validationOnReturn = true });
        var job = await org.LoadAsync(Upsert, "LeadSync_Id__c,LastName,Company,NumberOfEmployees,Status\na,Ito,Acme,many,\nb,Ito,Acme,3,Recycled\nc,Ito,Acme,3,\nC,Ito,Acme,3,\nd,Ito,Acme,3,\n");

        (await org.LinesAsync((string)job["id"]!, "failedResults"))[1..].Select(line => line.Split(',')[1].Split(':')[0].Trim('"'))
            .ShouldBe(["INVALID_TYPE_ON_FIELD_IN_RECORD", "FIELD_CUSTOM_VALIDATION_EXCEPTION", "DUPLICATE_VALUE", "DUPLICATE_VALUE"]);
        (await org.ColumnAsync("SELECT LeadSync_Id__c FROM Lead", "LeadSync_Id__c")).ShouldBe(["d"]);
    }

    [Fact]
    public async Task The_assignment_rule_takes_created_rows_only_when_the_job_names_it()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { assignmentRule = true });
        var rule = (await org.ColumnAsync("SELECT Id FROM AssignmentRule"))[0];
        var (ana, cho) = (await org.UserAsync("ana@acme.example"), await org.UserAsync("cho@acme.example"));
        await org.LoadAsync(Upsert, $"LeadSync_Id__c,LastName,Company,OwnerId\na,Ito,Acme,{ana}\n");
        await org.LoadAsync(new { @object = "Lead", operation = "upsert", externalIdFieldName = "LeadSync_Id__c", assignmentRuleId = rule }, $"LeadSync_Id__c,LastName,Company,OwnerId\na,Ito,Acme,\nb,Ito,Acme,{ana}\n");
        await org.ControlAsync("org", new { bulkAssignsByDefault = true });
        await org.LoadAsync(Upsert, $"LeadSync_Id__c,LastName,Company,OwnerId\nc,Ito,Acme,{ana}\n");

        (await org.ColumnAsync("SELECT OwnerId FROM Lead ORDER BY LeadSync_Id__c", "OwnerId")).ShouldBe([ana, cho, cho]);
    }

    [Fact]
    public async Task A_job_that_fails_on_the_way_keeps_what_it_wrote_and_names_the_rest()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { bulkFailsAfter = 250 });
        var job = await org.LoadAsync(Upsert, Leads(600));

        ((string)job["state"]!, job["numberRecordsProcessed"]!.GetValue<int>()).ShouldBe(("Failed", 250));
        (await org.QueryAsync("SELECT COUNT() FROM Lead"))["totalSize"]!.GetValue<int>().ShouldBe(250);
        (await org.LinesAsync((string)job["id"]!, "unprocessedrecords")).Length.ShouldBe(351);
    }

    [Fact]
    public async Task A_job_waits_aborts_and_goes_away_when_told()
    {
        await using var org = await SignedInOrg.StartAsync();
        await org.ControlAsync("org", new { bulkHeld = true });
        var (waiting, aborted) = (await org.UploadAsync(Upsert, Leads(2)), await org.UploadAsync(Upsert, Leads(5)));
        await org.CloseAsync(waiting);
        (await org.PutAsync(aborted, Leads(3))).ShouldBe(400, "one upload a job");
        (await org.CallAsync("PATCH", $"jobs/ingest/{aborted}", new { state = "Aborted" })).Status.ShouldBe(200);
        (await org.RefusedAsync("PATCH", $"jobs/ingest/{aborted}", new { state = "UploadComplete" })).Code.ShouldBe("INVALIDJOBSTATE");
        ((string)(await org.CallAsync("GET", $"jobs/ingest/{waiting}")).Body!["state"]!).ShouldBe("UploadComplete");

        await org.ControlAsync("org", new { bulkHeld = false });
        ((string)(await org.OverAsync(waiting))["state"]!).ShouldBe("JobComplete");
        (await org.CallAsync("DELETE", $"jobs/ingest/{aborted}")).Status.ShouldBe(204);
        (await org.CallAsync("GET", $"jobs/ingest/{aborted}")).Status.ShouldBe(404);
        (await org.CallAsync("GET", "jobs/ingest")).Body!["records"]!.AsArray().Count.ShouldBe(1);
        (await org.CallAsync("GET", "limits")).Body!["DailyBulkApiBatches"]!["Remaining"]!.GetValue<int>().ShouldBe(14_999);
    }

    [Fact]
    public async Task Thirty_thousand_records_take_seconds_and_live_calls_get_in_between()
    {
        await using var org = await SignedInOrg.StartAsync();
        var watch = Stopwatch.StartNew();
        var ids = new List<string>();
        for (var part = 0; part < 3; part++)
        {
            ids.Add(await org.UploadAsync(Upsert, Leads(10_000, part * 10_000)));
            await org.CloseAsync(ids[^1]);
        }

        var slowest = TimeSpan.Zero;
        foreach (var id in ids)
        {
            while ((string)(await org.CallAsync("GET", $"jobs/ingest/{id}")).Body!["state"]! != "JobComplete")
            {
                var before = watch.Elapsed;
                await org.LeadAsync("Live");
                if (watch.Elapsed - before > slowest) slowest = watch.Elapsed - before;
            }
        }

        output.WriteLine($"30,000 records in {watch.Elapsed.TotalSeconds:F1} s, slowest live call {slowest.TotalMilliseconds:F0} ms");
        (await org.QueryAsync("SELECT COUNT() FROM Lead WHERE LeadSync_Id__c != null"))["totalSize"]!.GetValue<int>().ShouldBe(30_000);
        (await org.LinesAsync(ids[2], "successfulResults")).Length.ShouldBe(10_001);
    }

    private static string Leads(int count, int from = 0)
    {
        var csv = new StringBuilder("LeadSync_Id__c,LastName,Company,Email\n");
        for (var number = from; number < from + count; number++) csv.Append($"lead-{number},Name {number},Company {number},person{number}@x.example\n");
        return csv.ToString();
    }
}
