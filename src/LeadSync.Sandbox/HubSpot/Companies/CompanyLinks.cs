namespace LeadSync.Sandbox.HubSpot.Companies;

/// <summary>Which companies a contact belongs to; the first in its list is the primary one. Knows ids only.</summary>
internal sealed class CompanyLinks
{
    private readonly Dictionary<long, List<long>> ofContact = [];
    private readonly Dictionary<long, HashSet<long>> ofCompany = [];

    public IReadOnlyList<long> CompaniesOf(long contact) => ofContact.GetValueOrDefault(contact) ?? [];

    public IReadOnlyCollection<long> ContactsOf(long company) => ofCompany.GetValueOrDefault(company) ?? [];

    public long? PrimaryOf(long contact) => CompaniesOf(contact) is [var primary, ..] ? primary : null;

    /// <summary>The first company of a contact becomes its primary one by itself, another only when asked.</summary>
    public void Link(long contact, long company, bool asPrimary)
    {
        if (!ofContact.TryGetValue(contact, out var companies)) ofContact[contact] = companies = new List<long>(1);
        if (asPrimary) companies.Remove(company);
        if (!companies.Contains(company)) companies.Insert(asPrimary ? 0 : companies.Count, company);
        if (!ofCompany.TryGetValue(company, out var contacts)) ofCompany[company] = contacts = [];
        contacts.Add(contact);
    }

    public void Unlink(long contact, long company)
    {
        if (ofContact.TryGetValue(contact, out var companies)) companies.Remove(company);
        if (ofCompany.TryGetValue(company, out var contacts)) contacts.Remove(contact);
    }
}
