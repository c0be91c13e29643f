namespace LeadSync.Sandbox.Salesforce.Soql;

internal enum TokenKind { Word, Quoted, Symbol, End }

/// <summary>A piece of a query; of a quoted text the escapes are still in it, since LIKE reads them otherwise than `=` does.</summary>
internal readonly record struct SoqlToken(TokenKind Kind, string Text, int Position)
{
    public bool Is(string word) => Kind is TokenKind.Word or TokenKind.Symbol && Text.Same(word);
}
