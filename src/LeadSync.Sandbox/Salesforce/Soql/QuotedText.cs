using System.Text;

namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>Reads the escapes of a quoted text (SOQL and SOSL Reference: Quoted String Escape Sequences).</summary>
internal static class QuotedText
{
    public static string Unescape(string query, LiteralSyntax literal)
    {
        if (!literal.Text.Contains('\\')) return literal.Text;
        var text = new StringBuilder();
        for (var at = 0; at < literal.Text.Length; at++)
            text.Append(literal.Text[at] == '\\' ? Escaped(query, literal, literal.Text[++at]) : literal.Text[at]);

        return text.ToString();
    }

    /// <summary>The same, but `\%` and `\_` keep their backslash: they mean the sign itself to <see cref="LikePattern"/>.</summary>
    public static string UnescapePattern(string query, LiteralSyntax literal)
    {
        var text = new StringBuilder();
        for (var at = 0; at < literal.Text.Length; at++)
        {
            if (literal.Text[at] != '\\') { text.Append(literal.Text[at]); continue; }
            var escaped = literal.Text[++at];
            if (escaped is '%' or '_' or '\\') text.Append('\\').Append(escaped);
            else text.Append(Escaped(query, literal, escaped));
        }

        return text.ToString();
    }

    private static char Escaped(string query, LiteralSyntax literal, char escaped) => escaped switch
    {
        'n' or 'N' => '\n',
        'r' or 'R' => '\r',
        't' or 'T' => '\t',
        'b' or 'B' => '\b',
        'f' or 'F' => '\f',
        '"' or '\'' or '\\' or '%' or '_' => escaped,
        _ => throw SoqlErrors.At(query, literal.Position, "MALFORMED_QUERY", $"Invalid string literal. Illegal character sequence '\\{escaped}' in string literal."),
    };
}
