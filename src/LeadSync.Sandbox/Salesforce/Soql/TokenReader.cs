namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>Walks over the tokens of one query; whatever is not as expected is refused where it stands.</summary>
internal sealed class TokenReader(string query)
{
    private readonly List<SoqlToken> tokens = SoqlLexer.Read(query);
    private int at;

    public string Query { get; } = query;
    public SoqlToken Current => tokens[at];

    public SoqlToken Next() => Current.Kind is TokenKind.End ? throw Unexpected() : tokens[at++];

    public bool Sees(string word) => Current.Is(word);

    public bool Takes(string word)
    {
        if (!Sees(word)) return false;
        at++;

        return true;
    }

    public void Expect(string word)
    {
        if (!Takes(word)) throw Unexpected();
    }

    public PathSyntax Path() => Current.Kind is TokenKind.Word ? new PathSyntax(Current.Text, Next().Position) : throw Unexpected();

    public int Number() => Current.Kind is TokenKind.Word && int.TryParse(Current.Text, out var number) && number >= 0 ? Take(number) : throw Unexpected();

    public Refusal Unexpected() => SoqlErrors.UnexpectedToken(Query, Current);

    private int Take(int number)
    {
        at++;
        return number;
    }
}
