using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Webhooks;

namespace LeadSync.Sandbox.HubSpot.Companies;

/// <summary>Keeps a contact's links and its `associatedcompanyid`, which is the primary company, in step.</summary>
internal sealed class Employment(Portal portal)
{
    public const string Property = "associatedcompanyid";

    public void Link(CrmRecord contact, CrmRecord company, bool asPrimary, Source source)
    {
        portal.Links.Link(contact.Id, company.Id, asPrimary);
        Show(contact, source);
    }

    public void Unlink(CrmRecord contact, long company, Source source)
    {
        portal.Links.Unlink(contact.Id, company);
        Show(contact, source);
    }

    /// <summary>Somebody wrote the property itself: it links to the company it names, or takes the primary one away.</summary>
    public void Written(CrmRecord contact, string? value)
    {
        if (RecordLookup.Number(value) is { } id && portal.Companies.Find(id) is { IsArchived: false } company)
            portal.Links.Link(contact.Id, company.Id, asPrimary: true);
        else if (portal.Links.PrimaryOf(contact.Id) is { } primary)
            portal.Links.Unlink(contact.Id, primary);
    }

    /// <summary>Two contacts became one, which works wherever one of them did.</summary>
    public void Merged(CrmRecord into, params ReadOnlySpan<CrmRecord> from)
    {
        foreach (var old in from)
        {
            foreach (var company in portal.Links.CompaniesOf(old.Id).ToList())
            {
                portal.Links.Unlink(old.Id, company);
                portal.Links.Link(into.Id, company, asPrimary: false);
            }
        }
    }

    public void Closed(CrmRecord company, Source source)
    {
        foreach (var id in portal.Links.ContactsOf(company.Id).ToList())
            if (portal.Contacts.Find(id) is { } contact)
                Unlink(contact, company.Id, source);
    }

    private void Show(CrmRecord contact, Source source)
    {
        if (portal.Contacts.Catalog.Find(Property) is not { } property) return;
        var value = portal.Links.PrimaryOf(contact.Id)?.ToString();
        if (portal.Contacts.Write(contact, [new PropertyWrite(property, value)], portal.Now, source) is { Count: > 0 })
            portal.Outbox.Raise(WebhookEvent.Changed(portal.Contacts.Type, contact.Id, Property, value, portal.Now, source));
    }
}
