using LeadSync.Salesforce;
using static LeadSync.Tests.Salesforce.SalesforceUnderTest;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.Salesforce;

public sealed class SalesforceQueryTests
{
    private const string Query = "GET /services/data/v67.0/query";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follows_a_query_to_its_last_page()
    {
        var wire = Wire()
            .On(Query, Json("""
                {"totalSize":2,"done":false,"nextRecordsUrl":"/services/data/v67.0/query/0r8xx0000000001AAA-2000","records":[
                  {"attributes":{"type":"Lead","url":"/x"},"Id":"00QWs00000AbCdE","IsConverted":true,"CreatedDate":"2026-11-22T07:13:00.000+0000","Owner":{"attributes":{"type":"Name"},"Name":"Ana Ruiz"}}]}
                """))
            .On("GET /services/data/v67.0/query/0r8xx0000000001AAA-2000", Json("""{"totalSize":2,"done":true,"records":[{"Id":"00QWs00000AbCdFMAV","Owner":null}]}"""));
        using var salesforce = Over(wire);

        var rows = await salesforce.Connector.QueryAsync("SELECT Id FROM Lead WHERE LastName = " + Soql.Quote("O'Brien + co"), cancellationToken: Stop);

        rows.Select(row => row.Id).ShouldBe(["00QWs00000AbCdEMAV", "00QWs00000AbCdFMAV"]);
        rows[0].Type.ShouldBe("Lead");
        rows[0].Flag("IsConverted").ShouldBeTrue();
        rows[0].Time("CreatedDate").ShouldBe(new DateTimeOffset(2026, 11, 22, 7, 13, 0, TimeSpan.Zero));
        rows[0].Related("Owner")!.Text("Name").ShouldBe("Ana Ruiz");
        rows[1].Related("Owner").ShouldBeNull();
        wire.Sent[1].Uri.Query.ShouldBe("?q=SELECT%20Id%20FROM%20Lead%20WHERE%20LastName%20%3D%20%27O%5C%27Brien%20%2B%20co%27");
    }
}
