using LeadSync.Leads;

namespace LeadSync.Mapping;

/// <summary>One field on one side, as one look found it.</summary>
/// <param name="Value">As read; empty for a blank.</param>
/// <param name="Translate">A value of this side as the other would store it.</param>
internal sealed record FieldSide(string Value, FieldShape Shape, Func<string, Translated> Translate)
{
    private Translated? _offer;

    /// <summary>False: remembered from an earlier look, or found by a search that is seconds behind.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>A write of ours to the record is under way: what reads now may be covered in a moment.</summary>
    public bool IsBeingWritten { get; init; }

    /// <summary>When the value came about; null where nobody has asked yet.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What <see cref="At"/> rests on, in words.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>The field's values, newest first, the present one included; empty where they are not kept.</summary>
    public IReadOnlyList<SeenValue> History { get; init; } = [];

    /// <summary>The value as the other side would store it.</summary>
    public Translated Offer => _offer ??= Translate(Value);

    public bool IsBlank => string.IsNullOrWhiteSpace(Value);

    public bool OffersBlank => Offer.Refused is null && string.IsNullOrWhiteSpace(Offer.Value);

    public bool Reads(string? value) => value is not null && FieldValues.Same(Shape, Value, value);

    /// <summary>The same field with another value in it.</summary>
    public FieldSide With(SeenValue seen) => this with { Value = seen.Value, At = seen.At, _offer = null };

    /// <summary>The same field, offering the other side something else than its own value.</summary>
    public FieldSide Offering(string value) => this with { Translate = _ => new Translated(value), _offer = null };
}
