using System.Globalization;
using System.Text.Json;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Saving;

/// <summary>
/// Reads a JSON value as a field's value. A value of the wrong JSON type does not fail its record but the whole request,
/// because the platform meets it while it parses.
/// </summary>
internal static class ValueReader
{
    public static object? Read(Field field, JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Null) return field.Kind is FieldKind.Boolean ? false : null;

        return field.Kind switch
        {
            FieldKind.Boolean => Flag(field, json),
            FieldKind.Int or FieldKind.Double or FieldKind.Currency or FieldKind.Percent => Number(field, json),
            FieldKind.Date => Day(field, json),
            FieldKind.DateTime => Instant(field, json),
            _ => Text(field, json),
        };
    }

    /// <summary>A blank text is stored as no value.</summary>
    private static string? Text(Field field, JsonElement json) =>
        json.ValueKind is JsonValueKind.String ? (json.GetString() is { Length: > 0 } text ? text : null) : throw Wrong(field, json);

    private static bool Flag(Field field, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(json.GetString(), out var flag) => flag,
        _ => throw Wrong(field, json),
    };

    private static decimal? Number(Field field, JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Number && json.TryGetDecimal(out var number)) return Rounded(field, number);
        if (json.ValueKind is not JsonValueKind.String) throw Wrong(field, json);
        var text = json.GetString()!;
        if (text.Length == 0) return null;

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) ? Rounded(field, number) : throw Wrong(field, json);
    }

    private static decimal Rounded(Field field, decimal number) => decimal.Round(number, field.Scale, MidpointRounding.AwayFromZero);

    private static DateOnly? Day(Field field, JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.String) throw Wrong(field, json);
        var text = json.GetString()!;
        if (text.Length == 0) return null;
        if (FieldText.TryDay(text, out var day)) return day;

        return FieldText.TryInstant(text, out var instant) ? DateOnly.FromDateTime(instant.UtcDateTime) : throw Wrong(field, json);
    }

    private static DateTimeOffset? Instant(Field field, JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.String) throw Wrong(field, json);
        var text = json.GetString()!;
        if (text.Length == 0) return null;

        return FieldText.TryInstant(text, out var instant) ? instant : throw Wrong(field, json);
    }

    private static Refusal Wrong(Field field, JsonElement json)
    {
        var token = json.ValueKind switch
        {
            JsonValueKind.String => "VALUE_STRING",
            JsonValueKind.Number => "VALUE_NUMBER_INT",
            JsonValueKind.True => "VALUE_TRUE",
            JsonValueKind.False => "VALUE_FALSE",
            JsonValueKind.Array => "START_ARRAY",
            _ => "START_OBJECT",
        };
        var type = field.Kind is FieldKind.DateTime ? "datetime" : field.Kind.ToString().ToLowerInvariant();
        var value = json.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? "" : $" value {json}";

        return Refusal.BadValue(field.Name, $"Cannot deserialize instance of {type} from {token}{value} or request may be missing a required field at [line:1, column:1]");
    }
}
