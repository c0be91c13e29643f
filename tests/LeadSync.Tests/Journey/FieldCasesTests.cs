using LeadSync.Journey;
using LeadSync.Journey.Fields;
using LeadSync.Leads;
using LeadSync.Mapping;
using LeadSync.Rules;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Journey;

public sealed class FieldCasesTests
{
    private static readonly Owner Ana = new("005Ws000001xAnaAAA", "Ana Ruiz", IsQueue: false);

    [Fact]
    public void Salesforce_not_read_again_has_what_our_last_write_found_or_left_there()
    {
        var agreed = new FieldMemory { Agreed = new AgreedPair("", "", Some.Now) };
        Remembered(agreed).ShouldBe("");
        Remembered(agreed with { ToHubSpot = Sent("Lagos", landed: true) }).ShouldBe("Lagos");
        Remembered(agreed with { ToSalesforce = Sent("Accra", landed: true), ToHubSpot = Sent("Lagos", landed: false) }).ShouldBe("Accra");
        Remembered(agreed with { ToSalesforce = Sent("Accra", landed: false) }).ShouldBe("");
    }

    [Fact]
    public void What_the_history_has_beyond_the_record_is_for_the_next_look()
    {
        var side = Read("Lagos", Change("", "Accra", Ana.CrmId), Change("Accra", "Lagos", Story.Us), Change("Lagos", "Quito", Ana.CrmId));

        side.History.Select(seen => seen.Value).ShouldBe(["Lagos", "Accra", ""]);
        side.Evidence.ShouldStartWith("Salesforce's field history dates it");
    }

    [Fact]
    public void The_history_tells_who_wrote() =>
        Read("Lagos", Change("", "Accra", Ana.CrmId), Change("Accra", "Lagos", Story.Us)).History.Select(seen => seen.ByOthers).ShouldBe([false, true, false]);

    private static string Remembered(FieldMemory memory)
    {
        var side = Case(memory, SalesView.NotAsked, record: null).Salesforce;
        side.IsRead.ShouldBeFalse();
        return side.Value;
    }

    private static FieldSide Read(string value, params CrmChange[] changes)
    {
        var record = Story.LeadOf(Ana, "Open - Not Contacted") with { Fields = new Dictionary<string, string?> { ["City"] = value } };
        return Case(FieldMemory.None, new SalesView { Asked = true, Fresh = true, Record = record, Changes = changes }, record).Salesforce;
    }

    private static FieldCase Case(FieldMemory memory, SalesView sales, CrmRecord? record)
    {
        var story = new Story();
        var rule = new FieldRule { HubSpot = "city", Salesforce = "City", Direction = Direction.Both, At = Some.Position };
        var lead = story.Lead with { Crm = new CrmLink(CrmLink.Lead, "00QWs000001xKimAAA"), Fields = new Dictionary<string, FieldMemory> { [rule.Name] = memory } };
        var marketing = story.With("city", "").Marketing with { Source = ContactSource.Read, History = new Dictionary<string, IReadOnlyList<SeenValue>>() };
        return FieldCases.Of(new Look(lead, marketing, sales, story.Desk, story.Rules with { Fields = new FieldRules([rule]) }, Some.Now), record).Single();
    }

    private static SentValue Sent(string value, bool landed) => new(value, value, null, "", Some.Now, landed);

    private static CrmChange Change(string from, string to, string by) => new("City", from, to, by, Some.Now);
}
