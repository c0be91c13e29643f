namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>SELECT … FROM … WHERE … ORDER BY … LIMIT … OFFSET …, for the shapes that integrations send.</summary>
internal static class SoqlParser
{
    /// <summary>SOQL and SOSL Reference: OFFSET. Beyond it a client has to page by key.</summary>
    private const int LargestOffset = 2000;

    public static SoqlQuery Parse(string query)
    {
        var tokens = new TokenReader(query);
        var parsed = Query(tokens);
        if (tokens.Current.Kind is not TokenKind.End) throw tokens.Unexpected();

        return parsed;
    }

    internal static SoqlQuery Query(TokenReader tokens)
    {
        tokens.Expect("SELECT");
        var counts = tokens.Sees("COUNT");
        var select = counts ? Count(tokens) : Paths(tokens);
        tokens.Expect("FROM");
        var from = tokens.Path();
        var where = tokens.Takes("WHERE") ? ConditionParser.Read(tokens) : null;
        var orderBy = tokens.Takes("ORDER") ? OrderBy(tokens) : [];
        int? limit = tokens.Takes("LIMIT") ? tokens.Number() : null;
        var offset = tokens.Takes("OFFSET") ? tokens.Number() : 0;
        if (offset > LargestOffset) throw Refusal.Bad("NUMBER_OUTSIDE_VALID_RANGE", $"Maximum SOQL offset allowed is {LargestOffset}");

        return new SoqlQuery(tokens.Query, select, counts, from, where, orderBy, limit, offset);
    }

    private static List<PathSyntax> Count(TokenReader tokens)
    {
        tokens.Next();
        tokens.Expect("(");
        tokens.Expect(")");

        return [];
    }

    private static List<PathSyntax> Paths(TokenReader tokens)
    {
        var paths = new List<PathSyntax>();
        do paths.Add(tokens.Path());
        while (tokens.Takes(","));

        return paths;
    }

    private static List<OrderSyntax> OrderBy(TokenReader tokens)
    {
        tokens.Expect("BY");
        var keys = new List<OrderSyntax>();
        do
        {
            var path = tokens.Path();
            var descending = tokens.Takes("DESC");
            if (!descending) tokens.Takes("ASC");
            keys.Add(new OrderSyntax(path, descending, NullsFirst(tokens)));
        }
        while (tokens.Takes(","));

        return keys;
    }

    private static bool NullsFirst(TokenReader tokens)
    {
        if (!tokens.Takes("NULLS") || tokens.Takes("FIRST")) return true;
        tokens.Expect("LAST");

        return false;
    }
}
