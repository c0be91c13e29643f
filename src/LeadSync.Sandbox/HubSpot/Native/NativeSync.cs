using System.Text.Json.Nodes;

namespace LeadSync.Sandbox.HubSpot.Native;

/// <summary>What the connector has done since it was installed.</summary>
internal sealed record NativeCounts(int Passes = 0, int Linked = 0, int Created = 0, int UpdatedInSalesforce = 0, int UpdatedInHubSpot = 0, int CreatedInHubSpot = 0, int Refused = 0);

/// <summary>
/// One pass of HubSpot's own Salesforce connector: whoever changed on either side is found on the other, created there if need be,
/// and the mapped fields are made equal.
/// </summary>
internal sealed class NativeSync(HubSpotSide hubSpot, SalesforcePeople people, SalesforceSide salesforce, NativeOptions options)
{
    private readonly Dictionary<string, long> contactOf = [];
    private readonly Dictionary<string, Agreed[]> agreed = [];
    private string since = "1970-01-01T00:00:00Z";

    public NativeCounts Counts { get; private set; } = new();

    /// <returns>True when something was written.</returns>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        var before = Counts;
        await people.LearnAsync(cancellationToken);
        var there = await people.ChangedAsync(since, cancellationToken);
        var contacts = hubSpot.Changed().ToDictionary(contact => contact.Id);
        foreach (var person in there) Note(person, contacts);

        var known = there.ToDictionary(person => person.Id);
        foreach (var person in await people.ByIdAsync(contacts.Values.Select(contact => contact.SalesforceId).OfType<string>().Where(id => !known.ContainsKey(id)), cancellationToken)) known[person.Id] = person;
        var strangers = contacts.Values.Where(contact => contact.SalesforceId is null && contact.Email is not null).ToList();
        var byEmail = await people.ByEmailAsync(strangers.Select(contact => contact.Email!), cancellationToken);

        await CreateAsync([.. strangers.Where(contact => !byEmail.ContainsKey(contact.Email!))], cancellationToken);
        await SettleAsync(contacts.Values.Select(contact => (contact, Other(contact, known, byEmail))), cancellationToken);
        if (there.Count > 0) since = there.Max(person => person.Stamp)!;
        Counts = Counts with { Passes = before.Passes + 1 };

        return Counts with { Passes = before.Passes } != before;
    }

    /// <summary>Somebody changed in Salesforce: their contact needs a look, or there is none yet.</summary>
    private void Note(SalesforcePerson person, Dictionary<long, NativeContact> contacts)
    {
        if ((person.ConvertedInto is not null || person.IsDeleted) && !contactOf.ContainsKey(person.Id)) return;
        var contact = hubSpot.Find(contactOf.TryGetValue(person.Id, out var linked) ? linked : null, person.IsDeleted ? null : person.Email);
        if (contact is null && options is { CreateContacts: true, InclusionList: null, Direction: not NativeDirection.ToSalesforce } && person is { IsDeleted: false, Email: not null, ConvertedInto: null }
            && hubSpot.Create(person, pair => people.Has(person.Type, pair)) is { } made)
        {
            contact = made;
            Counts = Counts with { CreatedInHubSpot = Counts.CreatedInHubSpot + 1 };
        }

        if (contact is not null) contacts.TryAdd(contact.Id, contact);
    }

    private async Task CreateAsync(IReadOnlyList<NativeContact> contacts, CancellationToken cancellationToken)
    {
        if (contacts.Count == 0) return;
        if (options.Direction is NativeDirection.ToHubSpot)
        {
            foreach (var contact in contacts) hubSpot.Write(contact, null, new Dictionary<string, string?>(), settled: true);
            return;
        }

        var bodies = contacts.Select(contact => people.NewLead(contact.Values)).ToList();
        var ids = await salesforce.WriteAsync(HttpMethod.Post, bodies, cancellationToken);
        foreach (var (contact, body, id) in contacts.Zip(bodies, ids))
        {
            Counts = id is null ? Counts with { Refused = Counts.Refused + 1 } : Counts with { Created = Counts.Created + 1, Linked = Counts.Linked + 1 };
            if (id is null)
            {
                hubSpot.Write(contact, null, new Dictionary<string, string?>(), settled: true);
                continue;
            }

            var person = new SalesforcePerson("Lead", id, body);
            contactOf[id] = contact.Id;
            agreed[id] = [.. options.Pairs.Select(pair => new Agreed(contact.Values[pair.Property], person[pair.Field]))];
            hubSpot.Write(contact, person, new Dictionary<string, string?>(), settled: true);
        }
    }

    private static SalesforcePerson? Other(NativeContact contact, Dictionary<string, SalesforcePerson> known, Dictionary<string, SalesforcePerson> byEmail) =>
        contact.SalesforceId is { } id ? known.GetValueOrDefault(id) : contact.Email is { } email ? byEmail.GetValueOrDefault(email) : null;

    private async Task SettleAsync(IEnumerable<(NativeContact Contact, SalesforcePerson? Person)> pairs, CancellationToken cancellationToken)
    {
        var (updates, settled) = (new List<JsonObject>(), new List<(NativeContact Contact, SalesforcePerson Person, Dictionary<string, string?> Here)>());
        foreach (var (contact, person) in pairs)
        {
            if (person is null) continue;
            if (person is { IsDeleted: true, MergedInto: null }) LetGo(contact, person);
            else if (person.MergedInto is not null || person.ConvertedInto is not null) Follow(contact, person);
            else settled.Add((contact, person, Settle(contact, person, updates)));
        }

        var done = (await salesforce.WriteAsync(HttpMethod.Patch, updates, cancellationToken)).Count(id => id is not null);
        Counts = Counts with { UpdatedInSalesforce = Counts.UpdatedInSalesforce + done, Refused = Counts.Refused + updates.Count - done };
        foreach (var (contact, person, here) in settled)
        {
            hubSpot.Write(contact, person, here, settled: true);
            if (here.Count > 0) Counts = Counts with { UpdatedInHubSpot = Counts.UpdatedInHubSpot + 1 };
        }
    }

    /// <summary>Who was deleted in Salesforce is made again only when the contact is next edited.</summary>
    private void LetGo(NativeContact contact, SalesforcePerson person)
    {
        contactOf.Remove(person.Id);
        agreed.Remove(person.Id);
        hubSpot.Unlink(contact);
    }

    /// <summary>The lead became a contact, or was merged into another: that one is linked, and compared in the next pass.</summary>
    private void Follow(NativeContact contact, SalesforcePerson person)
    {
        var next = person.MergedInto is { } into ? new SalesforcePerson(person.Type, into, []) : new SalesforcePerson("Contact", person.ConvertedInto!, []);
        contactOf[next.Id] = contact.Id;
        hubSpot.Write(contact, next, new Dictionary<string, string?>(), settled: false);
    }

    private Dictionary<string, string?> Settle(NativeContact contact, SalesforcePerson person, List<JsonObject> updates)
    {
        if (contactOf.TryAdd(person.Id, contact.Id)) Counts = Counts with { Linked = Counts.Linked + 1 };
        var (before, here, there) = (agreed.GetValueOrDefault(person.Id), new Dictionary<string, string?>(), new JsonObject());
        var then = new Agreed[options.Pairs.Count];
        foreach (var (at, pair) in options.Pairs.Index())
        {
            if (!people.Has(person.Type, pair)) continue;
            var result = NativeMerge.Settle(contact.Values[pair.Property], person[pair.Field], before?[at], options.Direction);
            then[at] = result.Then;
            if (result.ToHubSpot) here[pair.Property] = result.Value;
            if (result.ToSalesforce) there[pair.Field] = result.Value;
        }

        agreed[person.Id] = then;
        if (there.Count > 0)
        {
            there["attributes"] = new JsonObject { ["type"] = person.Type };
            there["id"] = person.Id;
            updates.Add(there);
        }

        return here;
    }
}
