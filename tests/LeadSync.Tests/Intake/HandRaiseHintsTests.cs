using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

public sealed class HandRaiseHintsTests
{
    private static readonly HandRaiseHints Hints = new(new ScoringRules
    {
        ReadyWhen =
        [
            Some.When("lifecyclestage", "marketingqualifiedlead"),
            new Condition.All([Some.When("hot", Operator.In, "yes", "very"), new Condition.Not(Some.When("country", "Germany"))]),
            Some.When("employees", Operator.AtLeast, "200"),
            Some.When("list", "Sales ready"),
        ],
        HandRaisers = [new HandRaiserRule("Request a demo", null, "asked"), new HandRaiserRule(null, "/contact-sales", "asked")],
    });

    [Theory]
    [InlineData("lifecyclestage", "MarketingQualifiedLead", true)]
    [InlineData("lifecyclestage", "lead", false)]
    [InlineData("hot", "very", true)]
    [InlineData("country", "Germany", false)]
    [InlineData("employees", "500", false)]
    [InlineData("list", "Sales ready", false)]
    [InlineData("recent_conversion_event_name", "See it at work: Request a demo", true)]
    [InlineData("recent_conversion_event_name", "request a demo", true)]
    [InlineData("recent_conversion_event_name", "See it at work: Newsletter", false)]
    [InlineData("leadsync_request", "recall", true)]
    [InlineData("leadsync_request", "", false)]
    public void A_value_that_a_rule_names_exactly_is_a_hint(string property, string value, bool isHint) => Hints.Names(property, value).ShouldBe(isHint);

    [Fact]
    public void A_list_that_a_rule_names_is_a_hint()
    {
        Hints.NamesList("sales ready").ShouldBeTrue();
        Hints.NamesList("Newsletter").ShouldBeFalse();
    }

    [Fact]
    public void A_form_by_its_name_or_its_guid_and_a_page_by_a_part_of_its_address_are_hints()
    {
        Hints.Names(Some.Engagement(EngagementKind.FormSubmit) with { Form = "request a DEMO" }).ShouldBeTrue();
        Hints.Names(Some.Engagement(EngagementKind.FormSubmit) with { FormId = "Request a demo" }).ShouldBeTrue();
        Hints.Names(Some.Engagement(EngagementKind.PageView) with { Url = "https://acme.example/Contact-Sales?a=1" }).ShouldBeTrue();
        Hints.Names(Some.Engagement(EngagementKind.FormSubmit) with { Form = "Newsletter" }).ShouldBeFalse();
        Hints.Names(Some.Engagement(EngagementKind.PageView) with { Form = "Request a demo", Url = "/pricing" }).ShouldBeFalse();
    }
}
