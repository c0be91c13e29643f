using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Native;

/// <summary>A contact as the connector read it: what it holds, and by which change.</summary>
internal sealed record NativeContact(long Id, string? Email, string? SalesforceId, Change LastChange, IReadOnlyDictionary<string, string?> Values);


/// <summary>The portal as HubSpot's own connector sees it from the inside: it is no caller, and passes no limit.</summary>
internal sealed class HubSpotSide(Portal portal, NativeOptions options)
{
    private const string LeadId = "salesforceleadid";
    private const string ContactId = "salesforcecontactid";
    private const string SyncedAt = "salesforcelastsynctime";

    private const string Properties = $"""
        [salesforceinformation]
        {LeadId} string text readonly
        {ContactId} string text readonly
        {SyncedAt} datetime date readonly
        """;

    private static readonly Source Writer = new("SALESFORCE", null);

    private readonly Dictionary<long, Change> seen = [];
    private DateTimeOffset cursor = DateTimeOffset.MinValue;

    /// <summary>The portal gets the connector's properties when it is installed, and keeps them.</summary>
    public void Install() => portal.Locked(() =>
    {
        if (portal.Contacts.Catalog.Find(LeadId) is null)
            PropertyTable.Load(portal.Contacts.Catalog, Properties, portal.Now, hubSpotDefined: true);
        return true;
    });

    /// <summary>Contacts that changed since they were last settled, waited out the delay, and are to be synced.</summary>
    public IReadOnlyList<NativeContact> Changed() => portal.Locked(() =>
    {
        var (due, changed, next) = (portal.Now - options.Delay, new List<NativeContact>(), cursor);
        foreach (var contact in portal.Contacts.ChangedSince(cursor))
        {
            if (contact.LastChange.At > due) break;
            next = contact.LastChange.At;
            if (seen.GetValueOrDefault(contact.Id) != contact.LastChange && IsIncluded(contact)) changed.Add(Read(contact));
        }

        cursor = next;
        return changed;
    });

    /// <summary>The contact of a person of Salesforce, by its link or else its address; null when there is none.</summary>
    public NativeContact? Find(long? linked, string? email) => portal.Locked(() =>
    {
        var contact = linked is { } id ? portal.Contacts.Find(id) : email is null ? null : portal.Contacts.FindBy(portal.Contacts.Catalog.Find("email")!, email);
        return contact is { IsArchived: false } && IsIncluded(contact) ? Read(contact) : null;
    });

    public NativeContact? Create(SalesforcePerson person, Func<FieldPair, bool> has) => portal.Locked(() =>
    {
        var writer = new RecordWriter(portal, portal.Contacts);
        var values = options.Pairs.Where(has).ToDictionary(pair => pair.Property, pair => person[pair.Field]);
        values["email"] = person.Email;
        var proposal = writer.Propose(values, null);
        return proposal.Refused is null ? Read(writer.Create(proposal, Writer)) : null;
    });

    /// <summary>Writes what differs and remembers the contact as settled; a value that the portal refuses stays away.</summary>
    public void Write(NativeContact contact, SalesforcePerson? person, IReadOnlyDictionary<string, string?> values, bool settled) => portal.Locked(() =>
    {
        if (portal.Contacts.Find(contact.Id) is not { IsArchived: false } record) return false;
        // Somebody was faster: what was decided on is no longer there, the next pass decides again.
        var isStale = record.LastChange != contact.LastChange;
        var writer = new RecordWriter(portal, portal.Contacts);
        var writes = values.Select(value => writer.Propose(new Dictionary<string, string?> { [value.Key] = value.Value }, record)).Where(proposal => proposal.Refused is null).SelectMany(proposal => proposal.Writes).ToList();
        if (isStale) writes.Clear();
        if (person is not null) writes.AddRange(Link(record, person, writes.Count > 0));
        writer.Update(record, new Proposal(writes, null), Writer);
        if (settled && !isStale) seen[record.Id] = record.LastChange;
        return true;
    });

    public void Unlink(NativeContact contact) => portal.Locked(() =>
    {
        if (portal.Contacts.Find(contact.Id) is not { } record) return false;
        new RecordWriter(portal, portal.Contacts).Update(record, new Proposal([new(Definition(LeadId), null), new(Definition(ContactId), null)], null), Writer);
        seen[record.Id] = record.LastChange;
        return true;
    });

    private IEnumerable<PropertyWrite> Link(CrmRecord record, SalesforcePerson person, bool changed)
    {
        var property = Definition(person.Type == "Lead" ? LeadId : ContactId);
        var isNew = record[property.Name] != person.Id;
        if (isNew) yield return new PropertyWrite(property, person.Id);
        if (isNew || changed) yield return new PropertyWrite(Definition(SyncedAt), IsoTime.Text(portal.Now));
    }

    private bool IsIncluded(CrmRecord contact) => options.InclusionList is { } name
        ? portal.Lists.Named(name)?.Members.ContainsKey(contact.Id) is true
        : contact["email"] is not null;

    /// <summary>A converted lead's contact stands before the lead it was.</summary>
    private NativeContact Read(CrmRecord contact) => new(contact.Id, contact["email"], contact[ContactId] ?? contact[LeadId], contact.LastChange,
        options.Pairs.Select(pair => pair.Property).Concat(["lastname", "company"]).Distinct().ToDictionary(name => name, name => contact[name]));

    private PropertyDefinition Definition(string name) => portal.Contacts.Catalog.Find(name)!;
}
