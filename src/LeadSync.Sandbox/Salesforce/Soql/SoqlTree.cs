namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>A query as written, before anybody looked whether its names exist.</summary>
internal sealed record SoqlQuery(
    string Text,
    IReadOnlyList<PathSyntax> Select,
    bool Counts,
    PathSyntax From,
    ConditionSyntax? Where,
    IReadOnlyList<OrderSyntax> OrderBy,
    int? Limit,
    int Offset);

/// <summary>`Status`, or `Owner.Name`.</summary>
internal sealed record PathSyntax(string Text, int Position);

internal sealed record OrderSyntax(PathSyntax Path, bool Descending, bool NullsFirst);

internal enum LiteralKind { Quoted, Word }

internal sealed record LiteralSyntax(LiteralKind Kind, string Text, int Position);

internal abstract record ConditionSyntax
{
    internal sealed record And(IReadOnlyList<ConditionSyntax> All) : ConditionSyntax;

    internal sealed record Or(IReadOnlyList<ConditionSyntax> Any) : ConditionSyntax;

    internal sealed record Not(ConditionSyntax Inner) : ConditionSyntax;

    internal sealed record Compare(PathSyntax Path, string Operator, LiteralSyntax Value) : ConditionSyntax;

    internal sealed record Like(PathSyntax Path, LiteralSyntax Pattern) : ConditionSyntax;

    internal sealed record In(PathSyntax Path, bool Negated, IReadOnlyList<LiteralSyntax> Values) : ConditionSyntax;

    internal sealed record InQuery(PathSyntax Path, bool Negated, SoqlQuery Query) : ConditionSyntax;
}
