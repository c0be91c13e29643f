using LeadSync.Hosting;

namespace LeadSync.Tests.Hosting;

public sealed class PrivateTextTests
{
    [Theory]
    [InlineData(@"WHERE LastName = 'O\'Brien' AND Id > 5", "WHERE LastName = '…' AND Id > 5")]
    [InlineData("No such column 'Foo__c' on entity 'Lead'.", "No such column 'Foo__c' on entity 'Lead'.")]
    [InlineData("Email address ann@acme.example is invalid", "Email address …@… is invalid")]
    [InlineData("nothing to hide", "nothing to hide")]
    public void Hides_values_and_addresses_but_not_the_names_of_fields(string text, string shown) => PrivateText.Hide(text).ShouldBe(shown);

    [Fact]
    public void Keeps_values_out_of_the_message_of_a_refusal() =>
        new CallRefusedException("Salesforce", "a query", 400, "MALFORMED_QUERY", "unexpected token: 'Smith' ann@acme.example", "Check.")
            .Message.ShouldBe("Salesforce refused: a query (400 MALFORMED_QUERY: unexpected token: '…' …@…). Check.");
}
