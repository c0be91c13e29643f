using System.Globalization;
using System.Text.RegularExpressions;
using LeadSync.Sandbox.HubSpot.Wire;

namespace LeadSync.Sandbox.HubSpot.Properties;

/// <summary>Which values a property takes, and how HubSpot stores them: always as text (HubSpot: Properties guide; Error handling).</summary>
internal static partial class PropertyValues
{
    private const int LongestText = 65_536;

    /// <summary>The stored form of <paramref name="raw"/>; null clears. The problem is set when HubSpot refuses the value.</summary>
    public static (string? Value, PropertyProblem? Problem) Normalise(PropertyDefinition property, string? raw, string? current)
    {
        if (property.ReadOnly)
            return Refuse(property, "READ_ONLY_VALUE", $"\"{property.Name}\" is a read only property; its value cannot be set.");
        if (string.IsNullOrEmpty(raw))
            return (null, null);

        return property switch
        {
            { Name: "email" } => Email(property, raw),
            { Type: "number" } => Number(property, raw),
            { Type: "bool" } => Flag(property, raw),
            { Type: "date" } => Date(property, raw),
            { Type: "datetime" } => DateAndTime(property, raw),
            { HasManyValues: true } => ManyOptions(property, raw, current),
            { Type: "enumeration" } => OneOption(property, raw),
            _ => raw.Length <= LongestText ? (raw, null) : Refuse(property, "INVALID_LENGTH", $"{property.Name} is {raw.Length} characters long; the most is {LongestText}."),
        };
    }

    private static (string?, PropertyProblem?) Email(PropertyDefinition property, string raw)
    {
        var address = raw.Trim().ToLowerInvariant();
        return AddressShape().IsMatch(address) ? (address, null) : Refuse(property, "INVALID_EMAIL", $"Email address {raw} is invalid");
    }

    private static (string?, PropertyProblem?) Number(PropertyDefinition property, string raw) =>
        decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? (raw.Trim(), null) : Refuse(property, "INVALID_INTEGER", $"{raw} was not a valid number.");

    private static (string?, PropertyProblem?) Flag(PropertyDefinition property, string raw) =>
        raw.ToLowerInvariant() is "true" or "false" ? (raw.ToLowerInvariant(), null) : NotAnOption(property, raw, ["true", "false"]);

    private static (string?, PropertyProblem?) Date(PropertyDefinition property, string raw)
    {
        if (IsoTime.Parse(raw) is not { } at)
            return Refuse(property, "INVALID_DATE", $"{raw} was not a valid date.");
        return at.TimeOfDay == TimeSpan.Zero
            ? (at.ToString("yyyy-MM-dd"), null)
            : Refuse(property, "INVALID_DATE", $"{raw} is at {at:HH:mm:ss.fff} UTC, not midnight!");
    }

    private static (string?, PropertyProblem?) DateAndTime(PropertyDefinition property, string raw) =>
        IsoTime.Parse(raw) is { } at ? (IsoTime.Text(at), null) : Refuse(property, "INVALID_LONG", $"{raw} was not a valid long.");

    private static (string?, PropertyProblem?) OneOption(PropertyDefinition property, string raw) =>
        property.Options.Any(option => option.Value == raw) ? (raw, null) : NotAnOption(property, raw, property.Options.Select(option => option.Value));

    /// <summary>A leading semicolon adds to what is there; without it the list is replaced.</summary>
    private static (string?, PropertyProblem?) ManyOptions(PropertyDefinition property, string raw, string? current)
    {
        var wanted = raw.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(wanted, value => property.Options.All(option => option.Value != value)) is { } unknown)
            return NotAnOption(property, unknown, property.Options.Select(option => option.Value));

        var kept = raw.StartsWith(';') ? current?.Split(';') ?? [] : [];
        return (string.Join(';', kept.Concat(wanted).Distinct()), null);
    }

    private static (string?, PropertyProblem?) NotAnOption(PropertyDefinition property, string raw, IEnumerable<string> options) =>
        Refuse(property, "INVALID_OPTION", $"{raw} was not one of the allowed options: [{string.Join(", ", options)}]");

    private static (string?, PropertyProblem?) Refuse(PropertyDefinition property, string code, string message) => (null, new PropertyProblem(property.Name, code, message));

    [GeneratedRegex(@"^[^@\s""(),:;<>]+@[^@\s.]+(\.[^@\s.]+)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex AddressShape();
}
