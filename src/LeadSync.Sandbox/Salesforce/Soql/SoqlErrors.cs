namespace LeadSync.Sandbox.Salesforce.Soql;

/// <summary>The platform's texts for a bad query, with the excerpt and the caret that it draws.</summary>
internal static class SoqlErrors
{
    private const string SeeDescribe = "Please reference your WSDL or the describe call for the appropriate names.";

    public static Refusal UnexpectedToken(string query, SoqlToken token) =>
        At(query, token.Position, "MALFORMED_QUERY", $"unexpected token: '{(token.Kind is TokenKind.End ? "<EOF>" : token.Text)}'");

    public static Refusal UnknownColumn(string query, int position, string column, string entity) => At(query, position, "INVALID_FIELD",
        $"No such column '{column}' on entity '{entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. {SeeDescribe}");

    public static Refusal UnknownRelation(string query, int position, string relation) => At(query, position, "INVALID_FIELD",
        $"Didn't understand relationship '{relation}' in field path. "
        + $"If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. {SeeDescribe}");

    public static Refusal UnknownObject(string query, int position, string name) => At(query, position, "INVALID_TYPE",
        $"sObject type '{name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. {SeeDescribe}");

    public static Refusal WrongType(string query, int position, string field, string type) => At(query, position, "INVALID_FIELD",
        $"value of filter criterion for field '{field}' must be of type {type} and should {(string.Equals(type, "string") ? "" : "not ")}be enclosed in quotes");

    public static Refusal NotFilterable(string query, int position, string field) =>
        At(query, position, "INVALID_FIELD", $"field '{field}' can not be filtered in a query call");

    public static Refusal At(string query, int position, string code, string message)
    {
        var start = Math.Max(0, position - 60);
        var end = Math.Min(query.Length, position + 60);
        var excerpt = query[start..end].Replace('\n', ' ').Replace('\r', ' ');
        var row = query.AsSpan(0, position).Count('\n') + 1;
        var column = position - query.AsSpan(0, position).LastIndexOf('\n');

        return Refusal.Bad(code, $"\n{excerpt}\n{new string(' ', position - start)}^\nERROR at Row:{row}:Column:{column}\n{message}");
    }
}
