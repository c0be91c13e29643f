using System.Globalization;
using LeadSync.Sandbox.Salesforce.Identifiers;
using LeadSync.Sandbox.Salesforce.Rows;
using LeadSync.Sandbox.Salesforce.Schema;

namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>Reads a literal as a value of the field it is compared with: datetimes stand without quotes, texts and ids with.</summary>
internal sealed class LiteralBinder(string query, DateOnly today)
{
    /// <summary>A value in the form rows hold, a <see cref="DayRange"/>, or null.</summary>
    public object? Bind(Field field, LiteralSyntax literal)
    {
        if (IsNull(literal)) return null;
        if (field.IsId) return Id(field, literal);
        if (field.IsText) return literal.Kind is LiteralKind.Quoted ? Text(literal) : throw Wrong(field, literal);
        if (literal.Kind is LiteralKind.Quoted) throw Wrong(field, literal);

        return field.Kind switch
        {
            FieldKind.Boolean => bool.TryParse(literal.Text, out var flag) ? flag : throw Wrong(field, literal),
            FieldKind.DateTime => FieldText.TryInstant(literal.Text, out var instant) ? instant : Days(field, literal),
            FieldKind.Date => FieldText.TryDay(literal.Text, out var day) ? day : Days(field, literal),
            _ => decimal.TryParse(literal.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(field, literal),
        };
    }

    private string? Text(LiteralSyntax literal) => QuotedText.Unescape(query, literal) is { Length: > 0 } text ? text : null;

    private string? Id(Field field, LiteralSyntax literal)
    {
        if (literal.Kind is not LiteralKind.Quoted) throw Wrong(field, literal);
        if (literal.Text.Length == 0) return null;

        return SalesforceId.TryNormalise(literal.Text, out var id)
            ? id
            : throw SoqlErrors.At(query, literal.Position, "INVALID_QUERY_FILTER_OPERATOR", $"invalid ID field: {literal.Text}");
    }

    private DayRange Days(Field field, LiteralSyntax literal)
    {
        if (DateWords.Find(literal.Text, today) is { } days) return days;
        throw Wrong(field, literal);
    }

    private Refusal Wrong(Field field, LiteralSyntax literal) => SoqlErrors.WrongType(query, literal.Position, field.Name, field.Kind switch
    {
        FieldKind.DateTime => "dateTime",
        FieldKind.Id or FieldKind.Reference => "ID",
        FieldKind.Boolean or FieldKind.Date or FieldKind.Int or FieldKind.Double or FieldKind.Currency or FieldKind.Percent => field.Kind.ToString().ToLowerInvariant(),
        _ => "string",
    });

    private static bool IsNull(LiteralSyntax literal) => literal.Kind is LiteralKind.Word && literal.Text.Same("null");
}
