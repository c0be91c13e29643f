using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance.Identity;

/// <summary>What is not as it should be, as sentences; none when all has come to rest.</summary>
internal sealed class Judge(Installation here, Crowd crowd)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<List<string>> ComplainAsync()
    {
        var complaints = new List<string>();
        foreach (var (pair, number) in crowd.Pairs.Select((pair, i) => (pair, i))) await PairAsync(pair.Primary, pair.Second, number, complaints);
        foreach (var person in crowd.Renamed) await HasAsync(person, person.LeadId, complaints, lead => (string?)lead["email"] == person.Email ? null : "its address is not the new one");
        foreach (var person in crowd.Foreign) await HasAsync(person, person.LeadId, complaints);
        foreach (var (person, number) in crowd.Converted.Select((person, i) => (person, i)))
        {
            var stage = number % 2 == 0 ? "sql" : "opportunity";
            var contact = (string?)(await RowAsync(person.LeadId))["ConvertedContactId"];
            await HasAsync(person, contact, complaints, lead => (string?)lead["stage"] == stage && (string?)lead["salesforce"]!["object"] == "Contact" ? null : $"it does not stand on the Contact as {stage}");
        }

        foreach (var (master, loser) in crowd.Twins) await TwinsAsync(master, loser, complaints);
        foreach (var (person, number) in crowd.Deleted.Select((person, i) => (person, i)))
        {
            var expected = (number % 4) switch { 0 => "record", 2 => "feedback", _ => null };
            await HasAsync(person, person.LeadId, complaints, lead => Holds(lead).FirstOrDefault() == expected ? null : $"it is held on {string.Join(",", Holds(lead))}, and not on {expected ?? "nothing"}");
        }

        foreach (var person in crowd.Erased.Where(person => person.LeadId.Length > 0)) await SalesKeepsAsync(person, complaints);
        return complaints;
    }

    /// <summary>Files and log of the worker that hold anything of people who were erased.</summary>
    public List<string> Traces(IEnumerable<Person> erased)
    {
        var texts = Directory.GetFiles(here.DataDirectory, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(file => (Where: Path.GetFileName(file), Text: Read(file))).Append(("the log", here.WorkerOutput)).ToList();
        return [.. from person in erased from trace in person.Traces from text in texts where text.Item2.Contains(trace, StringComparison.OrdinalIgnoreCase) select $"{trace} in {text.Item1}"];
    }

    /// <summary>How many Leads LeadSync made for a person, deleted ones too, by the name that each was made with.</summary>
    public async Task<Dictionary<string, int>> MadeAsync(string integrationUser)
    {
        var log = (await here.Salesforce.GetFromJsonAsync<JsonObject>("/_sandbox/writes", Stop))!["writes"]!.AsArray();
        var names = log.Where(one => (string)one!["field"]! == "LastName" && (string)one["object"]! == "Lead").DistinctBy(one => (string)one!["id"]!).ToDictionary(one => (string)one!["id"]!, one => (string)one!["value"]!);
        return (await here.QueryAsync($"SELECT Id FROM Lead WHERE CreatedById = '{integrationUser}'")).CountBy(lead => names[(string)lead["Id"]!]).ToDictionary();
    }

    private async Task PairAsync(Person primary, Person second, int number, List<string> complaints)
    {
        var found = new List<JsonObject>();
        foreach (var id in primary.FormerIds.Concat(second.FormerIds).Append(primary.ContactId)) found.AddRange(await FindAsync(id));
        if (found.Count != 3 || found.Select(lead => (string)lead["id"]!).Distinct().Count() != 1)
        {
            complaints.Add($"{primary.Name}: three ids of one contact lead to {string.Join(", ", found.Select(lead => (string?)lead["id"]))}");
            return;
        }

        var leads = (await here.QueryAsync($"SELECT Id, LeadSync_Id__c, OwnerId FROM Lead WHERE LastName IN ('{primary.Name}', '{second.Name}')")).Select(row => (string)row["Id"]!).ToList();
        var pinned = (string?)found[0]["salesforce"]?["id"];
        if (leads.Count == 0 || pinned is null || !leads.Contains(pinned)) complaints.Add($"{primary.Name}: has {leads.Count} Leads and is pinned to {pinned ?? "none"}");
        else if (leads.Count == 1 && Holds(found[0]).Count != 0) complaints.Add($"{primary.Name}: one Lead, and held on {string.Join(",", Holds(found[0]))}");
        else if (leads.Count > 1 && (number % 4 != 0 && number % 8 != 3 || !leads.Where(id => id != pinned).All(id => Because(found[0], "pair").Contains(id, StringComparison.Ordinal))))
            complaints.Add($"{primary.Name}: {leads.Count} Leads, and the pair is not listed");
    }

    private async Task TwinsAsync(Person master, Person loser, List<string> complaints)
    {
        var both = (await FindAsync(master.ContactId)).Concat(await FindAsync(loser.ContactId)).ToList();
        var pinned = both.Where(lead => (string?)lead["salesforce"]?["id"] == master.LeadId).ToList();
        var other = both.Except(pinned).ToList();
        if (pinned.Count != 1 || other is not [var silent] || !Holds(silent).Contains("pair") || silent["dueAt"] is not null || silent["salesforce"] is not null)
            complaints.Add($"{master.Name} and {loser.Name}: {pinned.Count} on the master, the other held on {string.Join(",", other.SelectMany(Holds))}");
    }

    private async Task HasAsync(Person person, string? record, List<string> complaints, Func<JsonObject, string?>? more = null)
    {
        var found = await FindAsync(person.ContactId);
        if (found is not [var lead] || (string?)lead["salesforce"]?["id"] != record) complaints.Add($"{person.Name}: {found.Count} leads, not one on {record}");
        else if (more?.Invoke(lead) is { } wrong) complaints.Add($"{person.Name}: {wrong}");
    }

    private async Task SalesKeepsAsync(Person person, List<string> complaints)
    {
        var row = await RowAsync(person.LeadId);
        if (row["LastName"] is null || (bool)row["IsDeleted"]!) complaints.Add($"{person.Name}: sales lost its record");
        if (row.Any(field => field.Key.StartsWith("LeadSync_", StringComparison.Ordinal) && field.Value is not null)) complaints.Add($"{person.Name}: LeadSync's fields stand on the record: {row.ToJsonString()}");
        if ((await here.QueryAsync($"SELECT Id FROM Task WHERE WhoId = '{person.LeadId}' AND Subject = 'Marketing has erased this person'")).Count != 1) complaints.Add($"{person.Name}: its owner was not told once");
    }

    private async Task<JsonObject> RowAsync(string leadId) =>
        (await here.QueryAsync($"SELECT Id, LastName, IsDeleted, ConvertedContactId, LeadSync_Id__c, LeadSync_Brief__c, LeadSync_Score__c, LeadSync_Score_Reasons__c, LeadSync_Stage__c, LeadSync_HubSpot_Url__c, LeadSync_Accept_By__c FROM Lead WHERE Id = '{leadId}'")).Single();

    private async Task<List<JsonObject>> FindAsync(string who) =>
        [.. (await here.Worker.GetFromJsonAsync<JsonObject>($"/api/leads?query={who}", Stop))!["leads"]!.AsArray().Select(lead => lead!.AsObject())];

    private static List<string> Holds(JsonObject lead) => [.. lead["holds"]!.AsArray().Select(hold => (string)hold!["what"]!)];

    private static string Because(JsonObject lead, string what) => string.Concat(lead["holds"]!.AsArray().Where(hold => (string)hold!["what"]! == what).Select(hold => (string)hold!["because"]!));

    private static string Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return reader.ReadToEnd();
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }
}
