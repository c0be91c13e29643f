using System.Text.RegularExpressions;

namespace LeadSync.Rules;

/// <summary>One step of a field's <c>transform</c>: its name and, where it takes any, its words or pairs.</summary>
internal sealed partial record Transform(string Name, IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Pairs)
{
    /// <summary>A place of a template: <c>{firstname}</c>.</summary>
    public const string Place = @"\{\s*(?<name>[A-Za-z0-9_]+)\s*\}";

    /// <summary>In a template, the value that the mapping itself brings.</summary>
    public const string OwnValue = "value";

    /// <summary>Other properties of the person that the step reads.</summary>
    public IEnumerable<string> Properties => Name switch
    {
        "template" => Words.SelectMany(text => Places().Matches(text)).Select(place => place.Groups["name"].Value).Where(name => name != OwnValue),
        // A telephone number without its country is read as dialled in the person's.
        "phone" when Words.Count == 0 => ["country"],
        _ => [],
    };

    [GeneratedRegex(Place, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Places();
}
