using LeadSync.Rules.Yaml;

namespace LeadSync.Rules.Files;

/// <summary><c>owners</c> of <c>fields.yaml</c>.</summary>
internal static class OwnerMapReader
{
    public static OwnerRules Read(YamlMap? owners)
    {
        if (owners is null) return OwnerRules.None;

        var map = owners.Map("map");
        var pairs = map?.TextByKey() ?? new Dictionary<string, string>();
        foreach (var entry in map?.Entries ?? [])
        {
            if (!IsAddress(entry.Key) || !pairs.TryGetValue(entry.Key, out var to) || !IsAddress(to))
                owners.Judge.Refuse(entry.At, "an entry of 'owners' is no pair of addresses", "Write the address in HubSpot, then the one in Salesforce: \"ana@acme.example\": \"a.silva@acme.example\"");
        }

        var fallback = owners.Word("fallback");
        if (fallback is { } word && !IsAddress(word.Text))
            owners.Judge.Refuse(word.At, $"'fallback' is '{word.Text}'", "Write the e-mail address of a Salesforce user");
        owners.RefuseOtherKeys();
        return new OwnerRules(pairs, fallback?.Text);
    }

    private static bool IsAddress(string text) => text.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && at < text.Length - 1;
}
