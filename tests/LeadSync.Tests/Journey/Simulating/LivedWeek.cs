using System.Security.Cryptography;
using LeadSync.Cli.Demo;
using LeadSync.Content;
using LeadSync.Delivery;
using LeadSync.HubSpot;
using LeadSync.Intake;
using LeadSync.Journey.Reading;
using LeadSync.Journey.Rounds;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Sla;
using LeadSync.Storage;
using LeadSync.Tests.Intake;
using LeadSync.Tests.Rules;
using LeadSync.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadSync.Tests.Journey.Simulating;

/// <summary>A week of a worker's life on the sandbox, an hour a step: polls, looks, deliveries, deadlines, and reps who answer as <see cref="SalesTeam"/> says.</summary>
public sealed class LivedWeek : IAsyncLifetime
{
    /// <summary>The last answer: two days late, and three days until it should have been qualified.</summary>
    private const int Hours = 36 + 48 + 5 + 72 + 3;

    /// <summary>Longer than any batch waits for company.</summary>
    private static readonly TimeSpan LongestCompany = TimeSpan.FromSeconds(4);

    private IntakeUnderTest _here = null!;
    private SalesDesk _desk = null!;
    private HubSpotPortal _portal = null!;
    private JourneyCycle _journey = null!;
    private List<DeliveryCycle> _deliveries = null!;
    private HubSpotPoll _hubSpotPoll = null!;
    private SalesforcePoll _salesforcePoll = null!;
    private DueSweep _sweep = null!;
    private readonly Dictionary<int, string> _contacts = [];

    /// <summary>The configuration in force that week.</summary>
    internal TempConfig InForce { get; } = SalesTeam.Config();

    internal Database Database => _here.Database;

    public string DataDirectory => _here.DataDirectory;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _here = await IntakeUnderTest.StartAsync(_ => InForce.Read().Rulebook.ShouldNotBeNull());
        _desk = await SalesDesk.OpenAsync(_here.Sandbox.Salesforce.BaseAddress!, Stop);
        _portal = new HubSpotPortal(_here.HubSpot, _here.Time);
        var native = new NativeWatch(_here.HubSpot, _portal, new NativeInForce(), NullLogger<NativeWatch>.Instance);
        var reader = new LookReader(_here.Database, _here.HubSpot, new SalesReader(_here.Salesforce, _here.Org), _here.Time);
        _journey = new JourneyCycle(_here.Database, reader, new DeskReader(_here.Org, _portal, native), native, _here.Rules, new Library(_here.Database), _here.Time, NullLogger<JourneyCycle>.Instance);
        var book = new DeliveryBook(_here.Database, _here.Org, _here.Bells, _here.Time);
        DeliveryCycle Cycle(string target, Courier courier) => new(new LeadSync.Delivery.Route(target, Shift.Live, 100), courier, _here.Database, book, _here.Rules, _here.Time);
        _deliveries = [Cycle(Target.Crm, new CrmCourier(_here.Salesforce, _here.Org, null!)), Cycle(Target.CrmTask, new TaskCourier(_here.Salesforce, _here.Org, null!)), Cycle(Target.HubSpot, new HubSpotCourier(_here.HubSpot))];
        _hubSpotPoll = new HubSpotPoll(_here.HubSpot, _here.Database, _here.Rules, _here.Bells, _here.Time);
        _salesforcePoll = new SalesforcePoll(_here.Salesforce, _here.Org, _here.Database, _here.Rules, _here.Bells, _here.Time, NullLogger<SalesforcePoll>.Instance);
        _sweep = new DueSweep(_here.Database, _here.Bells, _here.Time);
        await LiveAsync();
    }

    /// <summary>Name and content of every file of the store.</summary>
    public List<string> Files() => [.. Directory.EnumerateFiles(DataDirectory).Order(StringComparer.Ordinal).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(file => $"{file} {Hash(file)}")];

    public static string Email(int person) => $"lead{person:00}@globex.example";

    public async ValueTask DisposeAsync()
    {
        _portal.Dispose();
        _desk.Dispose();
        await _here.DisposeAsync();
        InForce.Dispose();
    }

    /// <summary>A worker may have it open.</summary>
    private static string Hash(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    private async Task LiveAsync()
    {
        await RoundAsync(); // the first poll of all takes its time
        for (var hour = 0; hour <= Hours; hour++)
        {
            var tick = Some.Now.AddHours(hour + 1);
            _here.Time.Advance(tick - _here.Time.GetUtcNow());
            await MarketingAsync(hour);
            await RepsAsync();
            await RoundAsync();
        }
    }

    private async Task MarketingAsync(int hour)
    {
        foreach (var person in Enumerable.Range(0, SalesTeam.People))
        {
            var title = $"p{SalesTeam.ScoreAt(person, hour)}";
            if (SalesTeam.Arrives(person) == hour)
                _contacts[person] = await _here.ContactAsync(Email(person), ("lastname", "Doe"), ("jobtitle", title), ("country", SalesTeam.IsInJapan(person) ? "Japan" : "Germany"));
            else if (_contacts.TryGetValue(person, out var contact) && SalesTeam.ScoreAt(person, hour - 1) != SalesTeam.ScoreAt(person, hour))
                await _here.ChangeAsync(contact, "jobtitle", title);
        }
    }

    /// <summary>Each answers an hour's tick after it is time.</summary>
    private async Task RepsAsync()
    {
        var now = _here.Time.GetUtcNow();
        var leads = await Database.ReadAsync(session => _contacts.Select(one => (Person: one.Key, Lead: LeadRows.OfContact(session, one.Value) is { } id ? LeadRows.Load(session, id) : null)).ToList(), Stop);
        foreach (var (person, lead) in leads)
        {
            if (lead is not { AssignedAt: { } assigned, Crm: { } record, ReturnedAt: null }) continue;

            foreach (var (after, status, reason) in SalesTeam.Answers(person))
            {
                var due = assigned.AddHours(after);
                if (due > now || due <= now.AddHours(-1)) continue;

                var fields = new Dictionary<string, string> { ["Status"] = status };
                if (reason is not null) fields["LeadSync_Return_Reason__c"] = reason;
                await _desk.UpdateAsync("ana@acme.example", [new LeadEdit(record.Id, fields)], Stop);
            }
        }
    }

    private async Task RoundAsync()
    {
        await _hubSpotPoll.RunAsync(Stop);
        await _salesforcePoll.RunAsync(Stop);
        await _sweep.RunAsync(Stop);
        for (var idle = 0; idle < 2;)
        {
            var looked = await _journey.RunAsync(Stop);
            _here.Time.Advance(LongestCompany);
            foreach (var delivery in _deliveries) await delivery.RunAsync(Stop);

            idle = looked == 0 && await Database.ReadAsync(session => session.Count("SELECT count(*) FROM outbox WHERE state <> 'done'"), Stop) == 0 ? idle + 1 : 0;
        }
    }
}
