using LeadSync.Sandbox.Control;
using LeadSync.Sandbox.HubSpot.Blog;
using LeadSync.Sandbox.HubSpot.Companies;
using LeadSync.Sandbox.HubSpot.Data;
using LeadSync.Sandbox.HubSpot.Engagement;
using LeadSync.Sandbox.HubSpot.Lists;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Webhooks;
using LeadSync.Sandbox.HubSpot.Wire;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox.HubSpot;

/// <summary>Everything one HubSpot account holds. One lock guards all of it: answers are written under it, sent outside of it.</summary>
internal sealed class Portal
{
    public const int Id = 24681357;

    /// <summary>Wider than 32 bits, as in real portals.</summary>
    private const long FirstContact = 50_000_000_001;
    private const long FirstCompany = 7_000_000_001;

    private readonly SandboxPort port;
    private readonly Lock gate = new();

    public Portal(SandboxPort port, WebhookOutbox outbox)
    {
        this.port = port;
        Outbox = outbox;
        (Contacts, Companies, Links, Engagement, Lists, Blog) = (NewContacts(), NewCompanies(), new CompanyLinks(), NewLog(), NewLists(), BlogShelf.Seeded(Now));
        SeedCompanies.Load(this, port.Options);
    }

    public RecordStore Contacts { get; private set; }

    public RecordStore Companies { get; private set; }

    public CompanyLinks Links { get; private set; }

    public EngagementLog Engagement { get; private set; }

    public ContactLists Lists { get; private set; }

    public BlogShelf Blog { get; private set; }

    public WebhookOutbox Outbox { get; }

    /// <summary>What callers changed.</summary>
    public WriteJournal Writes => port.Writes;

    public PortalSettings Settings { get; set; } = new();

    public DateTimeOffset Now => IsoTime.Milliseconds(port.Clock.GetUtcNow());

    /// <summary>What the search index has seen: the state at this time. Null: everything up to now.</summary>
    public DateTimeOffset? IndexedUntil => port.Limits.SearchLag is { Ticks: > 0 } lag ? Now - lag : null;

    public T Locked<T>(Func<T> act)
    {
        lock (gate)
            return act();
    }

    public void Reset() => Locked(() =>
    {
        Settings = new PortalSettings();
        Outbox.Register(null);
        (Contacts, Companies, Links, Engagement, Lists, Blog) = (NewContacts(), NewCompanies(), new CompanyLinks(), NewLog(), NewLists(), BlogShelf.Seeded(Now));
        SeedCompanies.Load(this, port.Options);
        return Contacts;
    });

    public RecordStore StoreOf(HttpContext call) => StoreNamed(call.Route("type"));

    public RecordStore StoreNamed(string type) =>
        Contacts.Type.IsCalled(type) ? Contacts
            : Companies.Type.IsCalled(type) ? Companies
            : throw new RefusedException(ApiError.Invalid($"Unable to infer object type from: {type}"));

    /// <summary>What a marketing team has set up before LeadSync comes.</summary>
    private EngagementLog NewLog()
    {
        var log = new EngagementLog();
        foreach (var form in new[] { "Request a demo", "Contact sales", "Newsletter" })
            log.FormNamed(form, Now);
        return log;
    }

    private ContactLists NewLists()
    {
        var lists = new ContactLists();
        lists.Add("Sales ready", Now);
        return lists;
    }

    private RecordStore NewContacts()
    {
        var created = IsoTime.Milliseconds(port.Clock.GetUtcNow().AddYears(-1));
        var properties = new PropertyCatalog();
        PropertyTable.Load(properties, StandardProperties.Contacts, created, hubSpotDefined: true);
        if (!port.Options.Bare)
            PropertyTable.Load(properties, StandardProperties.LeadSync, created, hubSpotDefined: false);
        OwnersIn(properties);
        var contacts = new RecordStore(ObjectType.Contacts, properties, FirstContact);
        SeedContacts.Load(contacts, port.Options, Now);
        return contacts;
    }

    private RecordStore NewCompanies()
    {
        var properties = new PropertyCatalog();
        PropertyTable.Load(properties, CompanyProperties.Table, IsoTime.Milliseconds(port.Clock.GetUtcNow().AddYears(-1)), hubSpotDefined: true);
        OwnersIn(properties);
        return new RecordStore(ObjectType.Companies, properties, FirstCompany);
    }

    private static void OwnersIn(PropertyCatalog properties) =>
        properties.Put(properties.Find("hubspot_owner_id")! with { Options = [.. Owner.All.Select((owner, i) => new PropertyOption(owner.Id, owner.FirstName, i))] });
}

/// <summary>What differs from portal to portal. Tiers: free, starter, professional, enterprise.</summary>
internal sealed record PortalSettings(string Tier = "enterprise", bool RefusesBackwardLifecycle = false)
{
    public bool IsEnterprise => string.Equals(Tier, "enterprise", StringComparison.OrdinalIgnoreCase);
}
