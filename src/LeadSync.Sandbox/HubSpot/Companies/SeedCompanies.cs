using LeadSync.Sandbox.HubSpot.Data;
using LeadSync.Sandbox.HubSpot.Records;

namespace LeadSync.Sandbox.HubSpot.Companies;

/// <summary>The companies of the generated people. Contacts of a CSV file keep what their columns say, and have none.</summary>
internal static class SeedCompanies
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(60);

    public static void Load(Portal portal, SandboxOptions options)
    {
        if (options.Contacts == 0) return;
        var (companies, change) = (portal.Companies, new Change(portal.Now - Age, Source.Import, null));
        var byName = new Dictionary<string, CrmRecord>();
        foreach (var values in GeneratedPeople.MakeCompanies())
        {
            var company = new CrmRecord(companies.TakeId(), change);
            companies.Add(company, values.Select(value => new PropertyWrite(companies.Catalog.Find(value.Key)!, value.Value)));
            byName[values["name"]] = company;
        }

        if (portal.Contacts.Catalog.Find(Employment.Property) is not { } property) return;
        foreach (var contact in portal.Contacts.InIdOrder(0))
        {
            // Free-mail addresses say nothing about where somebody works.
            if (contact[Employment.Property] is not null || contact["company"] is not { } name || !byName.TryGetValue(name, out var company) || contact["email"]?.EndsWith(".example", StringComparison.Ordinal) is not true) continue;
            portal.Links.Link(contact.Id, company.Id, asPrimary: true);
            portal.Contacts.Write(contact, [new PropertyWrite(property, company.IdText)], contact.CreatedAt, Source.Import);
        }
    }
}
