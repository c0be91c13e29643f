using LeadSync.Acceptance.Support;

namespace LeadSync.Acceptance.Identity;

/// <summary>Everybody to whom something will happen, and their Leads.</summary>
internal sealed class Crowd
{
    private Crowd(int scale)
    {
        Pairs = [.. Make("Primary", 25 * scale, (i, _) => i % 4 is 0 or 1).Zip(Make("Second", 25 * scale, (i, _) => i % 4 is 0 or 2))];
        Renamed = Make("Renamed", 20 * scale);
        Converted = Make("Converted", 20 * scale);
        Twins = [.. Make("Master", 5 * scale).Zip(Make("Loser", 5 * scale))];
        Foreign = Make("Foreign", 5 * scale);
        Deleted = Make("Deleted", 10 * scale);
        Erased = Make("Erased", 5 * scale, (i, _) => i % 3 != 2);
    }

    /// <summary>Two contacts of one person, merged in HubSpot: of every four pairs both, the first, the second, or none has a Lead before.</summary>
    public IReadOnlyList<(Person Primary, Person Second)> Pairs { get; }

    public IReadOnlyList<Person> Renamed { get; }

    public IReadOnlyList<Person> Converted { get; }

    /// <summary>Two Leads of ours that a rep merges.</summary>
    public IReadOnlyList<(Person Master, Person Loser)> Twins { get; }

    /// <summary>A Lead of ours that a rep merges into one that LeadSync never knew.</summary>
    public IReadOnlyList<Person> Foreign { get; }

    /// <summary>Of every four: in Salesforce; there and undeleted; in HubSpot; there and restored.</summary>
    public IReadOnlyList<Person> Deleted { get; }

    public IReadOnlyList<Person> Erased { get; }

    public IEnumerable<Person> All =>
        [.. Pairs.SelectMany(pair => new[] { pair.Primary, pair.Second }), .. Renamed, .. Converted, .. Twins.SelectMany(pair => new[] { pair.Master, pair.Loser }), .. Foreign, .. Deleted, .. Erased];

    /// <param name="scale">1: a tenth of what was promised.</param>
    public static async Task<Crowd> GatherAsync(Installation here, int scale, TimeSpan most)
    {
        var crowd = new Crowd(scale);
        var people = crowd.All.ToList();
        var ids = await here.CreateContactsAsync(people.Select(person => person.Properties));
        foreach (var (person, id) in people.Zip(ids)) person.ContactId = id;

        var ready = people.Count(person => person.IsReady);
        await Eventually.HoldsAsync($"all are owned. {here.WorkerOutput}", most, async () => (await here.QueryAsync("SELECT Id FROM Lead")).Count == ready);
        await here.QuietAsync(most);
        var leads = (await here.QueryAsync("SELECT Id, LastName FROM Lead")).ToDictionary(lead => (string)lead["LastName"]!, lead => (string)lead["Id"]!);
        foreach (var person in people.Where(person => person.IsReady)) person.LeadId = leads[person.Name];
        return crowd;
    }

    private static List<Person> Make(string kind, int count, Func<int, string, bool>? isReady = null) =>
        [.. Enumerable.Range(0, count).Select(i => new Person(kind, i, isReady?.Invoke(i, kind) ?? true))];
}
