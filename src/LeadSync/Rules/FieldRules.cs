namespace LeadSync.Rules;

/// <summary><c>fields.yaml</c>: which field travels where, and who wins.</summary>
internal sealed record FieldRules(IReadOnlyList<FieldRule> Fields)
{
    /// <summary>Whose HubSpot address is whose in Salesforce, for fields that name a person.</summary>
    public OwnerRules Owners { get; init; } = OwnerRules.None;

    /// <summary>Contact properties that the rules read, those behind a template with them.</summary>
    public IEnumerable<string> ContactProperties => Fields
        .Where(rule => rule.CompanyProperty is null)
        .Select(rule => rule.HubSpot)
        .Concat(Fields.SelectMany(rule => rule.Transforms).SelectMany(transform => transform.Properties))
        .Distinct(StringComparer.Ordinal);

    /// <summary>Properties of the associated company that the rules read.</summary>
    public IEnumerable<string> CompanyProperties => Fields.Select(rule => rule.CompanyProperty).OfType<string>().Distinct(StringComparer.Ordinal);
}

internal sealed record FieldRule
{
    /// <summary>Begins the name of a property that the associated company has.</summary>
    public const string OfCompany = "company.";

    public required string HubSpot { get; init; }
    public required string Salesforce { get; init; }
    public Direction Direction { get; init; } = Direction.ToCrm;

    /// <summary>Whose value stays when both sides changed; null where the file does not say: the newest both ways, the source one way.</summary>
    public Conflict? Conflict { get; init; }

    /// <summary>May an empty value overwrite a filled one?</summary>
    public BlankPolicy Blank { get; init; } = BlankPolicy.Never;

    /// <summary>Fills only on create; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Salesforce objects the rule holds for; empty means every object that has the field.</summary>
    public IReadOnlyList<string> On { get; init; } = [];
    public IReadOnlyList<Transform> Transforms { get; init; } = [];
    public bool Consent { get; init; }
    public bool Once { get; init; }
    public bool FirstLinkOverwrites { get; init; }

    /// <summary>What becomes of a text that is too long.</summary>
    public TooLong TooLong { get; init; } = TooLong.Refuse;

    /// <summary>What becomes of a value that the other side's list does not have.</summary>
    public UnknownValue Unknown { get; init; } = UnknownValue.Refuse;

    /// <summary>The value written for an unknown one under <see cref="UnknownValue.Other"/>.</summary>
    public string? Other { get; init; }

    /// <summary>Zone in which an instant becomes a date, such as <c>Europe/Berlin</c>; null: that of <c>sla.yaml</c>.</summary>
    public string? Zone { get; init; }
    public required Position At { get; init; }

    /// <summary>The property of the associated company that <c>company.NAME</c> names; null for a property of the contact.</summary>
    public string? CompanyProperty => HubSpot.StartsWith(OfCompany, StringComparison.Ordinal) ? HubSpot[OfCompany.Length..] : null;

    /// <summary>What the mapping is called where it is remembered and talked about.</summary>
    public string Name => $"{HubSpot} and {Salesforce}";

    /// <summary>Does the rule hold for <c>Lead</c>, or <c>Contact</c>?</summary>
    public bool HoldsFor(string salesforceObject) =>
        On.Count == 0 || On.Contains(salesforceObject, StringComparer.OrdinalIgnoreCase);
}

internal enum Direction { ToCrm, ToMarketing, Both }

internal enum Conflict { HubSpot, Salesforce, Newest }

internal enum BlankPolicy { Never, Always }

internal enum TooLong { Refuse, Cut }

/// <summary>Refuse the value, write another for it, or write it and let the list grow.</summary>
internal enum UnknownValue { Refuse, Other, Add }
