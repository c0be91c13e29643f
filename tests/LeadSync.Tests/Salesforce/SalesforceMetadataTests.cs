using LeadSync.Salesforce;
using static LeadSync.Tests.Salesforce.SalesforceUnderTest;
using static LeadSync.Tests.Support.ScriptedTransport;

namespace LeadSync.Tests.Salesforce;

public sealed class SalesforceMetadataTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Describes_the_fields_of_an_object()
    {
        var wire = Wire().On("GET /services/data/v67.0/sobjects/Lead/describe", Json("""
            {"name":"Lead","fields":[
              {"name":"Company","label":"Company","type":"string","length":255,"nillable":false,"defaultedOnCreate":false,"createable":true,"updateable":true,"externalId":false,"unique":false,"restrictedPicklist":false,"picklistValues":[],"referenceTo":[]},
              {"name":"Status","label":"Lead Status","type":"picklist","length":255,"nillable":false,"defaultedOnCreate":true,"createable":true,"updateable":true,
               "picklistValues":[{"active":true,"defaultValue":true,"label":"Open","validFor":null,"value":"Open - Not Contacted"}],"referenceTo":[]}]}
            """));
        using var salesforce = Over(wire);

        var fields = await salesforce.Connector.DescribeAsync("Lead", Stop);

        fields.Select(field => (field.Name, field.Required)).ShouldBe([("Company", true), ("Status", false)]);
        fields[1].PicklistValues.ShouldBe([new PicklistValue("Open - Not Contacted", "Open", Active: true, DefaultValue: true)]);
    }

    [Fact]
    public async Task Leaves_out_a_queue_that_takes_no_leads()
    {
        var wire = Wire().On("POST /services/data/v67.0/composite", Json("""
            {"compositeResponse":[
              {"referenceId":"q0","httpStatusCode":200,"body":{"done":true,"records":[{"Id":"00GWs0000000001","Name":"Marketing","DeveloperName":"Marketing"},{"Id":"00GWs0000000002","Name":"Cases","DeveloperName":"Cases"}]}},
              {"referenceId":"q1","httpStatusCode":200,"body":{"done":true,"records":[{"QueueId":"00GWs0000000001"}]}}]}
            """)).On("GET /services/data/v67.0/query", Json("""{"done":true,"records":[{"GroupId":"00GWs0000000002"}]}"""));
        using var salesforce = Over(wire);

        var queue = (await salesforce.Connector.GetQueuesAsync(Stop)).ShouldHaveSingleItem();
        (queue.DeveloperName, queue.HasMembers).ShouldBe(("Marketing", false));
    }

    [Fact]
    public async Task Reads_the_users_who_can_own_leads_and_those_who_have_left()
    {
        var wire = Wire().On("GET /services/data/v67.0/query", Json("""
            {"done":true,"records":[{"Id":"005Ws000001xYzA","Username":"ana@acme.example","Email":"ana@acme.example","Name":"Ana Ruiz","ManagerId":null,"TimeZoneSidKey":"Europe/Berlin","IsActive":true},{"Id":"005Ws000001xYzB","Username":"dan@acme.example","Email":null,"Name":"Dan Gone","IsActive":false}]}
            """));
        using var salesforce = Over(wire);

        (await salesforce.Connector.GetUsersAsync(Stop)).ShouldBe(
        [
            new SalesforceUser("005Ws000001xYzAIAU", "ana@acme.example", "ana@acme.example", "Ana Ruiz", ManagerId: null, "Europe/Berlin"),
            new SalesforceUser("005Ws000001xYzBIAU", "dan@acme.example", null, "Dan Gone", ManagerId: null, null) { IsActive = false },
        ]);
    }
}
