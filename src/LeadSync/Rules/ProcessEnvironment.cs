using System.Collections;

namespace LeadSync.Rules;

/// <summary>The environment of this process, its names without case: LeadSync__HubSpot__Token counts as well.</summary>
internal static class ProcessEnvironment
{
    private static readonly Dictionary<string, string?> Variables = Read();

    public static IReadOnlyCollection<string> Names => Variables.Keys;

    public static string? ValueOf(string name) => Variables.GetValueOrDefault(name);

    /// <summary>Of two names that differ by case alone, the one in upper case wins.</summary>
    private static Dictionary<string, string?> Read()
    {
        var variables = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().OrderBy(entry => (string)entry.Key, StringComparer.Ordinal))
            variables.TryAdd((string)entry.Key, (string?)entry.Value);
        return variables;
    }
}
