using System.Text;
using LeadSync.Intake;

namespace LeadSync.Tests.Intake;

public sealed class WebhookBodyTests
{
    [Fact]
    public void Reads_a_property_change() =>
        Read("""[{"subscriptionType":"contact.propertyChange","objectId":50123456789,"propertyName":"email","propertyValue":"ann@acme.example"}]""")
            .ShouldBe([new ContactNews("50123456789", "email", "ann@acme.example")]);

    [Fact]
    public void Reads_the_generic_and_the_documented_spelling_alike() =>
        Read("""
            [{"subscriptionType":"object.propertyChange","objectTypeId":"0-1","objectId":1,"propertyName":"email","propertyValue":null},
             {"eventType":"contact.creation","objectId":2},
             {"subscriptionType":"contact.deletion","objectId":"3"},
             {"subscriptionType":"contact.privacyDeletion","objectId":4},
             {"subscriptionType":"contact.restore","objectId":5}]
            """).ShouldBe([new("1", "email", ""), new("2"), new("3"), new("4") { IsErasure = true }, new("5")]);

    [Fact]
    public void A_merge_concerns_every_contact_it_names() =>
        Read("""[{"subscriptionType":"contact.merge","objectId":101,"primaryObjectId":101,"mergedObjectIds":[102,103],"newObjectId":205}]""")!
            .Select(news => news.ContactId).ShouldBe(["101", "102", "103", "205"], ignoreOrder: true);

    [Fact]
    public void The_contact_that_a_merge_makes_knows_those_it_was_made_of() =>
        Read("""[{"subscriptionType":"contact.merge","objectId":101,"primaryObjectId":101,"mergedObjectIds":[102,103],"newObjectId":205}]""")!
            .Single(news => news.FormerIds is not null).ShouldSatisfyAllConditions(
                made => made.ContactId.ShouldBe("205"),
                made => made.FormerIds!.ShouldBe(["101", "102", "103"], ignoreOrder: true));

    [Fact]
    public void Passes_over_what_concerns_no_contact() =>
        Read("""
            [{"subscriptionType":"company.creation","objectId":1},
             {"subscriptionType":"object.creation","objectTypeId":"0-2","objectId":2},
             {"subscriptionType":"contact.associationChange","fromObjectId":3,"toObjectId":7001},
             {"subscriptionType":"contact.creation","objectId":-4},
             {"subscriptionType":"contact.creation","objectId":"1 OR 1=1"},
             {"surprise":true}]
            """).ShouldBe([]);

    [Theory]
    [InlineData("""{"vid":501,"properties":{"leadsync_request":{"value":"handoff","versions":[]},"phone":{"value":""}}}""")]
    [InlineData("""{"id":"501","properties":{"leadsync_request":"handoff"}}""")]
    [InlineData("""{"objectId":501,"leadsync_request":"handoff"}""")]
    [InlineData("""{"properties":{"hs_object_id":{"value":"501"},"leadsync_request":"handoff"}}""")]
    public void Reads_the_contact_of_a_workflow_in_any_of_its_formats(string body)
    {
        var news = Read(body)!;

        news.ShouldAllBe(one => one.ContactId == "501");
        news.ShouldContain(new ContactNews("501"));
        news.ShouldContain(new ContactNews("501", "leadsync_request", "handoff"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("""[{"objectId":1}""")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("""[["a"]]""")]
    [InlineData("{}")]
    [InlineData("""{"vid":"Ann"}""")]
    public void Everything_else_is_no_webhook(string body) => Read(body).ShouldBeNull();

    private static IReadOnlyList<ContactNews>? Read(string body) => WebhookBody.Read(Encoding.UTF8.GetBytes(body));
}
