using LeadSync.Intake;
using LeadSync.Leads;
using LeadSync.Salesforce;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Intake;

/// <summary>Records that others make in Salesforce for a lead that waits for one.</summary>
public sealed class AwaitedRecordTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_with_the_address_of_a_lead_that_waits_for_one_is_news_of_that_lead()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        var waits = await KnownAsync(intake, "501", "kim@globex.example", Stage.Mql);
        await KnownAsync(intake, "502", "lee@globex.example", Stage.Nurture);
        await CreateAsync(intake, "Kim@globex.example");
        await CreateAsync(intake, "lee@globex.example");

        await Poll(intake).RunAsync(Stop);

        (await intake.WorkAsync()).ShouldHaveSingleItem().Lead.ShouldBe(waits);
    }

    [Fact]
    public async Task Who_has_an_owner_already_waits_for_nobodys_record()
    {
        await using var intake = await IntakeUnderTest.StartAsync();
        await KnownAsync(intake, "501", "kim@globex.example", Stage.Mql, new Owner("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false));
        await CreateAsync(intake, "kim@globex.example");

        await Poll(intake).RunAsync(Stop);

        (await intake.WorkAsync()).ShouldBeEmpty();
    }

    /// <summary>A lead without a record, as a look left it.</summary>
    private static Task<LeadId> KnownAsync(IntakeUnderTest intake, string contact, string email, string stage, Owner? owner = null) => intake.Database.WriteAsync(session =>
    {
        var lead = LeadRows.ForContact(session, contact, intake.Time.GetUtcNow())!.Lead;
        LeadRows.Save(session, LeadRows.Load(session, lead)! with { Version = 1, Email = email, Stage = stage, Owner = owner }, null, null, null);
        return lead;
    });

    private static async Task CreateAsync(IntakeUnderTest intake, string email) => await intake.Salesforce.CreateAsync(
        "Lead", [new SalesforceRecord(null, new Dictionary<string, object?> { ["LastName"] = "Kim", ["Company"] = "Globex", ["Email"] = email })], cancellationToken: Stop);

    private static SalesforcePoll Poll(IntakeUnderTest intake) =>
        new(intake.Salesforce, intake.Org, intake.Database, intake.Rules, intake.Bells, intake.Time, new CollectingLogger<SalesforcePoll>());
}
