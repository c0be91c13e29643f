using LeadSync.Journey.Reload;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LeadSync.Tests.Journey.Reload;

public sealed class NewMappingWatchTests : IDisposable
{
    private const string Shoes = "shoe_size and Shoe__c";

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly RulesInForce _rules = new(RulebookReader.ReadDemo(_ => null).Rulebook!);
    private readonly NativeInForce _native = new();
    private readonly NewMappings _offers = new();
    private readonly CollectingLogger<NewMappingWatch> _log = new();
    private readonly Database _database;
    private NewMappingWatch _watch;

    public NewMappingWatchTests()
    {
        _database = Database.Open(_folder.File("leadsync.db"));
        _watch = Watch();
    }

    [Fact]
    public async Task Nothing_is_new_while_no_lead_is_linked()
    {
        await _watch.LookAsync(Stop);
        await LinkAsync("1");

        await _watch.LookAsync(Stop);

        _offers.Now.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mapping_that_is_added_beside_linked_leads_is_offered_once_with_the_command_that_brings_it()
    {
        await _watch.LookAsync(Stop);
        await LinkAsync("1");
        await LinkAsync("2");
        Map();

        await _watch.LookAsync(Stop);
        await _watch.LookAsync(Stop);

        var offer = _offers.Now.ShouldHaveSingleItem();
        (offer.Rule.Name, offer.Leads).ShouldBe((Shoes, 2));
        var said = _log.Said.ShouldHaveSingleItem();
        said.Level.ShouldBe(LogLevel.Warning);
        said.Text.ShouldBe("The mapping of shoe_size and Shoe__c is new, and 2 linked leads do not carry it until something else moves them. To bring it to all of them: leadsync backfill --field \"shoe_size and Shoe__c\"");
    }

    [Fact]
    public async Task A_worker_that_starts_with_a_mapping_the_store_has_not_seen_offers_it_too()
    {
        await _watch.LookAsync(Stop);
        await LinkAsync("1");
        Map();
        _watch = Watch();

        await _watch.LookAsync(Stop);

        _offers.Now.ShouldHaveSingleItem().Rule.Name.ShouldBe(Shoes);
    }

    [Fact]
    public async Task A_store_from_before_this_was_kept_takes_for_known_what_its_leads_remember()
    {
        await LinkAsync("1", [.. _rules.Current.Fields.Fields.Select(rule => rule.Name)]);
        await LinkAsync("2");
        Map();

        await _watch.LookAsync(Stop);

        _offers.Now.ShouldHaveSingleItem().Rule.Name.ShouldBe(Shoes);
    }

    [Fact]
    public async Task The_offer_goes_when_every_linked_lead_carries_the_mapping()
    {
        await _watch.LookAsync(Stop);
        await LinkAsync("1");
        Map();
        await _watch.LookAsync(Stop);

        await LinkAsync("1", [Shoes]);
        _time.Advance(TimeSpan.FromMinutes(5));
        await _watch.LookAsync(Stop);

        _offers.Now.ShouldBeEmpty();
        _log.Said[^1].Text.ShouldBe("The linked leads carry the mapping of shoe_size and Shoe__c now");
    }

    [Fact]
    public async Task The_offer_goes_when_the_backfill_is_done_even_where_some_records_cannot_carry_it()
    {
        await _watch.LookAsync(Stop);
        await LinkAsync("1");
        Map();
        await _watch.LookAsync(Stop);

        await _database.WriteAsync(session => CaughtUp.Add(session, Shoes));
        await _watch.LookAsync(Stop);
        await _watch.LookAsync(Stop);

        _offers.Now.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_offer_goes_with_the_mapping_and_comes_back_with_it()
    {
        await _watch.LookAsync(Stop);
        await LinkAsync("1");
        var before = _rules.State;
        Map();
        await _watch.LookAsync(Stop);
        var with = _rules.State;

        _rules.State = before;
        await _watch.LookAsync(Stop);
        _offers.Now.ShouldBeEmpty();
        _log.Said.Count.ShouldBe(1, "nobody carries what is not mapped");

        _rules.State = with;
        await _watch.LookAsync(Stop);
        _offers.Now.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_left_to_HubSpots_own_connector_is_not_offered()
    {
        await _watch.LookAsync(Stop);
        await LinkAsync("1");
        _native.Now = NativeStanding.Of(NativeSync.Detect, found: true);
        Map();

        await _watch.LookAsync(Stop);

        _offers.Now.ShouldBeEmpty();
    }

    public void Dispose()
    {
        _database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private NewMappingWatch Watch() => new(_rules, new MappingStops(), _native, _offers, _database, _time, _log);

    private void Map()
    {
        var rule = new FieldRule { HubSpot = "shoe_size", Salesforce = "Shoe__c", At = Some.Position };
        _rules.State = _rules.State with { Rules = _rules.Current with { Fields = new FieldRules([.. _rules.Current.Fields.Fields, rule]) } };
    }

    private Task LinkAsync(string contact, params IReadOnlyList<string> carried) => _database.WriteAsync(session =>
    {
        var lead = LeadRows.Load(session, LeadRows.ForContact(session, contact, Some.Now)!.Lead)! with
        {
            Version = 1,
            Crm = new CrmLink(CrmLink.Lead, $"00Q{contact}"),
            Fields = carried.ToDictionary(name => name, _ => FieldMemory.None),
        };
        LeadRows.Save(session, lead, new ContactRow(contact, new Dictionary<string, string?>(), Some.Now.AddDays(-9)), null, null);
    });
}
