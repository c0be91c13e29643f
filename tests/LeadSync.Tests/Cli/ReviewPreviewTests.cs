using LeadSync.Cli;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Support;

namespace LeadSync.Tests.Cli;

public sealed class ReviewPreviewTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FieldRule _rule = new() { HubSpot = "city", Salesforce = "City", At = Some.Position };
    private readonly Database _database;

    public ReviewPreviewTests() => _database = Database.Open(_folder.File("leadsync.db"));

    [Fact]
    public async Task Says_how_many_values_would_travel_as_far_as_they_were_read()
    {
        await LinkAsync("1", new() { ["city"] = "Bonn" });
        await LinkAsync("2", new() { ["city"] = null });
        await LinkAsync("3", new() { ["country"] = "Japan" });
        await LinkAsync("4", new() { ["city"] = "Kiel" }, carries: _rule.Name);

        (await PreviewAsync()).ShouldBe("""
            3 linked leads do not carry city and City yet. Each is looked at, after the live ones, and its two records meet as at a first link: nothing is blanked.
            HubSpot's city is filled in 1 of the 2 that were read: so many values travel to Salesforce at most. Of 1 it was not read yet.
            """);
    }

    [Fact]
    public async Task Says_that_only_the_looks_tell_where_nothing_was_read()
    {
        await LinkAsync("1", new() { ["country"] = "Japan" });

        (await PreviewAsync()).ShouldEndWith("\nHow many values travel, only the looks tell: HubSpot's city was not read yet.");
    }

    [Fact]
    public void A_field_is_meant_by_the_name_of_its_mapping_or_by_one_of_its_fields()
    {
        var rules = new FieldRules([_rule, _rule with { HubSpot = "town" }, _rule with { Salesforce = "Region", On = ["lead"] }, _rule with { Salesforce = "Region", On = ["contact"] }]);

        ReviewRun.Meant("CITY and city", rules).ShouldBe(_rule);
        ReviewRun.Meant("town", rules).HubSpot.ShouldBe("town");
        ReviewRun.Meant("Region", rules).Salesforce.ShouldBe("Region", "two mappings that `on` keeps apart are one field of a lead");
        Should.Throw<RefusedException>(() => ReviewRun.Meant("city", rules)).Message.ShouldContain("Write one of: \"city and City\", \"town and City\"");
    }

    public void Dispose()
    {
        _database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }

    private Task<string> PreviewAsync() => _database.ReadAsync(session => ReviewPreview.OfField(session, _rule), TestContext.Current.CancellationToken);

    private Task LinkAsync(string contact, Dictionary<string, string?> properties, string? carries = null) => _database.WriteAsync(session =>
    {
        var lead = LeadRows.Load(session, LeadRows.ForContact(session, contact, Some.Now)!.Lead)! with
        {
            Version = 1,
            Crm = new CrmLink(CrmLink.Lead, $"00Q{contact}"),
            Fields = carries is null ? new Dictionary<string, FieldMemory>() : new Dictionary<string, FieldMemory> { [carries] = FieldMemory.None },
        };
        LeadRows.Save(session, lead, new ContactRow(contact, properties, Some.Now.AddDays(-9)), null, null);
    });
}
