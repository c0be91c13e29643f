using System.Globalization;
using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Rows;

/// <summary>How values look on the wire: `2026-11-22T07:13:00.000+0000`, an offset without colon, and fractions of a second that are always zero.</summary>
internal static class FieldText
{
    private static readonly string[] InstantForms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    public static string Instant(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.000+0000'", CultureInfo.InvariantCulture);

    public static string Day(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An offset is needed; it may lack its colon, as in what the org itself answers. Kept at the grain of a second.</summary>
    public static bool TryInstant(string text, out DateTimeOffset value)
    {
        if (text.Length > 5 && text[^5] is '+' or '-') text = text.Insert(text.Length - 2, ":");
        value = default;
        if (!text.EndsWith('Z') && !(text.Length > 6 && text[^6] is '+' or '-')) return false;
        if (!DateTimeOffset.TryParseExact(text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out value)) return false;
        value = ToSecond(value);

        return true;
    }

    public static bool TryDay(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    public static DateTimeOffset ToSecond(DateTimeOffset value) => new(value.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>The value as text, as it stands on the wire; null for none.</summary>
    public static string? Of(Field field, object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        decimal number => Number(field, number),
        DateTimeOffset instant => Instant(instant),
        DateOnly day => Day(day),
        _ => throw new InvalidOperationException($"{field.Name} holds a {value.GetType().Name}, which has no form on the wire."),
    };

    public static void Write(Utf8JsonWriter json, Field field, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case decimal number: json.WriteRawValue(Number(field, number)); break;
            default: json.WriteStringValue(Of(field, value)); break;
        }
    }

    /// <summary>A number field answers with a fraction (`87.0`), an integer field without.</summary>
    private static string Number(Field field, decimal number) =>
        field.Kind is FieldKind.Int ? ((long)number).ToString(CultureInfo.InvariantCulture) : number.ToString("0.0#################", CultureInfo.InvariantCulture);
}
