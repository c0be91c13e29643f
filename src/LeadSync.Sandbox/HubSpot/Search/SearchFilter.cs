using System.Globalization;
using System.IO.Enumeration;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Records;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Search;

/// <summary>One condition on one property, its values already in comparable form.</summary>
internal sealed class SearchFilter(PropertyDefinition property, string @operator, IReadOnlyList<string> values)
{
    private readonly double?[] numbers = [.. values.Select(value => SearchKey.Number(property, value))];

    public PropertyDefinition Property => property;

    /// <summary>The earliest value that can pass, where the operator has one.</summary>
    public double? Least => @operator is "GTE" or "GT" or "EQ" or "BETWEEN" ? numbers[0] : null;

    public bool Passes(CrmRecord record, DateTimeOffset? asOf)
    {
        // Upkeep properties are compared as they are kept: no text is made of a time to parse it again.
        if (property.IsUpkeep)
            return @operator is "HAS_PROPERTY" || Compare(SearchKey.Upkeep(property, record, asOf));

        var value = record.Value(property, asOf);
        return @operator switch
        {
            "HAS_PROPERTY" => value is not null,
            "NOT_HAS_PROPERTY" => value is null,
            // A record without a value passes no comparison, not even a negated one.
            _ when value is null => false,
            "CONTAINS_TOKEN" => HoldsToken(value, values[0]),
            "NOT_CONTAINS_TOKEN" => !HoldsToken(value, values[0]),
            _ when SearchKey.IsNumeric(property) => Compare(SearchKey.Number(property, value)),
            _ => CompareText(value),
        };
    }

    private bool Compare(double? actual) => @operator switch
    {
        "EQ" => actual == numbers[0],
        "NEQ" => actual != numbers[0],
        "LT" => actual < numbers[0],
        "LTE" => actual <= numbers[0],
        "GT" => actual > numbers[0],
        "GTE" => actual >= numbers[0],
        "BETWEEN" => actual >= numbers[0] && actual <= numbers[1],
        "IN" => numbers.Contains(actual),
        "NOT_IN" => !numbers.Contains(actual),
        _ => false,
    };

    /// <summary>Text folds its case, options do not; lists are compared as given, so on text they want lower case (HubSpot: Search the CRM).</summary>
    private bool CompareText(string actual)
    {
        var exact = property.Type == "enumeration";
        var order = string.Compare(actual, values[0], exact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
        return @operator switch
        {
            "EQ" => order == 0,
            "NEQ" => order != 0,
            "LT" => order < 0,
            "LTE" => order <= 0,
            "GT" => order > 0,
            "GTE" => order >= 0,
            "BETWEEN" => order >= 0 && string.Compare(actual, values[1], StringComparison.OrdinalIgnoreCase) <= 0,
            "IN" => values.Contains(exact ? actual : actual.ToLowerInvariant()),
            "NOT_IN" => !values.Contains(exact ? actual : actual.ToLowerInvariant()),
            _ => false,
        };
    }

    private static bool HoldsToken(string actual, string wanted)
    {
        var tokens = Tokens(actual);
        return wanted.Contains('*')
            ? tokens.Append(actual).Any(token => FileSystemName.MatchesSimpleExpression(wanted, token))
            : Tokens(wanted).All(token => tokens.Contains(token, StringComparer.OrdinalIgnoreCase));
    }

    private static string[] Tokens(string text) => text.Split([' ', '@', '.', ',', ';', '-', '/', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Numbers, dates and ids as one kind of comparable value.</summary>
internal static class SearchKey
{
    public static bool IsNumeric(PropertyDefinition property) => property.Type is "number" or "date" or "datetime";

    public static double? Number(PropertyDefinition property, string? text) => property.Type switch
    {
        "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        "date" or "datetime" => IsoTime.Parse(text)?.ToUnixTimeMilliseconds(),
        _ => null,
    };

    public static double Upkeep(PropertyDefinition property, CrmRecord record, DateTimeOffset? asOf) => property.Name switch
    {
        "hs_object_id" => record.Id,
        "createdate" => record.CreatedAt.ToUnixTimeMilliseconds(),
        _ => record.ModifiedAt(asOf).ToUnixTimeMilliseconds(),
    };
}
