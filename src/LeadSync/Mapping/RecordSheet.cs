using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.Mapping;

/// <summary>A record being filled in; a value that Salesforce would refuse is left out with a note, so that it cannot take the record with it.</summary>
internal sealed class RecordSheet(IReadOnlySet<string>? writable, IReadOnlyDictionary<string, int> lengths)
{
    private const string NotProvided = "[not provided]";

    /// <summary>Standard checkboxes; HubSpot sends text, and Salesforce takes only true and false.</summary>
    private static readonly HashSet<string> Checkboxes = new(StringComparer.OrdinalIgnoreCase) { "HasOptedOutOfEmail", "HasOptedOutOfFax", "DoNotCall" };

    private readonly Dictionary<string, object?> fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FieldNote> notes = [];

    public MappedFields Finished => new(fields, notes);

    /// <summary>Fills a field by its rule; of several rules for one field, the first with a value.</summary>
    public void Put(FieldRule rule, string? value, TranslationContext context)
    {
        if (fields.ContainsKey(rule.Salesforce)) return;

        var (from, to) = (new FieldShape(rule.HubSpot, FieldKind.Text), Shape(rule));
        var translated = Translation.ToCrm(rule, value ?? "", from, to, context);
        if (translated.Refused is { } because) Note(rule.Salesforce, because);
        var text = translated.Value.Length > 0 || translated.Refused is not null ? translated.Value : rule.Default;
        if (string.IsNullOrWhiteSpace(text) || !Fits(rule.Salesforce, text)) return;

        fields[rule.Salesforce] = FieldValues.ForSalesforce(to, text);
    }

    /// <summary>Salesforce refuses a record without this field: what is not known, or does not fit, is said to be missing.</summary>
    public void Require(string field, string? value)
    {
        if (fields.ContainsKey(field) || !MayWrite(field)) return;
        var known = !string.IsNullOrWhiteSpace(value) && Fits(field, value);
        fields[field] = known ? value : NotProvided;
    }

    private bool Fits(string field, string text)
    {
        if (!MayWrite(field)) return false;
        if (!lengths.TryGetValue(field, out var most) || text.Length <= most) return true;

        Note(field, $"{text.Length} characters where {most} fit; shorten it, make the field longer, or write tooLong: cut");
        return false;
    }

    private bool MayWrite(string field)
    {
        if (writable is null || writable.Contains(field)) return true;

        Note(field, "hidden, read-only or missing in Salesforce for LeadSync's user; grant it, or take it out of fields.yaml");
        return false;
    }

    private void Note(string field, string because)
    {
        var note = new FieldNote(field, because);
        if (!notes.Contains(note)) notes.Add(note);
    }

    private FieldShape Shape(FieldRule rule) =>
        new(rule.Salesforce, rule.Consent || Checkboxes.Contains(rule.Salesforce) ? FieldKind.Checkbox : FieldKind.Text) { Length = lengths.GetValueOrDefault(rule.Salesforce) };
}
