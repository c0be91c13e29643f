using LeadSync.Hosting;
using LeadSync.Salesforce;
using static LeadSync.Tests.Salesforce.SalesforceUnderTest;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.Salesforce;

public sealed class SalesforceWriteTests
{
    private const string Upsert = "PATCH /services/data/v67.0/composite/sobjects/Lead/LeadSync_Id__c";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_each_record_of_an_upsert_its_own_outcome_in_the_order_sent()
    {
        var wire = Wire().On(Upsert, Json("""
            [{"id":"00QWs00000AbCdEMAV","success":true,"errors":[],"created":true},
             {"success":false,"errors":[{"statusCode":"FIELD_CUSTOM_VALIDATION_EXCEPTION","message":"no","fields":["Status"]}]},
             {"id":"00QWs00000AbCdFMAV","success":true,"errors":[{"statusCode":"OPERATION_ENQUEUED"}],"created":false}]
            """));
        using var salesforce = Over(wire);

        var outcomes = await salesforce.Connector.UpsertAsync("Lead", "LeadSync_Id__c", [Lead("a"), Lead("b"), Lead("c")], cancellationToken: Stop);

        outcomes.ShouldBe(
        [
            new RecordOutcome("00QWs00000AbCdEMAV", OutcomeKind.Written, Created: true),
            new RecordOutcome(null, OutcomeKind.Refused, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "no [Status]"),
            new RecordOutcome("00QWs00000AbCdFMAV", OutcomeKind.Written),
        ]);
        var sent = wire.Sent[^1];
        sent.Uri.Host.ShouldBe("instance.test");
        sent.Headers["Authorization"].ShouldBe("Bearer session-1");
        sent.Headers["Sforce-Auto-Assign"].ShouldBe("FALSE");
        sent.Headers["Sforce-Call-Options"].ShouldBe("client=LeadSync");
        sent.Body.ShouldStartWith("""{"allOrNone":false,"records":[{"attributes":{"type":"Lead"},"LeadSync_Id__c":"a","Phone":null},""");
    }

    private static SalesforceRecord Lead(string id) => new(null, new Dictionary<string, object?> { ["LeadSync_Id__c"] = id, ["Phone"] = null });
}
