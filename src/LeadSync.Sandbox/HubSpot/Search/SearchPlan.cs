using System.Globalization;
using System.Text.Json;
using LeadSync.Sandbox.HubSpot.Properties;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Search;

/// <summary>A search as it will be run. Groups are alternatives; the filters of a group hold together.</summary>
internal sealed record SearchPlan(SearchFilter[][] Groups, PropertyDefinition? SortBy, bool Descending, string? Text, int Limit, int Offset)
{
    public const int MostResults = 10_000;
    private const int MostPerPage = 200;
    private const int MostGroups = 5;
    private const int MostPerGroup = 6;
    private const int MostFilters = 18;

    /// <exception cref="RefusedException">HubSpot would refuse the search.</exception>
    public static SearchPlan Of(SearchBody body, PropertyCatalog catalog)
    {
        var groups = (body.FilterGroups ?? []).Select(group => group.Filters ?? []).ToList();
        if (body.Filters is { Count: > 0 } bare)
            groups.Add(bare);
        if (groups.Count > MostGroups || groups.Exists(group => group.Count > MostPerGroup) || groups.Sum(group => group.Count) > MostFilters)
            throw Refuse($"A search takes at most {MostGroups} groups, {MostPerGroup} filters in each, {MostFilters} in all");

        var limit = body.Limit ?? 10;
        if (limit is < 1 or > MostPerPage)
            throw Refuse($"The limit {limit} is not valid: it must be a number from 1 to {MostPerPage}");
        if (!int.TryParse(body.After ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            throw Refuse($"The paging token {body.After} is not valid");
        if (offset >= MostResults)
            throw Refuse($"A search returns at most {MostResults} results; {offset} is beyond");
        if (body.Sorts is { Count: > 1 })
            throw Refuse("A search takes one sort only");

        var (sortBy, descending) = body.Sorts is [var sort] ? Sort(sort, catalog) : (null, false);
        return new SearchPlan([.. groups.Select(group => group.Select(filter => Filter(filter, catalog)).ToArray())], sortBy, descending, body.Query, limit, offset);
    }

    private static SearchFilter Filter(SearchFilterBody asked, PropertyCatalog catalog)
    {
        var property = Property(asked.PropertyName, catalog);
        IReadOnlyList<string> values = asked.Operator switch
        {
            "EQ" or "NEQ" or "LT" or "LTE" or "GT" or "GTE" or "CONTAINS_TOKEN" or "NOT_CONTAINS_TOKEN" => [asked.Value ?? throw Needs(asked, "value")],
            "BETWEEN" => [asked.Value ?? throw Needs(asked, "value"), asked.HighValue ?? throw Needs(asked, "highValue")],
            "IN" or "NOT_IN" => asked.Values is { Count: > 0 } many ? many : throw Needs(asked, "values"),
            "HAS_PROPERTY" or "NOT_HAS_PROPERTY" => [],
            _ => throw Refuse($"{asked.Operator} is not an operator"),
        };
        if (SearchKey.IsNumeric(property) && values.FirstOrDefault(value => SearchKey.Number(property, value) is null) is { } wrong)
            throw Refuse($"{wrong} is not a valid {property.Type} for {property.Name}");
        return new SearchFilter(property, asked.Operator, values);
    }

    /// <summary>Both forms are in use: an object, and a name with a minus for descending.</summary>
    private static (PropertyDefinition, bool Descending) Sort(JsonElement sort, PropertyCatalog catalog)
    {
        if (sort.ValueKind == JsonValueKind.String && sort.GetString() is { } name)
            return (Property(name.TrimStart('-'), catalog), name.StartsWith('-'));
        if (sort.ValueKind != JsonValueKind.Object || !sort.TryGetProperty("propertyName", out var property))
            throw Refuse("A sort needs a propertyName");
        return (Property(property.GetString(), catalog), sort.TryGetProperty("direction", out var direction) && direction.ValueEquals("DESCENDING"));
    }

    private static PropertyDefinition Property(string? name, PropertyCatalog catalog) =>
        catalog.Find(name ?? "") ?? throw Refuse($"There was a problem with the request: property {name} does not exist");

    private static RefusedException Needs(SearchFilterBody asked, string what) => Refuse($"Operator {asked.Operator} on {asked.PropertyName} needs {what}");

    private static RefusedException Refuse(string message) => new(ApiError.Invalid(message));
}
