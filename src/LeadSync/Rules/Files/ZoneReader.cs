using LeadSync.Rules.Yaml;
using NodaTime;

namespace LeadSync.Rules.Files;

/// <summary>A time zone by its IANA name.</summary>
internal static class ZoneReader
{
    /// <summary>The zone's name as written; null where there is none or it is not known.</summary>
    public static string? Zone(this YamlMap map, string key)
    {
        if (map.Word(key) is not { Text.Length: > 0 } word) return null;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(word.Text) is not null) return word.Text;

        var near = Spelling.Nearest(word.Text, DateTimeZoneProviders.Tzdb.Ids);
        map.Judge.Refuse(
            word.At,
            $"there is no time zone '{word.Text}'",
            near is null ? "Write its IANA name, such as Europe/Berlin or America/New_York" : $"Did you mean '{near}'?");
        return null;
    }
}
