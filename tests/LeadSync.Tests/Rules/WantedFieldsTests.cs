using LeadSync.Provisioning;
using LeadSync.Rules;
using LeadSync.Tests.Intake;

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
}
