namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>Cuts a query into tokens. A word takes in the dots of a path and the colons and signs of a datetime.</summary>
internal static class SoqlLexer
{
    public static List<SoqlToken> Read(string query)
    {
        var tokens = new List<SoqlToken>();
        for (var at = 0; at < query.Length;)
        {
            if (char.IsWhiteSpace(query[at])) { at++; continue; }
            var token = query[at] == '\'' ? Quoted(query, at) : IsWordPart(query[at]) ? Word(query, at) : Symbol(query, at);
            tokens.Add(token);
            at += token.Text.Length + (token.Kind is TokenKind.Quoted ? 2 : 0);
        }

        tokens.Add(new SoqlToken(TokenKind.End, "", query.Length));
        return tokens;
    }

    private static SoqlToken Quoted(string query, int start)
    {
        var end = start + 1;
        while (end < query.Length && query[end] != '\'') end += query[end] == '\\' ? 2 : 1;
        if (end >= query.Length) throw SoqlErrors.At(query, start, "MALFORMED_QUERY", "unterminated string literal: a quote inside a text is written \\'");

        return new SoqlToken(TokenKind.Quoted, query[(start + 1)..end], start);
    }

    private static SoqlToken Word(string query, int start)
    {
        var end = start;
        while (end < query.Length && IsWordPart(query[end])) end++;

        return new SoqlToken(TokenKind.Word, query[start..end], start);
    }

    private static SoqlToken Symbol(string query, int at)
    {
        var two = at + 1 < query.Length ? query.Substring(at, 2) : "";
        if (two is "!=" or "<=" or ">=" or "<>") return new SoqlToken(TokenKind.Symbol, two, at);
        if (query[at] is '(' or ')' or ',' or '=' or '<' or '>') return new SoqlToken(TokenKind.Symbol, query[at].ToString(), at);

        throw SoqlErrors.At(query, at, "MALFORMED_QUERY", $"unexpected char: '{query[at]}'");
    }

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '+' or '-';
}
