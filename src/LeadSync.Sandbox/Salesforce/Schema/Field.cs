using System.Runtime.CompilerServices;

namespace LeadSync.Sandbox.Salesforce.Schema;

internal enum FieldKind { Id, String, TextArea, Email, Phone, Url, Picklist, MultiPicklist, Boolean, Int, Double, Currency, Percent, Date, DateTime, Reference, AnyType }

/// <param name="Active">An inactive value is still described, and no longer taken.</param>
internal sealed record PicklistValue(string Value, bool Default = false, bool Active = true);

/// <summary>One column of an object. Describe, validation and SOQL all read this one description.</summary>
internal sealed record Field(string Name, string Label, FieldKind Kind)
{
    /// <summary>Where the value stands in a row; given by the object that takes the field in.</summary>
    public int Ordinal { get; init; } = -1;

    /// <summary>Longest text in characters; 0 where the kind has no length.</summary>
    public int Length { get; init; }

    /// <summary>Digits in all, and after the point, of a number.</summary>
    public int Precision { get; init; }
    public int Scale { get; init; }

    public bool Nillable { get; init; } = true;
    public bool Defaulted { get; init; }
    public bool Createable { get; init; } = true;
    public bool Updateable { get; init; } = true;
    public bool ExternalId { get; init; }
    public bool Unique { get; init; }
    public bool IdLookup { get; init; }
    public bool Restricted { get; init; }

    /// <summary>A formula. It is described and shown, and cannot be written; what it would compute is not computed here.</summary>
    public bool Calculated { get; init; }

    /// <summary>Kept in an index although no rule of the platform asks for it: a large org must answer as fast as a small one.</summary>
    public bool Indexed { get; init; }

    public IReadOnlyList<PicklistValue> Values { get; init; } = [];
    public IReadOnlyList<string> ReferenceTo { get; init; } = [];
    public string? RelationshipName { get; init; }

    public bool Custom => Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);
    public bool Required => !Nillable && !Defaulted && Createable;

    /// <summary>Long text areas can be neither filtered nor sorted by.</summary>
    public bool Filterable => Kind is not FieldKind.AnyType && (Kind is not FieldKind.TextArea || Length <= 255);

    /// <summary>A relation to several objects (Owner, Who) answers as the pseudo object "Name".</summary>
    public bool Polymorphic => ReferenceTo.Count > 1;

    public bool IsText => Kind is FieldKind.String or FieldKind.TextArea or FieldKind.Email or FieldKind.Phone or FieldKind.Url or FieldKind.Picklist or FieldKind.MultiPicklist;
    public bool IsId => Kind is FieldKind.Id or FieldKind.Reference;

    /// <summary>A field is itself and no other; and comparing twenty members at every write would cost.</summary>
    public bool Equals(Field? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
