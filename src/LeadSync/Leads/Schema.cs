namespace LeadSync.Leads;

/// <summary>The fields of both systems as they are now. What our user may not see is not there.</summary>
internal sealed record Schema
{
    private const string OfCompany = "company.";

    /// <summary>Nothing is known: every field is taken to be there, writable and to fit.</summary>
    public static readonly Schema Unknown = new();

    /// <summary>Contact properties by name; null where HubSpot was not asked.</summary>
    public IReadOnlyDictionary<string, FieldShape>? Contact { get; init; }

    /// <summary>Properties of companies by name, without the prefix that mappings give them; null where HubSpot was not asked.</summary>
    public IReadOnlyDictionary<string, FieldShape>? Company { get; init; }

    /// <summary>Fields by Salesforce object and name; an object that is not here was not asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, FieldShape>> Crm { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, FieldShape>>();

    /// <summary>The shape of a property; null where HubSpot has none of this name. <c>company.NAME</c> is one of the associated company.</summary>
    public FieldShape? Property(string name)
    {
        var (known, own) = name.StartsWith(OfCompany, StringComparison.Ordinal) ? (Company, name[OfCompany.Length..]) : (Contact, name);
        return known is null ? new FieldShape(name, FieldKind.Text) : known.GetValueOrDefault(own);
    }

    /// <summary>The shape of a field; null where the object has none of this name that our user may see.</summary>
    public FieldShape? Field(string crmObject, string name) =>
        Crm.TryGetValue(crmObject, out var fields) ? fields.GetValueOrDefault(name) : new FieldShape(name, FieldKind.Text);

    /// <summary>May our user write the field on the object?</summary>
    public bool MayWrite(string crmObject, string name) => Field(crmObject, name) is { Writable: true };
}
