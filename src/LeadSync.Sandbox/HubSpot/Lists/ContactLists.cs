namespace LeadSync.Sandbox.HubSpot.Lists;

/// <summary>A static list of contacts. Who leaves it leaves no trace.</summary>
internal sealed record ContactList(string Id, string Name, DateTimeOffset CreatedAt)
{
    /// <summary>When each contact joined.</summary>
    public SortedDictionary<long, DateTimeOffset> Members { get; } = [];
}

internal sealed class ContactLists
{
    private const int FirstId = 101;

    private readonly List<ContactList> lists = [];

    public IReadOnlyList<ContactList> All => lists;

    public ContactList? Find(string id) => lists.Find(list => list.Id == id);

    public ContactList? Named(string name) => lists.Find(list => list.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public ContactList Add(string name, DateTimeOffset now)
    {
        var list = new ContactList($"{FirstId + lists.Count}", name, now);
        lists.Add(list);
        return list;
    }
}
