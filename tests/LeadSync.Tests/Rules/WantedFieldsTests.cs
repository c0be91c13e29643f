using LeadSync.Provisioning;
using LeadSync.Rules;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Rules;

public sealed class WantedFieldsTests
{
    /// <summary>Of rows with a long text Salesforce gives two hundred a call instead of two thousand: a first load would take ten times the calls.</summary>
    [Theory]
    [InlineData("Lead")]
    [InlineData("Contact")]
    public void Reads_no_long_text_of_its_own_with_every_record(string crmObject)
    {
        var needed = Needed.For([]).Fields;
        var visible = needed.Select(field => field.Name).ToHashSet();

        var wanted = WantedFields.OfRecord(IntakeUnderTest.ShippedRules(), crmObject, visible);

        wanted.Intersect(needed.Where(field => field.DescribedType == "textarea").Select(field => field.Name)).ShouldBeEmpty();
        wanted.ShouldContain("LeadSync_Id__c");
    }

    [Fact]
    public void Where_a_rule_asks_for_accounts_the_website_is_read_and_nowhere_else()
    {
        var shipped = IntakeUnderTest.ShippedRules();
        var without = shipped with { Routing = shipped.Routing with { Rules = [] } };

        WantedFields.OfContact(shipped).ShouldContain(WantedFields.Website);
        (WantedFields.AsksForAccounts(without), WantedFields.OfContact(without).Contains(WantedFields.Website)).ShouldBe((false, false));
        WantedFields.AsksForAccounts(without with { Sla = without.Sla with { Clocks = [without.Sla.Clocks[0] with { When = Some.When("account.type", "Partner") }] } }).ShouldBeTrue();
    }
}
