using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeadSync.Acceptance.Support;

/// <summary>What the sandboxes say was written, in the words of a plan.</summary>
/// <remarks>
/// Told by a word, and only where the value is what the word says: LeadSync's id (32 digits), the id of a record made in this run, the moment of
/// the handoff (<c>leadsync_assigned_at</c>), the moment an acceptance is seen (<c>leadsync_accepted_at</c>), and the deadlines that count from the two.
/// Everything else is compared as it stands.
/// </remarks>
internal sealed partial class WrittenFields(Installation here)
{
    private static readonly TimeSpan Accept = TimeSpan.FromHours(12);
    private static readonly TimeSpan Qualify = TimeSpan.FromDays(3);
    private int _hubSpotBefore;
    private int _salesforceBefore;

    /// <summary>What was written so far is not the worker's.</summary>
    public async Task BeginAsync() => (_hubSpotBefore, _salesforceBefore) = ((await LogAsync(here.HubSpot)).Count, (await LogAsync(here.Salesforce)).Count);

    public async Task<HashSet<WrittenField>> ReadAsync()
    {
        var (hubSpot, salesforce) = ((await LogAsync(here.HubSpot))[_hubSpotBefore..], (await LogAsync(here.Salesforce))[_salesforceBefore..]);
        var contacts = hubSpot.Select(one => one.Id).Distinct().ToDictionary(id => id, _ => "");
        foreach (var chunk in contacts.Keys.Chunk(100))
        {
            var read = await (await here.HubSpot.PostAsJsonAsync("/crm/v3/objects/contacts/batch/read", new { properties = new[] { "email" }, inputs = chunk.Select(id => new { id }) })).Content.ReadFromJsonAsync<JsonObject>();
            foreach (var contact in read!["results"]!.AsArray()) contacts[(string)contact!["id"]!] = (string)contact["properties"]!["email"]!;
        }

        var people = (await here.QueryAsync("SELECT Id, Email FROM Lead")).Concat(await here.QueryAsync("SELECT Id, Email FROM Contact")).ToDictionary(row => (string)row["Id"]!, row => (string?)row["Email"] ?? "");
        var tasks = (await here.QueryAsync("SELECT Id, WhoId FROM Task")).ToDictionary(row => (string)row["Id"]!, row => people[(string)row["WhoId"]!]);
        var made = salesforce.Where(one => one is { Object: "Lead", Field: "LeadSync_Id__c" }).Select(one => one.Id)
            .Where(id => salesforce.Exists(one => one.Id == id && one.Field == "Email")).ToHashSet();
        var promised = salesforce.Where(one => one is { Object: "Lead", Field: "LeadSync_Accept_By__c" }).Select(one => people[one.Id]).ToHashSet();
        var times = hubSpot.Where(one => one.Field is "leadsync_assigned_at" or "leadsync_accepted_at" && one.Value is not null)
            .GroupBy(one => (contacts[one.Id], one.Field)).ToDictionary(one => one.Key, one => Time(one.Last().Value!)!.Value);

        return
        [
            .. hubSpot.Select(one => Said("HubSpot", "contact", contacts[one.Id], one)),
            .. salesforce.Select(one => Said("Salesforce", one.Object, one.Object == "Task" ? tasks[one.Id] : people[one.Id], one)),
        ];

        WrittenField Said(string system, string record, string email, LogEntry one) =>
            new(system, record, email, one.Field, one.Value is null ? null : one.Field == "ActivityDate"
                ? Day(one, promised.Contains(email) ? times.GetValueOrDefault((email, "leadsync_assigned_at")) : null)
                : Word(one.Field, one.Value, times.GetValueOrDefault((email, "leadsync_assigned_at")), times.GetValueOrDefault((email, "leadsync_accepted_at")), one.At, made));
    }

    /// <summary>Numbers without the zeros that a number field adds.</summary>
    public static string Plain(string value) => Number().IsMatch(value) ? value[..value.IndexOf('.')] : value;

    /// <summary>From the handoff to the word of it in HubSpot.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    /// <summary>How long a lead may lie in a queue.</summary>
    private static readonly TimeSpan Take = TimeSpan.FromDays(1);

    private static string Word(string field, string value, DateTimeOffset assigned, DateTimeOffset accepted, DateTimeOffset at, HashSet<string> made) => field switch
    {
        "leadsync_assigned_at" => "<handed off>",
        "leadsync_accepted_at" => "<when it is seen>",
        "LeadSync_Accept_By__c" or "LeadSync_Qualify_By__c" or "leadsync_sla_due_at" => Deadline(Time(value), assigned, accepted, at) ?? value,
        "Description" => value.Replace((assigned + Accept).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture), "<handed off + 12 h>", StringComparison.Ordinal),
        _ => made.Aggregate(LeadSyncId().Replace(Plain(value), "<new LeadSync id>"), (said, id) => said.Replace(id, "<new Lead>", StringComparison.Ordinal)),
    };

    /// <param name="assigned">Since when an acceptance is awaited; null where none is.</param>
    private static string Day(LogEntry one, DateTimeOffset? assigned) => assigned is { } since
        ? one.Value == Text(since + Accept) ? "<the day of handed off + 12 h>" : one.Value!
        : one.Value == Text(one.At) ? "<the day it is handed off>" : one.Value!;

    private static string Text(DateTimeOffset day) => day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="at">When it was written: a lead in a queue was assigned to nobody, and is to be taken as soon after its handoff.</param>
    private static string? Deadline(DateTimeOffset? due, DateTimeOffset assigned, DateTimeOffset accepted, DateTimeOffset at) =>
        assigned == default && due > at + Take - Soon && due <= at + Take ? "<handed off + 24 h>"
        : due == assigned + Accept ? "<handed off + 12 h>" : due == Second(accepted) + Qualify ? "<accepted + 3 days>" : null;

    private static DateTimeOffset Second(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static DateTimeOffset? Time(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static async Task<List<LogEntry>> LogAsync(HttpClient sandbox)
    {
        var log = await sandbox.GetFromJsonAsync<JsonObject>("/_sandbox/writes");
        ((long)log!["forgotten"]!).ShouldBe(0);
        return [.. log["writes"]!.AsArray().Select(one => new LogEntry(Time((string)one!["at"]!)!.Value, (string)one["object"]!, (string)one["id"]!, (string)one["field"]!, (string?)one["value"]))];
    }

    [GeneratedRegex("[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadSyncId();

    [GeneratedRegex(@"^-?\d+\.0$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    private sealed record LogEntry(DateTimeOffset At, string Object, string Id, string Field, string? Value);
}

internal sealed record WrittenField(string System, string Record, string Email, string Field, string? Value);
