using System.Globalization;
using LeadSync.Leads;
using LeadSync.Mapping.Fits;

namespace LeadSync.Mapping;

/// <summary>Values as texts, whichever system wrote them: when two are the same, and how Salesforce's JSON takes one.</summary>
internal static class FieldValues
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>
    /// Do two texts mean the same in a field of this shape? Numbers by value, instants to the second, a blank checkbox is not ticked,
    /// multi-picklists as sets, e-mail addresses without case, other texts without outer blanks and kinds of line end.
    /// </summary>
    public static bool Same(FieldShape shape, string one, string other) =>
        string.Equals(one, other) || string.Equals(Meaning(shape, one), Meaning(shape, other));

    /// <summary>
    /// The value as Salesforce's JSON wants it: true or false for a checkbox, a number for a number, null for a blank, otherwise a text.
    /// A text that is no value of its kind stays as it is, for Salesforce to refuse.
    /// </summary>
    public static object? ForSalesforce(FieldShape shape, string value)
    {
        // A checkbox has no blank (Salesforce: Object Reference, Primitive Data Types).
        if (shape.Kind == FieldKind.Checkbox) return Flags.Read(value) is { } ticked ? ticked : string.IsNullOrWhiteSpace(value) ? false : value;
        if (string.IsNullOrWhiteSpace(value)) return null;

        return shape.Kind switch
        {
            FieldKind.Number when NumberFit.TryRead(value, out var number) => number,
            FieldKind.Date or FieldKind.DateTime => Plain(shape, value),
            _ => value,
        };
    }

    /// <summary>A date as yyyy-MM-dd and an instant in ISO 8601 UTC, also where HubSpot tells milliseconds since 1970; any other value as it is.</summary>
    internal static string Plain(FieldShape shape, string value) => shape.Kind switch
    {
        // HubSpot keeps a date as midnight UTC (HubSpot: Properties guide).
        FieldKind.Date when Instants.TryDay(value, out var day) => Text(day),
        FieldKind.Date when Instants.TryRead(value, out var at) => Text(DateOnly.FromDateTime(at.UtcDateTime)),
        FieldKind.DateTime when Instants.TryRead(value, out var at) => Text(at),
        _ => value,
    };

    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);

    /// <summary>One text for all texts that mean the same, so that sameness is an equivalence.</summary>
    private static string Meaning(FieldShape shape, string value)
    {
        var text = value.Trim();
        return shape.Kind switch
        {
            FieldKind.Checkbox => Flags.Read(text) is { } ticked ? (ticked ? "true" : "false") : text.Length == 0 ? "false" : text,
            FieldKind.Number => NumberFit.TryRead(text, out var number) ? NumberFit.Shortest(number) : text,
            FieldKind.DateTime => Instants.TryRead(text, out var at) ? Text(Instants.ToSecond(at)) : text,
            FieldKind.Date => Plain(shape, text),
            FieldKind.MultiPicklist => string.Join(';', PicklistFit.Parts(text).Order(StringComparer.Ordinal)),
            FieldKind.Email => text.ToLowerInvariant(),
            FieldKind.Reference => CrmLink.Short(text),
            _ => text.ReplaceLineEndings("\n"),
        };
    }
}
