namespace LeadSync.Rules;

/// <summary><c>fields.yaml</c>: which field travels where, and who wins.</summary>
internal sealed record FieldRules(IReadOnlyList<FieldRule> Fields);

internal sealed record FieldRule
{
    public required string HubSpot { get; init; }
    public required string Salesforce { get; init; }
    public Direction Direction { get; init; } = Direction.ToCrm;
    public Conflict Conflict { get; init; } = Conflict.Newest;

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
    public required Position At { get; init; }

    /// <summary>Does the rule hold for <c>Lead</c>, or <c>Contact</c>?</summary>
    public bool HoldsFor(string salesforceObject) =>
        On.Count == 0 || On.Contains(salesforceObject, StringComparer.OrdinalIgnoreCase);
}

internal enum Direction { ToCrm, ToMarketing, Both }

internal enum Conflict { HubSpot, Salesforce, Newest }

internal enum BlankPolicy { Never, Always }

/// <summary>One step of a field's <c>transform</c>: its name and, where it takes any, its words or pairs.</summary>
internal sealed record Transform(string Name, IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Pairs);
