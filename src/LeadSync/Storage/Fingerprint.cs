using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Storage;

/// <summary>A short hash of named values: tells whether two reads, or two writes, say the same.</summary>
internal static class Fingerprint
{
    public static string Of(IEnumerable<KeyValuePair<string, string?>> values)
    {
        var text = new StringBuilder(512);
        foreach (var (name, value) in values.Where(one => !string.IsNullOrEmpty(one.Value)).OrderBy(one => one.Key, StringComparer.Ordinal))
            text.Append(name).Append('=').Append(value).Append('\n');
        return Of(text.ToString());
    }

    public static string Of(IEnumerable<string> names) => Of(string.Join('\n', names));

    public static string Of(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
