using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance.Edits;

/// <summary>
/// Must hold: "Ten thousand random edits on both sides of 500 linked leads while syncs run, faults on: at rest, `both` fields are equal on the two
/// sides, `explain` accounts for each losing value."
/// </summary>
/// <remarks>
/// The short form makes 1,000 edits on 50 leads. <c>LEADSYNC_SEED</c> makes the same edits again.
/// One class cannot be judged by anybody: of a field whose history Salesforce does not keep, here MobilePhone, what a rep entered between a read
/// and a write of LeadSync's is nowhere to be found. Both sides agree on it all the same, and HubSpot's side of it is judged like any other.
/// </remarks>
public sealed class RandomEditsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LEADSYNC_LONG_TESTS") == "1";
    private static readonly int Leads = IsLong ? 500 : 50;
    private static readonly int Edits = IsLong ? 10_000 : 1_000;
    private static readonly TimeSpan Most = IsLong ? TimeSpan.FromMinutes(8) : TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SearchLag = TimeSpan.FromSeconds(3);
    private readonly Installation _here = new();
    private List<EditedLead> _leads = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _here.Write("fields.yaml", EditedField.Yaml);
        await _here.StartSandboxAsync();
        await PrepareAsync();
        await _here.StartWorkerAsync();
        (await _here.HubSpot.PostAsJsonAsync("/_sandbox/webhooks", new { url = _here.WebhookUrl, clientSecret = "sandbox-client-secret", duplicate = 0.1, shuffle = true, lose = 0.1 }, Stop)).EnsureSuccessStatusCode();

        // From here on whoever calls HubSpot from this test is a person.
        _here.HubSpot.DefaultRequestHeaders.Add("X-Sandbox-User", "cho@acme.example");
        var contacts = await _here.CreateContactsAsync(Enumerable.Range(0, Leads).Select(i => (object)new { email = Email(i), lastname = $"Doe {i}", lifecyclestage = "marketingqualifiedlead" }));
        await Eventually.HoldsAsync($"all are owned. {_here.WorkerOutput}", Most, async () => (await _here.QueryAsync("SELECT Id FROM Lead")).Count == Leads);
        await _here.QuietAsync(Most);
        var records = (await _here.QueryAsync("SELECT Id, Email FROM Lead")).ToDictionary(lead => (string)lead["Email"]!, lead => (string)lead["Id"]!);
        _leads = [.. contacts.Select((contact, i) => new EditedLead(contact, records[Email(i)], Email(i)))];
    }

    [Fact]
    public async Task After_ten_thousand_edits_in_bad_weather_both_sides_agree_and_each_losing_value_is_accounted_for()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("LEADSYNC_SEED") ?? "20261127", CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var weather = BadWeather.BlowAsync(_here, new Random(seed), calm.Token);
        var edits = await new People(_here, _leads, new Random(seed)).EditAsync(Edits, Stop);
        var edited = clock.Elapsed;
        await calm.CancelAsync();
        await weather;
        await RestAsync();
        output.WriteLine($"LEADSYNC_SEED={seed}: {edits} edits on {Leads} leads in {edited.TotalSeconds:0} s, at rest after {clock.Elapsed.TotalSeconds:0} s");

        var unequal = await UnequalAsync();
        var explained = await Explained.ReadAsync(_here, _leads);
        var histories = await Histories.ReadAsync(_here, _leads);
        var lost = Losers.Among(histories).ToList();
        var unexplained = lost.GroupBy(one => (one.Place, one.Entry.Value)).Where(group => explained.Times(group.Key.Place, group.Key.Value) < group.Count()).ToList();
        output.WriteLine($"{lost.Count} values gave way, {unexplained.Count} of them without a word; {unequal.Count} of {Leads * EditedField.All.Count(field => field.GoesBothWays)} fields unequal");
        foreach (var place in unequal.Concat(unexplained.Select(one => one.Key.Place)).Take(10)) Tell(place);

        unequal.ShouldBeEmpty();
        unexplained.ShouldBeEmpty();
        lost.Count.ShouldBeGreaterThan(Edits / 20);
        await ExplainTellsAsync(lost.Last(one => one.Place.Field.Kind == Kind.Text && one.Entry.Value.Length > 0));

        void Tell(Place place)
        {
            output.WriteLine($"{place.ContactId} {place.Field.HubSpot} and {place.Field.Salesforce}, {string.Join(", ", unexplained.Where(one => one.Key.Place == place).Select(one => $"in {place.Side} \"{one.Key.Value}\" gave way {one.Count()} times, named {explained.Times(place, one.Key.Value)}"))}");
            foreach (var side in Enum.GetValues<Side>()) output.WriteLine($"  {side}: {string.Join(" | ", histories.GetValueOrDefault(place with { Side = side }, []))}");
            foreach (var text in explained.Story(place)) output.WriteLine($"  {text}");
        }
    }

    public async ValueTask DisposeAsync() => await _here.DisposeAsync();

    private static string Email(int number) => $"edited-{number}@globex.example";

    private async Task PrepareAsync()
    {
        foreach (var property in new object[]
        {
            new { name = "temperature", label = "Temperature", groupName = "contactinformation", type = "enumeration", fieldType = "select", options = new[] { "t1", "t2", "t3" }.Select(value => new { label = value, value }) },
            new { name = "budget", label = "Budget", groupName = "contactinformation", type = "number", fieldType = "number" },
            new { name = "first_source", label = "First source", groupName = "contactinformation", type = "string", fieldType = "text" },
        }) (await _here.HubSpot.PostAsJsonAsync("/crm/v3/properties/contacts", property, Stop)).EnsureSuccessStatusCode();
        (await _here.Salesforce.PostAsJsonAsync("/_sandbox/fields", new { add = new[] { new { fullName = "Lead.First_Source__c", metadata = new { type = "Text", label = "First source", length = 80 } } } }, Stop)).EnsureSuccessStatusCode();
        (await _here.Salesforce.PostAsJsonAsync("/_sandbox/org", new { trackHistory = EditedField.All.Where(field => field.Tracked).Select(field => $"Lead.{field.Salesforce}").Concat(["Lead.Status", "Lead.Owner"]) }, Stop)).EnsureSuccessStatusCode();
        (await _here.HubSpot.PostAsJsonAsync("/_sandbox/limits", new { searchLag = $"{SearchLag.TotalSeconds}s" }, Stop)).EnsureSuccessStatusCode();
    }

    /// <summary>Both polls have looked behind the search's lag, and nothing waits.</summary>
    private async Task RestAsync()
    {
        var seen = TimeProvider.System.GetUtcNow().UtcDateTime + SearchLag + TimeSpan.FromSeconds(11);
        await Eventually.HoldsAsync($"both polls have seen the last edits. {_here.WorkerOutput}", Most, async () =>
            (await _here.Worker.GetFromJsonAsync<JsonObject>("/api/status", Stop))!["polls"] is { } polls && IsAfter(polls["hubspot"]) && IsAfter(polls["salesforce"]));
        await _here.QuietAsync(Most);

        bool IsAfter(JsonNode? poll) => poll is not null && ((DateTime)poll).ToUniversalTime() > seen;
    }

    /// <summary>The command tells people what the store tells programs.</summary>
    private async Task ExplainTellsAsync((Place Place, Entry Entry, Entry By) lost)
    {
        var (exit, text, errors) = await LeadSyncProcess.RunAsync(Stop, "explain", lost.Place.ContactId, "--config", _here.ConfigDirectory, "--data", _here.DataDirectory);
        exit.ShouldBe(0, errors);
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain($"\"{lost.Entry.Value}\"");
    }

    /// <summary>Fields that go both ways, and do not say the same on both sides.</summary>
    private async Task<List<Place>> UnequalAsync()
    {
        var both = EditedField.All.Where(field => field.GoesBothWays).ToList();
        var records = (await _here.QueryAsync($"SELECT Id, {string.Join(", ", both.Select(field => field.Salesforce))} FROM Lead")).ToDictionary(row => (string)row["Id"]!);
        var unequal = new List<Place>();
        foreach (var lead in _leads)
        {
            var contact = await _here.HubSpot.GetFromJsonAsync<JsonObject>($"/crm/v3/objects/contacts/{lead.ContactId}?properties={string.Join(',', both.Select(field => field.HubSpot))}", Stop);
            unequal.AddRange(
                from field in both
                let hubspot = field.InSalesforce(Histories.Text(field, contact!["properties"]![field.HubSpot]))
                let salesforce = Histories.Text(field, records[lead.CrmId][field.Salesforce])
                where hubspot != salesforce
                select new Place(lead.ContactId, field, Side.HubSpot));
        }

        return unequal;
    }
}
