using System.Text;

namespace LeadSync.Salesforce;

/// <summary>Values inside a query. Names of fields and objects are never built from input.</summary>
internal static class Soql
{
    /// <summary>A quoted text: O'Brien becomes 'O\'Brien'.</summary>
    public static string Quote(string value) => $"'{Escape(value)}'";

    /// <summary>A list for IN: ('a','b'). At least one value.</summary>
    public static string List(IEnumerable<string> values) => $"({string.Join(',', values.Select(Quote))})";

    /// <summary>A quoted text for LIKE in which % and _ of the value mean themselves; <paramref name="suffix"/> may be %.</summary>
    public static string Like(string value, string suffix = "") =>
        $"'{Escape(value).Replace("%", @"\%").Replace("_", @"\_")}{suffix}'";

    /// <summary>A datetime literal: unquoted, UTC, whole seconds. "Z" rather than "+00:00", whose plus means a space in a URL.</summary>
    public static string Time(DateTimeOffset value) => $"{value.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var character in value)
        {
            _ = character switch
            {
                '\\' => escaped.Append(@"\\"),
                '\'' => escaped.Append(@"\'"),
                '"' => escaped.Append("\\\""),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\t' => escaped.Append(@"\t"),
                '\b' => escaped.Append(@"\b"),
                '\f' => escaped.Append(@"\f"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
