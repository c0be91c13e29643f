using System.Text.Json;
using LeadSync.Hosting;
using LeadSync.Salesforce;

namespace LeadSync.Tests.Salesforce;

public sealed class SalesforceErrorsTests
{
    [Theory]
    [InlineData("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record", "Again")]
    [InlineData("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", "Again")]
    [InlineData("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "trigger: UNABLE_TO_LOCK_ROW, unable to obtain", "Again")]
    [InlineData("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "trigger: FIELD_CUSTOM_VALIDATION_EXCEPTION, no", "Refused")]
    [InlineData("PROCESSING_HALTED", "rolled back", "Again")]
    [InlineData("ALL_OR_NONE_OPERATION_ROLLED_BACK", "rolled back", "Again")]
    [InlineData("ORG_IN_MAINTENANCE", "", "Again")]
    [InlineData("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Bitte Grund angeben", "Refused")]
    [InlineData("REQUIRED_FIELD_MISSING", "", "Refused")]
    [InlineData("INACTIVE_OWNER_OR_USER", "", "Refused")]
    [InlineData("DUPLICATES_DETECTED", "Use one of these records?", "Refused")]
    [InlineData("INSUFFICIENT_ACCESS_OR_READONLY", "", "Refused")]
    [InlineData("System.DmlException", null, "Refused")]
    [InlineData("ENTITY_IS_DELETED", "", "Gone")]
    [InlineData("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead", "Changed")]
    public void Knows_what_may_be_done_after_an_error(string code, string? message, string kind) =>
        SalesforceErrors.KindOf(code, message).ToString().ShouldBe(kind);

    [Fact]
    public void Takes_the_cause_and_not_its_symptoms()
    {
        var errors = SalesforceErrors.Read("""
            [{"errorCode":"PROCESSING_HALTED","message":"rolled back"},{"errorCode":"STRING_TOO_LONG","message":"too long","fields":["FirstName","Title"]}]
            """);

        var outcome = SalesforceErrors.Outcome("1", errors);
        (outcome with { Fields = [] }).ShouldBe(new RecordOutcome("1", OutcomeKind.Refused, "STRING_TOO_LONG", "too long [FirstName, Title]"));
        outcome.Fields.ShouldBe(["FirstName", "Title"]);
    }

    [Fact]
    public void Makes_do_with_an_answer_that_names_no_error() =>
        SalesforceErrors.Outcome("1", SalesforceErrors.Read("<html>")).ShouldBe(new RecordOutcome("1", OutcomeKind.Refused, "UNKNOWN", "Salesforce named no reason."));

    [Theory]
    [InlineData("duplicateResut")]
    [InlineData("duplicateResult")]
    public void Finds_the_matches_of_a_duplicate_however_Salesforce_spells_them(string member)
    {
        var refusal = JsonElement.Parse($$$"""
            [{"{{{member}}}":{"allowSave":true,"matchResults":[{"matchRecords":[
               {"record":{"attributes":{"type":"Lead"},"Id":"00QWs00000AbCdF"}},{"record":{"attributes":{"type":"Contact"},"Id":"0035f00002EztxDAAR"} }]}]},
              "errorCode":"DUPLICATES_DETECTED","message":"You're creating a duplicate record."}]
            """);

        SalesforceDuplicates.MatchesIn(refusal).ShouldBe(["00QWs00000AbCdFMAV", "0035f00002EztxDAAR"]);
    }
}
