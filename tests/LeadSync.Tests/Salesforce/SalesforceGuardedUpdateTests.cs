using LeadSync.Hosting;
using LeadSync.Salesforce;
using LeadSync.Tests.Support;
using static LeadSync.Tests.Salesforce.SalesforceUnderTest;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.Salesforce;

public sealed class SalesforceGuardedUpdateTests
{
    private const string Composite = "POST /services/data/v67.0/composite";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_only_where_nobody_edited_since()
    {
        var wire = Wire().On(Composite, Json("""
            {"compositeResponse":[
              {"referenceId":"r1","httpStatusCode":412,"body":[{"errorCode":"PRECONDITION_FAILED","message":"x"}]},
              {"referenceId":"r0","httpStatusCode":204,"body":null,"httpHeaders":{}},
              {"referenceId":"r2","httpStatusCode":404,"body":[{"errorCode":"ENTITY_IS_DELETED","message":"entity is deleted"}]},
              {"referenceId":"r3","httpStatusCode":400,"body":[{"errorCode":"CANNOT_UPDATE_CONVERTED_LEAD","message":"cannot reference converted lead"}]},
              {"referenceId":"r4","httpStatusCode":500,"body":[{"errorCode":"UNKNOWN_EXCEPTION","message":"gack"}]}]}
            """));

        var outcomes = await UpdateAsync(wire, 6);

        outcomes.Select(outcome => outcome.Kind).ShouldBe(
            [OutcomeKind.Written, OutcomeKind.Changed, OutcomeKind.Gone, OutcomeKind.Changed, OutcomeKind.Unknown, OutcomeKind.Unknown]);
        outcomes.ShouldAllBe(outcome => outcome.Id != null);
        wire.Sent[^1].Headers["Sforce-Auto-Assign"].ShouldBe("FALSE");
        wire.Sent[^1].Json.GetProperty("compositeRequest")[0].GetRawText().ShouldBe(
            """{"method":"PATCH","url":"/services/data/v67.0/sobjects/Lead/00QWs0000000000","referenceId":"r0","body":{"Status":"Recycled"},"httpHeaders":{"Sforce-Auto-Assign":"FALSE","Sforce-Call-Options":"client=LeadSync","If-Unmodified-Since":"Sun, 22 Nov 2026 07:13:00 GMT"}}""");
    }

    [Fact]
    public async Task Sends_25_a_call_and_none_behind_a_call_that_failed()
    {
        var wire = Wire().On(Composite, Html(503));
        var outcomes = await UpdateAsync(wire, 60);

        outcomes.Take(25).ShouldAllBe(outcome => outcome.Kind == OutcomeKind.Unknown);
        outcomes.Skip(25).ShouldAllBe(outcome => outcome.Kind == OutcomeKind.Again);
        wire.Count(Composite).ShouldBe(1);
    }

    private static async Task<IReadOnlyList<RecordOutcome>> UpdateAsync(ScriptedTransport wire, int count)
    {
        using var salesforce = Over(wire);
        var updates = Enumerable.Range(0, count).Select(number => new GuardedUpdate(
            $"00QWs00000{number:00000}", new Dictionary<string, object?> { ["Status"] = "Recycled" }, new DateTimeOffset(2026, 11, 22, 8, 13, 0, TimeSpan.FromHours(1))));
        return await salesforce.Patiently(salesforce.Connector.UpdateGuardedAsync("Lead", [.. updates], Stop));
    }
}
