namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>The WHERE clause. AND and OR may not stand side by side without parentheses, as on the platform.</summary>
internal static class ConditionParser
{
    private static readonly string[] Comparisons = ["=", "!=", "<>", "<", "<=", ">", ">="];

    public static ConditionSyntax Read(TokenReader tokens)
    {
        var first = Single(tokens);
        if (tokens.Sees("AND")) return new ConditionSyntax.And(Chain(tokens, first, "AND"));
        if (tokens.Sees("OR")) return new ConditionSyntax.Or(Chain(tokens, first, "OR"));

        return first;
    }

    private static List<ConditionSyntax> Chain(TokenReader tokens, ConditionSyntax first, string word)
    {
        var chain = new List<ConditionSyntax> { first };
        while (tokens.Takes(word)) chain.Add(Single(tokens));
        if (tokens.Sees("AND") || tokens.Sees("OR")) throw tokens.Unexpected();

        return chain;
    }

    private static ConditionSyntax Single(TokenReader tokens)
    {
        if (tokens.Takes("NOT")) return new ConditionSyntax.Not(Single(tokens));
        if (!tokens.Takes("(")) return Criterion(tokens);
        var inner = Read(tokens);
        tokens.Expect(")");

        return inner;
    }

    private static ConditionSyntax Criterion(TokenReader tokens)
    {
        var path = tokens.Path();
        if (tokens.Takes("LIKE")) return new ConditionSyntax.Like(path, Literal(tokens));
        if (tokens.Takes("IN")) return In(tokens, path, negated: false);
        if (tokens.Takes("NOT"))
        {
            tokens.Expect("IN");
            return In(tokens, path, negated: true);
        }

        if (!Array.Exists(Comparisons, tokens.Sees)) throw tokens.Unexpected();
        return new ConditionSyntax.Compare(path, tokens.Next().Text.Replace("<>", "!="), Literal(tokens));
    }

    private static ConditionSyntax In(TokenReader tokens, PathSyntax path, bool negated)
    {
        tokens.Expect("(");
        ConditionSyntax condition;
        if (tokens.Sees("SELECT"))
        {
            condition = new ConditionSyntax.InQuery(path, negated, SoqlParser.Query(tokens));
        }
        else
        {
            var values = new List<LiteralSyntax>();
            do values.Add(Literal(tokens));
            while (tokens.Takes(","));
            condition = new ConditionSyntax.In(path, negated, values);
        }

        tokens.Expect(")");
        return condition;
    }

    private static LiteralSyntax Literal(TokenReader tokens)
    {
        if (tokens.Current.Kind is not (TokenKind.Word or TokenKind.Quoted)) throw tokens.Unexpected();
        var token = tokens.Next();

        return new LiteralSyntax(token.Kind is TokenKind.Quoted ? LiteralKind.Quoted : LiteralKind.Word, token.Text, token.Position);
    }
}
