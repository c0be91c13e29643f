namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>Walks over the tokens of one query; whatever is not as expected is refused where it stands.</summary>
internal sealed class TokenReader(string query)
{
    private readonly List<SoqlToken> _tokens = SoqlLexer.Read(query);
    private int _at;

    public string Query { get; } = query;
    public SoqlToken Current => _tokens[_at];

    public SoqlToken Next() => Current.Kind is TokenKind.End ? throw Unexpected() : _tokens[_at++];

    public bool Sees(string word) => Current.Is(word);

    public bool Takes(string word)
    {
        if (!Sees(word)) return false;
        _at++;

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
        _at++;
        return number;
    }
}
