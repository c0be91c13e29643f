namespace LeadSync.Sandbox.HubSpot.Properties;

/// <summary>
/// Reads a table of properties: a group in brackets, then a line for each property:
/// <c>name type fieldType [readonly] [unique] [= option|option]</c>.
/// </summary>
internal static class PropertyTable
{
    public static void Load(PropertyCatalog catalog, string table, DateTimeOffset createdAt, bool hubSpotDefined)
    {
        var group = "";
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('['))
            {
                group = line.Trim('[', ']');
                catalog.Put(new PropertyGroup(group, Label(group), catalog.Groups.Count));
                continue;
            }
            catalog.Put(Read(line, group) with { CreatedAt = createdAt, HubSpotDefined = hubSpotDefined });
        }
    }

    private static PropertyDefinition Read(string line, string group)
    {
        var (declared, options) = line.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left, right.Split('|')) : (line, []);
        var words = declared.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new PropertyDefinition(words[0], words[1], words[2], group)
        {
            Label = Label(words[0]),
            ReadOnly = words.Contains("readonly"),
            HasUniqueValue = words.Contains("unique"),
            Options = [.. options.Select((option, i) => new PropertyOption(option, Label(option), i))],
        };
    }

    private static string Label(string name)
    {
        var text = name.Replace('_', ' ');
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
