using System.Text.Json.Nodes;

namespace LeadSync.Salesforce;

/// <summary>A record as Salesforce takes it.</summary>
internal static class SalesforceBody
{
    /// <summary>A record of a collection: it says what it is, and which one when it exists.</summary>
    public static JsonObject OfCollection(string type, SalesforceRecord record)
    {
        var body = new JsonObject { ["attributes"] = new JsonObject { ["type"] = type } };
        if (record.Id is not null)
            body["id"] = record.Id;
        return Fill(body, record.Fields);
    }

    /// <summary>The fields of a record whose id stands in the path: naming it here as well is refused.</summary>
    public static JsonObject OfSingle(IReadOnlyDictionary<string, object?> fields, string? fieldInPath = null)
    {
        var body = Fill([], fields);
        if (fieldInPath is not null)
            body.Remove(fieldInPath);
        return body;
    }

    private static JsonObject Fill(JsonObject body, IReadOnlyDictionary<string, object?> fields)
    {
        foreach (var (name, value) in fields)
        {
            if (!string.Equals(name, "Id", StringComparison.OrdinalIgnoreCase))
                body[name] = Value(name, value);
        }

        return body;
    }

    private static JsonValue? Value(string name, object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        DateTimeOffset moment => JsonValue.Create($"{moment.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"),
        DateOnly day => JsonValue.Create($"{day:yyyy-MM-dd}"),
        _ => throw new ArgumentException($"Field {name} holds a {value.GetType().Name}, which Salesforce has no value for.", nameof(value)),
    };
}
