using CsvHelper;

namespace LeadSync.Cli.Planning;

/// <summary>People of a CSV file, as an import into HubSpot would take them: an empty cell says nothing, a later row of the same address adds to the earlier.</summary>
internal static class ListedPeople
{
    public const string Id = "hs_object_id";
    public const string Email = "email";

    /// <summary>HubSpot sets these by itself.</summary>
    private static readonly string[] Upkeep = [Id, "createdate", "lastmodifieddate"];

    /// <exception cref="RefusedException">It cannot be read as a table with a header.</exception>
    public static IReadOnlyList<ListedPerson> Read(string path)
    {
        try
        {
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true });
            csv.ReadHeader();
            var people = new List<ListedPerson>();
            while (csv.Read()) people.Add(Person([.. csv.Headers.Take(csv.FieldCount).Select((name, column) => (name, csv.GetString(column)))]));
            return [.. people.GroupBy(person => person.Email ?? Guid.NewGuid().ToString("N")).Select(Together)];
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or FormatException)
        {
            throw new RefusedException($"{path} cannot be read as a CSV file whose first row names HubSpot properties: {wrong.Message}", wrong);
        }
    }

    private static ListedPerson Person(IReadOnlyList<(string Name, string? Value)> cells)
    {
        var filled = cells.Where(cell => !string.IsNullOrEmpty(cell.Value)).DistinctBy(cell => cell.Name).ToDictionary(cell => cell.Name, cell => cell.Value);
        var id = filled.GetValueOrDefault(Id);
        foreach (var name in Upkeep) filled.Remove(name);

        // As HubSpot keeps addresses.
        if (filled.GetValueOrDefault(Email) is { } email) filled[Email] = email.Trim().ToLowerInvariant();
        return new ListedPerson(id, filled.GetValueOrDefault(Email), filled);
    }

    private static ListedPerson Together(IEnumerable<ListedPerson> rows) => rows.Aggregate((one, next) => next with
    {
        Id = next.Id ?? one.Id,
        Properties = one.Properties.Concat(next.Properties).GroupBy(property => property.Key).ToDictionary(property => property.Key, property => property.Last().Value),
    });
}

/// <param name="Id">The contact's id in HubSpot, where the list has it.</param>
/// <param name="Properties">Filled cells by property.</param>
internal sealed record ListedPerson(string? Id, string? Email, IReadOnlyDictionary<string, string?> Properties);
